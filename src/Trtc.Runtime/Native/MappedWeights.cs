using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Runtime.Native;

/// <summary>
/// Weights in memory for a parser that takes them by name. Each file is mapped once, so that a weight is resident where it lies; one that
/// lies at an address that its element type must not have is read into memory of its own instead.
/// </summary>
internal sealed class MappedWeights : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (MemoryMappedFile File, MemoryMappedViewAccessor View)> _mapped = new(StringComparer.Ordinal);
    private readonly List<nint> _copies = [];

    /// <returns>The address of the weight's first byte, good until dispose.</returns>
    /// <exception cref="IOException">The file has gone, or is shorter than it was.</exception>
    public nint Address(WeightRange weight)
    {
        if (!_files.TryGetValue(weight.Path, out var file)) _files.Add(weight.Path, file = new(weight.Path));
        // Beyond the end of a mapped file lies SIGBUS.
        if (weight.Offset < 0 || weight.Length <= 0 || weight.Offset > file.Length - weight.Length)
            throw new EndOfStreamException($"it has {file.Length} bytes");
        return weight.Offset % weight.Alignment == 0 ? Base(weight.Path) + (nint)weight.Offset : Copy(file, weight);
    }

    public void Dispose()
    {
        foreach (var copy in _copies) Marshal.FreeHGlobal(copy);
        _copies.Clear();
        foreach (var (file, view) in _mapped.Values)
        {
            view.Dispose();
            file.Dispose();
        }
        _mapped.Clear();
        foreach (var file in _files.Values) file.Dispose();
        _files.Clear();
    }

    private nint Base(string path)
    {
        if (!_mapped.TryGetValue(path, out var mapped))
        {
            var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _mapped.Add(path, mapped = (file, file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read)));
        }
        return mapped.View.SafeMemoryMappedViewHandle.DangerousGetHandle();
    }

    private nint Copy(SourceFile file, WeightRange weight)
    {
        // At a multiple of 16 bytes, as malloc gives it.
        var copy = Marshal.AllocHGlobal((nint)weight.Length);
        _copies.Add(copy);
        var block = new byte[Math.Min(BlockBytes, weight.Length)];
        for (long done = 0; done < weight.Length; done += block.Length)
        {
            var part = (int)Math.Min(block.Length, weight.Length - done);
            file.Read(weight.Offset + done, block.AsSpan(0, part));
            Marshal.Copy(block, 0, copy + (nint)done, part);
        }
        return copy;
    }
}
