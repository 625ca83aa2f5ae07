namespace Trtc.Tests;

/// <summary>Where this checkout and the optional folder of models and data beside it are.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A file of the folder <c>shared</c> beside the checkout; the calling test is skipped where it is missing.</summary>
    public static string Shared(params string[] parts)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine([Root, "..", "shared", .. parts]));
        if (!File.Exists(path) && !Directory.Exists(path)) Assert.Skip($"needs ../shared/{string.Join('/', parts)} beside the checkout");
        return path;
    }

    private static string FindRoot()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
            if (File.Exists(System.IO.Path.Combine(d.FullName, "TrtCompiler.sln"))) return d.FullName;
        throw new DirectoryNotFoundException("TrtCompiler.sln is not above " + AppContext.BaseDirectory);
    }
}
