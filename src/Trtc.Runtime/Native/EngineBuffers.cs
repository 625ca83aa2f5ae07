using TensorRT.Cuda;

namespace Trtc.Runtime.Native;

/// <summary>Memory of an engine's inputs and outputs, kept from sample to sample and made anew when a larger one comes. At least a byte
/// each: an address must be.</summary>
internal sealed class EngineBuffers(CudaContext cuda) : IDisposable
{
    private readonly Dictionary<string, CudaMemory> _device = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CudaHostMemory> _host = new(StringComparer.Ordinal);

    /// <returns>The address, of host memory for tensors that are wanted there.</returns>
    public nint Put(string name, ReadOnlySpan<byte> bytes, bool host)
    {
        var address = Room(name, bytes.Length, host);
        if (host) bytes.CopyTo(_host[name].Bytes);
        else if (bytes.Length > 0) _device[name].CopyFrom(bytes);
        return address;
    }

    public nint Room(string name, long bytes, bool host)
    {
        bytes = Math.Max(1, bytes);
        if (host)
        {
            if (!_host.TryGetValue(name, out var has) || has.Length < bytes)
            {
                has?.Dispose();
                _host[name] = has = cuda.AllocateHost(checked((int)bytes));
            }
            return has.Address;
        }
        if (!_device.TryGetValue(name, out var memory) || memory.Length < bytes)
        {
            // Before the larger one is made: both may be too much. Forgotten first: making it may fail.
            _device.Remove(name);
            memory?.Dispose();
            _device[name] = memory = cuda.Allocate(bytes);
        }
        return memory.Address;
    }

    public nint Address(string name) => _device.TryGetValue(name, out var memory) ? memory.Address : _host[name].Address;

    /// <summary>Copies from the beginning of a tensor's memory; all work on it must be done.</summary>
    public void Get(string name, Span<byte> destination)
    {
        if (destination.IsEmpty) return;
        if (_device.TryGetValue(name, out var memory)) memory.CopyTo(destination);
        else _host[name].Bytes[..destination.Length].CopyTo(destination);
    }

    public void Dispose()
    {
        foreach (var memory in _device.Values) memory.Dispose();
        foreach (var memory in _host.Values) memory.Dispose();
    }
}
