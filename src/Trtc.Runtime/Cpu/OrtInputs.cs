using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Trtc.Core.Ir;

namespace Trtc.Runtime.Cpu;

/// <summary>
/// The inputs of one run as ONNX Runtime reads them. What lies in an array stays there, pinned until <see cref="Dispose"/>: copies, made
/// and freed for every image, would scatter the native heap. Anything else is copied.
/// </summary>
internal sealed class OrtInputs : IDisposable
{
    private readonly List<GCHandle> _pinned = [];
    private readonly List<OrtValue> _values = [];
    private readonly List<string> _names = [];

    public OrtInputs(ReadOnlySpan<NamedTensor> inputs)
    {
        try
        {
            foreach (var (name, tensor) in inputs)
            {
                _names.Add(name);
                _values.Add(Value(tensor));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyCollection<string> Names => _names;

    public IReadOnlyCollection<OrtValue> Values => _values;

    public void Dispose()
    {
        foreach (var value in _values) value.Dispose();
        foreach (var handle in _pinned) handle.Free();
    }

    private OrtValue Value(TensorData tensor)
    {
        var type = (TensorElementType)tensor.Type;
        if (tensor.Bytes is MemoryBytes { Length: > 0 } bytes && MemoryMarshal.TryGetArray(bytes.Memory, out var array))
        {
            var handle = GCHandle.Alloc(array.Array, GCHandleType.Pinned);
            _pinned.Add(handle);
            return OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, [.. tensor.Dims],
                handle.AddrOfPinnedObject() + array.Offset, array.Count);
        }
        var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, [.. tensor.Dims]);
        tensor.Bytes.Read(0, value.GetTensorMutableRawData());
        return value;
    }
}
