using System.Diagnostics;

namespace Trtc.Tests;

/// <summary>ONNX's own operator tests, unpacked once into the build's artifacts.</summary>
public static class NodeTests
{
    private static readonly Lock Unpacking = new();

    /// <summary>The folders, each with model.onnx and test_data_set_0, in ordinal order.</summary>
    public static string[] Folders()
    {
        var archive = Repository.Shared("data", "onnx-node-tests.tar.xz");
        var cache = Repository.Path("artifacts", "onnx-node-tests");
        lock (Unpacking)
        {
            if (!Directory.Exists(cache)) Unpack(archive, cache);
        }
        var folders = Directory.GetDirectories(Path.Combine(cache, "node"));
        Array.Sort(folders, StringComparer.Ordinal);
        return folders;
    }

    public static string[] Models() => Array.ConvertAll(Folders(), f => Path.Combine(f, "model.onnx"));

    private static void Unpack(string archive, string cache)
    {
        // Another test process may unpack at the same time: the first to rename wins.
        var temporary = $"{cache}.{Environment.ProcessId}";
        Directory.CreateDirectory(temporary);
        using var tar = Process.Start("tar", ["-xJf", archive, "-C", temporary]);
        tar.WaitForExit();
        if (tar.ExitCode != 0) Assert.Skip("tar cannot unpack .tar.xz here");
        try
        {
            Directory.Move(temporary, cache);
        }
        catch (IOException) when (Directory.Exists(cache))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
