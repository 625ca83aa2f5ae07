using TensorRT.Interop;

namespace TensorRT;

/// <summary>A layer of a network (<c>ILayer</c>), owned by it. Types of layers and of their outputs can be set on 8.6 and 10 alone.</summary>
public readonly unsafe struct Layer
{
    private readonly NetworkDefinition _network;
    private readonly VLayer _layer;

    internal Layer(void* pointer, NetworkDefinition network)
    {
        Pointer = pointer;
        _network = network;
        _layer = VLayer.Of(pointer, network.Abi);
    }

    internal void* Pointer { get; }

    public string Name
    {
        get { using var held = _network.Hold(); return Utf8Text.Read(_layer.getName()) ?? ""; }
        set { using var held = _network.Hold(); using var text = new Utf8Text(value); _layer.setName(text.Pointer); }
    }

    public LayerType Type
    {
        get { using var held = _network.Hold(); return _layer.getType(); }
    }

    public int InputCount
    {
        get { using var held = _network.Hold(); return _layer.getNbInputs(); }
    }

    public int OutputCount
    {
        get { using var held = _network.Hold(); return _layer.getNbOutputs(); }
    }

    /// <returns>Null for an optional input that is left out.</returns>
    public Tensor? Input(int index)
    {
        using var held = _network.Hold();
        var tensor = _layer.getInput(index);
        return tensor is null ? null : new Tensor(tensor, _network);
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public Tensor Output(int index)
    {
        using var held = _network.Hold();
        var tensor = _layer.getOutput(index);
        return tensor is null ? throw new ArgumentOutOfRangeException(nameof(index), index, "the layer has no such output") : new(tensor, _network);
    }

    public void SetInput(int index, Tensor tensor)
    {
        using var held = _network.Hold();
        _layer.setInput(index, tensor.Pointer);
    }

    /// <summary>The type that the layer computes in (8.6 and 10, weakly typed networks).</summary>
    public void SetPrecision(DataType type)
    {
        using var held = _network.Hold();
        _layer.setPrecision(type);
    }

    /// <summary>The type of an output (8.6 and 10, weakly typed networks).</summary>
    public void SetOutputType(int output, DataType type)
    {
        using var held = _network.Hold();
        _layer.setOutputType(output, type);
    }
}
