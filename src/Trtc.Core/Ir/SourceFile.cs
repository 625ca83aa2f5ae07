using Microsoft.Win32.SafeHandles;

namespace Trtc.Core.Ir;

/// <summary>A file that weights lie in, opened for shared reading; reads are positional and may run in parallel.</summary>
public sealed class SourceFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    public SourceFile(string path)
    {
        Path = path;
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    /// <summary>Bytes, when the file was opened.</summary>
    public long Length { get; }

    /// <exception cref="EndOfStreamException">The file has become shorter since it was opened.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            var n = RandomAccess.Read(_handle, destination, offset);
            if (n == 0) throw new EndOfStreamException($"{Path} ends at {offset}; {destination.Length} more bytes were expected");
            offset += n;
            destination = destination[n..];
        }
    }

    public void Dispose() => _handle.Dispose();
}
