using TensorRT.Interop;

namespace TensorRT;

/// <summary>Bytes that the library made: an engine, a timing cache (<c>IHostMemory</c>).</summary>
public sealed unsafe class HostMemory : NativeObject
{
    private readonly void* _pointer;
    private readonly Logger _logger;
    private readonly VHostMemory _memory;

    internal HostMemory(void* pointer, Logger logger) : base(logger)
    {
        _pointer = pointer;
        _logger = logger;
        _memory = VHostMemory.Of(pointer, logger.Abi);
    }

    /// <summary>Bytes; an engine may have more than fit into one span.</summary>
    public long Length
    {
        get { using var held = Hold(); return checked((long)_memory.size()); }
    }

    /// <summary>Writes all bytes in blocks, without a copy of the whole.</summary>
    /// <exception cref="TensorRTException">The library says how many bytes there are, and not where.</exception>
    public void CopyTo(Stream destination)
    {
        const int Block = 1 << 20;
        using var held = Hold();
        var data = Data(out var length);
        for (long at = 0; at < length; at += Block) destination.Write(new ReadOnlySpan<byte>(data + at, (int)Math.Min(Block, length - at)));
    }

    /// <summary>A copy of all bytes; at most 2 GiB.</summary>
    public byte[] ToArray()
    {
        using var held = Hold();
        var data = Data(out var length);
        return new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
    }

    private byte* Data(out long length)
    {
        var data = (byte*)_memory.data();
        length = checked((long)_memory.size());
        return data is null && length > 0
            ? throw new TensorRTException(TensorRTError.NativeFailure, $"the library gave {length} bytes without an address") : data;
    }

    private protected override void Destroy() => new INoCopy(_pointer, _logger.Abi).delete();
}
