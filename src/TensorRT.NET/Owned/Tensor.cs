using TensorRT.Interop;

namespace TensorRT;

/// <summary>A value of a network (<c>ITensor</c>). The network owns the native object; this keeps the network from being destroyed only while it is called.</summary>
public readonly unsafe struct Tensor
{
    private readonly NetworkDefinition _network;
    private readonly VTensor _tensor;

    internal Tensor(void* pointer, NetworkDefinition network)
    {
        Pointer = pointer;
        _network = network;
        _tensor = VTensor.Of(pointer, network.Abi);
    }

    internal void* Pointer { get; }

    public string Name
    {
        get { using var held = _network.Hold(); return Utf8Text.Read(_tensor.getName()) ?? ""; }
        set { using var held = _network.Hold(); using var text = new Utf8Text(value); _tensor.setName(text.Pointer); }
    }

    public DataType Type
    {
        get { using var held = _network.Hold(); return _tensor.getType(); }
        set { using var held = _network.Hold(); _tensor.setType(value); }
    }

    /// <summary>−1 for a size not known before run time; null for an unknown rank.</summary>
    public IReadOnlyList<long>? Dimensions
    {
        get { using var held = _network.Hold(); return TensorRT.Dimensions.Unpack(_tensor.getDimensions()); }
        set { using var held = _network.Hold(); _tensor.setDimensions(TensorRT.Dimensions.Pack([.. value ?? throw new ArgumentNullException(nameof(value))])); }
    }

    /// <summary>One bit a <see cref="TensorFormat"/>: the layouts in memory that the builder may choose from for an input or output.</summary>
    public uint AllowedFormats
    {
        get { using var held = _network.Hold(); return _tensor.getAllowedFormats(); }
        set { using var held = _network.Hold(); _tensor.setAllowedFormats(value); }
    }

    /// <summary>The range that INT8 stands for (8.6 and 10).</summary>
    /// <returns>False when it is refused.</returns>
    public bool SetDynamicRange(float min, float max)
    {
        using var held = _network.Hold();
        return _tensor.setDynamicRange(min, max);
    }

    public bool IsShapeTensor
    {
        get { using var held = _network.Hold(); return _tensor.isShapeTensor(); }
    }
}
