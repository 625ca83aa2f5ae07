using Trtc.Core.Diagnostics;

namespace Trtc.Core.Build;

/// <summary>
/// The files of one build. Each is written under a temporary name in its own folder and renamed when it is whole; what was not
/// renamed is deleted on dispose, so a fault or a cancel leaves nothing behind and an older engine untouched.
/// </summary>
public sealed class OutputFiles : IDisposable
{
    private readonly string _folder;
    private readonly string _stem;
    private readonly List<string> _temporary = [];

    public OutputFiles(string finalPath)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(finalPath))!;
        _stem = $".{Path.GetFileName(finalPath)}.{Environment.ProcessId}.{Path.GetRandomFileName()[..6]}";
    }

    /// <summary>Says before any work is done that nothing can be written at <paramref name="path"/>: TRTC2017, or TRTC2018 where it is the model.</summary>
    public static bool CanBe(string path, DiagnosticList diagnostics, string model = "")
    {
        if (path.Length == 0)
        {
            diagnostics.Add(Codes.OutputNotWritable, path, "", "its name is empty");
            return false;
        }
        var full = Path.GetFullPath(path);
        var reason = Directory.Exists(full) ? "it is a folder"
            : !Directory.Exists(Path.GetDirectoryName(full)) ? "its folder does not exist"
            // The rename at the end would put a file in the place of the device, and root may.
            : full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal) ? "it is a device"
            : null;
        if (model.Length > 0 && full == Path.GetFullPath(model))
        {
            diagnostics.Add(Codes.OutputIsInput, path, "");
            return false;
        }
        if (reason is not null) diagnostics.Add(Codes.OutputNotWritable, path, "", reason);
        return reason is null;
    }

    /// <summary>Runs what writes <paramref name="path"/> and nothing else; false with TRTC2017 when that cannot be written.</summary>
    public static bool Try(string path, DiagnosticList diagnostics, Action write)
    {
        if (!CanBe(path, diagnostics)) return false;
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.OutputNotWritable, path, "", e.Message.TrimEnd('.'));
            return false;
        }
    }

    /// <summary>A new name beside the final file; whatever is written there (or there with a further ending) is removed on dispose.</summary>
    public string Temporary(string ending)
    {
        var path = Path.Combine(_folder, _stem + ending);
        _temporary.Add(path);
        return path;
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var part = Temporary(Path.GetExtension(path) + _temporary.Count);
        File.WriteAllBytes(part, bytes);
        Commit(part, path);
    }

    public void Commit(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        _temporary.Remove(temporary);
    }

    public void Dispose()
    {
        foreach (var path in _temporary)
        {
            File.Delete(path);
            // The writer of external data adds an ending of its own.
            File.Delete(path + ".data");
        }
    }
}
