using TensorRT.Interop;

namespace TensorRT;

/// <summary>A value of a network (<c>ITensor</c>), owned by it: there is nothing to dispose.</summary>
public readonly unsafe struct Tensor : IEquatable<Tensor>
{
    private readonly NetworkDefinition _network;
    private readonly VTensor _tensor;

    internal Tensor(void* pointer, NetworkDefinition network)
    {
        Pointer = pointer;
        _network = network;
        _tensor = VTensor.Of(pointer, network.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    /// <summary>Of an input or output, its name in the engine.</summary>
    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_tensor.getName()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _tensor.setName(text.Pointer); }
    }

    /// <summary>Type of the elements. It can be set of inputs and outputs of weakly typed networks: up to 10.16 and RTX 1.4.</summary>
    public DataType Type
    {
        get { using var held = Hold(); return _tensor.getType(); }
        set { using var held = Hold(); _tensor.setType(value); }
    }

    /// <summary>−1 for a size not known before run time; null for an unknown rank. It can be set of inputs.</summary>
    public IReadOnlyList<long>? Dimensions
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_tensor.getDimensions()); }
        set { using var held = Hold();
            _tensor.setDimensions(TensorRT.Dimensions.Pack([.. value ?? throw new ArgumentNullException(nameof(value))])); }
    }

    /// <summary>The name of one of an input's sizes: sizes with one name are equal at run time.</summary>
    public string GetDimensionName(int axis)
    {
        using var held = Hold();
        return Utf8Text.Read(_tensor.getDimensionName(axis)) ?? "";
    }

    /// <summary>Names one of an input's sizes.</summary>
    public void SetDimensionName(int axis, string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        _tensor.setDimensionName(axis, text.Pointer);
    }

    /// <summary>One bit a <see cref="TensorFormat"/>: the layouts in memory that the builder may choose from for an input or output; all
    /// unless set.</summary>
    public uint AllowedFormats
    {
        get { using var held = Hold(); return _tensor.getAllowedFormats(); }
        set { using var held = Hold(); _tensor.setAllowedFormats(value); }
    }

    /// <summary>Where an input or output lies: on the device unless set. Not in RTX.</summary>
    public TensorLocation Location
    {
        get { using var held = Hold(); return _tensor.getLocation(); }
        set { using var held = Hold(); _tensor.setLocation(value); }
    }

    /// <summary>The range that INT8 stands for. Up to 10.16, not in RTX.</summary>
    /// <returns>False when it is refused.</returns>
    public bool SetDynamicRange(float min, float max)
    {
        using var held = Hold();
        return _tensor.setDynamicRange(min, max);
    }

    /// <summary>Takes the range away. Up to 10.16, not in RTX.</summary>
    public void ResetDynamicRange()
    {
        using var held = Hold();
        _tensor.resetDynamicRange();
    }

    /// <summary>The range that was set; null for none. Up to 10.16, not in RTX.</summary>
    public (float Min, float Max)? DynamicRange
    {
        get { using var held = Hold(); return _tensor.dynamicRangeIsSet() ? (_tensor.getDynamicRangeMin(), _tensor.getDynamicRangeMax())
            : null; }
    }

    /// <summary>An input of the network.</summary>
    public bool IsNetworkInput
    {
        get { using var held = Hold(); return _tensor.isNetworkInput(); }
    }

    /// <summary>An output of the network.</summary>
    public bool IsNetworkOutput
    {
        get { using var held = Hold(); return _tensor.isNetworkOutput(); }
    }

    /// <summary>Its values are sizes: they are wanted before run time, and lie in host memory as an input or output.</summary>
    public bool IsShapeTensor
    {
        get { using var held = Hold(); return _tensor.isShapeTensor(); }
    }

    /// <summary>Its values are wanted at run time. It may be a shape tensor too.</summary>
    public bool IsExecutionTensor
    {
        get { using var held = Hold(); return _tensor.isExecutionTensor(); }
    }

    /// <summary>The same tensor of the same network.</summary>
    public bool Equals(Tensor other) => Pointer == other.Pointer && _network == other._network;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((nint)Pointer).GetHashCode();

    /// <summary>The same tensor of the same network.</summary>
    public static bool operator ==(Tensor a, Tensor b) => a.Equals(b);

    /// <summary>Not the same tensor.</summary>
    public static bool operator !=(Tensor a, Tensor b) => !a.Equals(b);

    private NativeObject.Lease Hold() => _network.Hold();
}
