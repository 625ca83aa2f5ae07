using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// The graph to build (<c>INetworkDefinition</c>), filled by an <see cref="OnnxParser"/> or by hand. It owns its layers and tensors. A
/// method that adds a layer throws <see cref="TensorRTException"/> when the library refuses, <see cref="NotInThisReleaseException"/> when
/// the release has no such layer; much that is wrong shows only when the network is built.
/// </summary>
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

    /// <summary>What made it.</summary>
    public Builder Builder { get; }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    internal Abi Abi => Builder.Abi;

    /// <summary>Hears what goes wrong when layers are added.</summary>
    public ErrorRecorder? ErrorRecorder
    {
        get;
        set
        {
            using var held = Hold();
            if (value is not null) Keep(value);
            _network.setErrorRecorder(value is null ? null : value.Pointer);
            field = value;
        }
    }

    /// <summary>Layers, in the order in which they were added.</summary>
    public int LayerCount
    {
        get { using var held = Hold(); return _network.getNbLayers(); }
    }

    /// <summary>Inputs, in the order in which they were added.</summary>
    public int InputCount
    {
        get { using var held = Hold(); return _network.getNbInputs(); }
    }

    /// <summary>Tensors that are marked as outputs.</summary>
    public int OutputCount
    {
        get { using var held = Hold(); return _network.getNbOutputs(); }
    }

    /// <summary>The engine's name too.</summary>
    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_network.getName()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _network.setName(text.Pointer); }
    }

    /// <summary>Whether it was made with a flag. From 10.0 on and in RTX.</summary>
    public bool HasFlag(NetworkDefinitionCreationFlag flag)
    {
        using var held = Hold();
        return _network.getFlag(flag);
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    public Tensor Input(int index)
    {
        using var held = Hold();
        return TensorAt(_network.getInput(index), index);
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public Tensor Output(int index)
    {
        using var held = Hold();
        return TensorAt(_network.getOutput(index), index);
    }

    /// <returns>Of the class of its kind: a <see cref="ConvolutionLayer"/> for a convolution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Layer Layer(int index)
    {
        using var held = Hold();
        var layer = _network.getLayer(index);
        return layer is null ? throw new ArgumentOutOfRangeException(nameof(index), index, "the network has no such layer")
            : TensorRT.Layer.Of(layer, this);
    }

    private Tensor TensorAt(void* tensor, int index) =>
        tensor is null ? throw new ArgumentOutOfRangeException(nameof(index), index, "the network has no such tensor") : new(tensor, this);

    internal void Forget() => Builder.Logger.Forget();

    internal void Taken(bool taken, string call)
    {
        if (!taken) throw Builder.Logger.Failure(call);
    }

    internal void* Added(void* made, string call) => made is null ? throw Builder.Logger.Failure(call) : made;

    internal void Own(IParser parser) => _parsers.Add(parser);

    private protected override void Destroy()
    {
        foreach (var parser in _parsers) parser.delete();
        new INoCopy(Pointer, Abi).delete();
        foreach (var weights in _weights) NativeMemory.Free((void*)weights);
    }
}
