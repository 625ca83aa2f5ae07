using System.Collections.Concurrent;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Files;

/// <summary>
/// The one writer of files. Each file is written under a temporary name in its own folder, flushed to the disk and renamed when it is
/// whole; what was not renamed is deleted on dispose, so a fault or a cancel leaves nothing behind and an older file untouched.
/// </summary>
public sealed class OutputFiles : IDisposable
{
    private static readonly ConcurrentDictionary<string, bool> s_unfinished = new(StringComparer.Ordinal);

    private readonly string _folder;
    private readonly string _stem;
    private readonly List<string> _temporary = [];

    public OutputFiles(string finalPath)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(finalPath))!;
        _stem = $".{Path.GetFileName(finalPath)}.{Environment.ProcessId}.{Path.GetRandomFileName()[..6]}";
    }

    /// <summary>Says before any work is done that nothing can be written at <paramref name="path"/>: TRTC2017, or TRTC2018 where it is the
    /// model.</summary>
    public static bool CanBe(string path, DiagnosticList diagnostics, string model = "") =>
        new OutputCheck().Reads(model).Writes("", path).Run(diagnostics);

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

    /// <summary>Replaces one file at once: whoever reads it beside this process never sees half of it.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        using var files = new OutputFiles(path);
        files.Write(path, write);
    }

    /// <summary>Deletes what is under temporary names, for a process that is ended before it can dispose.</summary>
    public static void DeleteUnfinished()
    {
        foreach (var path in s_unfinished.Keys) Delete(path);
    }

    /// <summary>A new name beside the final file; whatever is written there (or there with a further ending) is removed on
    /// dispose.</summary>
    public string Temporary(string ending)
    {
        var path = Path.Combine(_folder, _stem + ending);
        _temporary.Add(path);
        s_unfinished[path] = true;
        return path;
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var part = Temporary(Path.GetExtension(path) + _temporary.Count);
        File.WriteAllBytes(part, bytes);
        Commit(part, path);
    }

    public void Write(string path, Action<Stream> write)
    {
        var part = Temporary(Path.GetExtension(path) + _temporary.Count);
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024)) write(stream);
        Commit(part, path);
    }

    public void Commit(string temporary, string path)
    {
        // A rename that reaches the disk before the bytes would leave an empty file after a loss of power.
        using (var written = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(written);
        File.Move(temporary, path, overwrite: true);
        _temporary.Remove(temporary);
        s_unfinished.TryRemove(temporary, out _);
    }

    public void Dispose()
    {
        foreach (var path in _temporary)
        {
            Delete(path);
            s_unfinished.TryRemove(path, out _);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
            // The writer of external data adds an ending of its own.
            File.Delete(path + ".data");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder has gone, or may not be written any more: the fault that led here is told already.
        }
    }
}
