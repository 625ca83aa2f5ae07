using Trtc.Core.Diagnostics;

namespace Trtc.Core.Files;

/// <summary>
/// What one command reads and what it writes: nothing that is written may take the place of what is read, nor of another output. Names are
/// compared as files: links are followed, and capital and small letters are one where the file system says so.
/// </summary>
public sealed class OutputCheck
{
    private readonly List<string> _reads = [];
    private readonly List<(string Folder, Func<string, bool> IsData)> _folders = [];
    private readonly List<(string Option, string Path)> _writes = [];

    /// <summary>A file that is read; empty and null are none.</summary>
    public OutputCheck Reads(string? path)
    {
        if (!string.IsNullOrEmpty(path)) _reads.Add(path);
        return this;
    }

    /// <summary>A folder whose files are read.</summary>
    /// <param name="isData">Given a file's name, whether it is one of them.</param>
    public OutputCheck ReadsFolder(string path, Func<string, bool> isData)
    {
        _folders.Add((path, isData));
        return this;
    }

    /// <param name="option">That names it, for messages; empty for none.</param>
    /// <param name="path">Null is none.</param>
    public OutputCheck Writes(string option, string? path)
    {
        if (path is not null) _writes.Add((option, path));
        return this;
    }

    /// <returns>False with TRTC2017 (it cannot be written), TRTC2018 (it would replace what is read) or TRTC2060 (two outputs of one name),
    /// once for each option.</returns>
    public bool Run(DiagnosticList diagnostics)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _writes.Count; i++)
        {
            var (option, path) = _writes[i];
            if (told.Contains(option)) continue;
            if (Unwritable(path) is { } reason) diagnostics.Add(Codes.OutputNotWritable, path, option, reason);
            else if (Replaced(path) is { } read) diagnostics.Add(Codes.OutputIsInput, path, option, read);
            else if (Earlier(i) is { } other) diagnostics.Add(Codes.OutputsCollide, path, option, other);
            else continue;
            told.Add(option);
        }
        return told.Count == 0;
    }

    private static string? Unwritable(string path)
    {
        if (path.Length == 0) return "its name is empty";
        if (path.Contains('\0')) return "its name holds a zero character";
        if (RealPath.Of(path) is not { } full) return "its links go round in a circle";
        if (Directory.Exists(full)) return "it is a folder";
        if (!Directory.Exists(Path.GetDirectoryName(full))) return "its folder does not exist";
        // The rename at the end would put a file in the place of the device, and root may.
        if (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
            return "it is a device";
        return null;
    }

    private string? Replaced(string path)
    {
        var full = RealPath.Of(path)!;
        if (!File.Exists(full)) return null;
        foreach (var read in _reads)
            if (IsSame(full, read)) return read;
        foreach (var (folder, isData) in _folders)
            if (RealPath.Of(folder) is { } real && RealPath.IsInside(full, real) && isData(Path.GetFileName(full))) return folder;
        return null;
    }

    private string? Earlier(int index)
    {
        var full = RealPath.Of(_writes[index].Path)!;
        for (var i = 0; i < index; i++)
            if (_writes[i].Path.Length > 0 && IsSame(full, _writes[i].Path))
                return _writes[i].Option.Length > 0 ? _writes[i].Option : _writes[i].Path;
        return null;
    }

    /// <param name="full">A real path.</param>
    private static bool IsSame(string full, string other)
    {
        // Files of another name are this one through a link at most: spares following the path of every file of a long list.
        if (!Path.GetFileName(full.AsSpan()).Equals(Path.GetFileName(other.AsSpan()), StringComparison.OrdinalIgnoreCase)
            && new FileInfo(other).LinkTarget is null) return false;
        return RealPath.Of(other) is { } real && RealPath.IsSame(full, real);
    }
}
