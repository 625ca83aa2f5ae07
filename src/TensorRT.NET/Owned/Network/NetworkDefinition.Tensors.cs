namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>Adds an input.</summary>
    /// <param name="sizes">−1 for a size that a profile gives.</param>
    /// <exception cref="TensorRTException">The name is taken, or the type cannot be an input.</exception>
    public Tensor AddInput(string name, DataType type, ReadOnlySpan<long> sizes)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        Forget();
        return new(Added(_network.addInput(text.Pointer, type, Dimensions.Pack(sizes)), "addInput"), this);
    }

    /// <summary>Makes a tensor an output of the network.</summary>
    public void MarkOutput(Tensor tensor)
    {
        using var held = Hold();
        _network.markOutput(tensor.Pointer);
    }

    /// <summary>Makes it none again.</summary>
    public void UnmarkOutput(Tensor tensor)
    {
        using var held = Hold();
        _network.unmarkOutput(tensor.Pointer);
    }

    /// <summary>Makes a shape tensor an output: its values lie in host memory. <see cref="MarkOutput"/> does for it too from 10.0
    /// on.</summary>
    /// <returns>False for a tensor that is no shape tensor.</returns>
    public bool MarkOutputForShapes(Tensor tensor)
    {
        using var held = Hold();
        return _network.markOutputForShapes(tensor.Pointer);
    }

    /// <summary>Makes it none again.</summary>
    public bool UnmarkOutputForShapes(Tensor tensor)
    {
        using var held = Hold();
        return _network.unmarkOutputForShapes(tensor.Pointer);
    }

    /// <summary>Takes a tensor out of the network; no layer may use it.</summary>
    public void RemoveTensor(Tensor tensor)
    {
        using var held = Hold();
        _network.removeTensor(tensor.Pointer);
    }

    /// <summary>Keeps a tensor from being fused away, so that its values can be seen at run time. From 10.0 on and in RTX.</summary>
    /// <returns>False when it is refused.</returns>
    public bool MarkDebug(Tensor tensor, bool on = true)
    {
        using var held = Hold();
        return on ? _network.markDebug(tensor.Pointer) : _network.unmarkDebug(tensor.Pointer);
    }

    /// <summary>Whether it is marked. From 10.0 on and in RTX.</summary>
    public bool IsDebugTensor(Tensor tensor)
    {
        using var held = Hold();
        return _network.isDebugTensor(tensor.Pointer);
    }

    /// <summary>Lets all tensors that the builder does not fuse away be seen at run time. From 10.12 on and in RTX.</summary>
    public bool MarkUnfusedTensorsAsDebug(bool on = true)
    {
        using var held = Hold();
        return on ? _network.markUnfusedTensorsAsDebugTensors() : _network.unmarkUnfusedTensorsAsDebugTensors();
    }

    internal Tensor? TensorOrNull(void* tensor) => tensor is null ? null : new Tensor(tensor, this);

    private static nint[] Pointers(ReadOnlySpan<Tensor> tensors)
    {
        var pointers = new nint[tensors.Length];
        for (var i = 0; i < pointers.Length; i++) pointers[i] = (nint)tensors[i].Pointer;
        return pointers;
    }
}
