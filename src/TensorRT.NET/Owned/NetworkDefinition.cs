using TensorRT.Interop;

namespace TensorRT;

/// <summary>The graph to build (<c>INetworkDefinition</c>), filled by an <see cref="OnnxParser"/> or by hand.</summary>
public sealed unsafe partial class NetworkDefinition : NativeObject
{
    private readonly VNetworkDefinition _network;
    private readonly List<IParser> _parsers = [];

    internal NetworkDefinition(void* pointer, Builder builder) : base(builder)
    {
        Pointer = pointer;
        Builder = builder;
        _network = VNetworkDefinition.Of(pointer, builder.Abi);
    }

    public Builder Builder { get; }

    internal void* Pointer { get; }

    internal Abi Abi => Builder.Abi;

    public int LayerCount
    {
        get { using var held = Hold(); return _network.getNbLayers(); }
    }

    public int InputCount
    {
        get { using var held = Hold(); return _network.getNbInputs(); }
    }

    public int OutputCount
    {
        get { using var held = Hold(); return _network.getNbOutputs(); }
    }

    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_network.getName()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _network.setName(text.Pointer); }
    }

    public Tensor Input(int index)
    {
        using var held = Hold();
        return TensorAt(_network.getInput(index), index);
    }

    public Tensor Output(int index)
    {
        using var held = Hold();
        return TensorAt(_network.getOutput(index), index);
    }

    public Layer Layer(int index)
    {
        using var held = Hold();
        var layer = _network.getLayer(index);
        return layer is null ? throw new ArgumentOutOfRangeException(nameof(index), index, "the network has no such layer") : new(layer, this);
    }

    private Tensor TensorAt(void* tensor, int index) =>
        tensor is null ? throw new ArgumentOutOfRangeException(nameof(index), index, "the network has no such tensor") : new(tensor, this);

    internal void Own(IParser parser) => _parsers.Add(parser);

    private protected override void Destroy()
    {
        foreach (var parser in _parsers) parser.delete();
        new INoCopy(Pointer, Abi).delete();
    }
}
