namespace Trtc.Tests;

/// <summary>Text that a person reviews, kept in a file: <c>UPDATE_GOLDEN=1</c> writes it, otherwise it must be equal.</summary>
public static class Golden
{
    /// <param name="path">From the checkout's root.</param>
    public static void Equal(string path, string actual)
    {
        var file = Repository.Path(path);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"{path} is missing; UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
