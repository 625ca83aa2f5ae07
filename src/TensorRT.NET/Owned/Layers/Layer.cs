using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// A layer of a network (<c>ILayer</c>), owned by it: there is nothing to dispose. What a kind of layer has of its own is in the classes
/// derived from this. A setter of a value that the library refuses throws <see cref="TensorRTException"/> where the library tells; most
/// only complain when the network is built.
/// </summary>
public unsafe class Layer : IEquatable<Layer>
{
    private readonly VLayer _layer;

    internal Layer(void* pointer, NetworkDefinition network)
    {
        Pointer = pointer;
        Network = network;
        _layer = VLayer.Of(pointer, network.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    private protected NetworkDefinition Network { get; }

    /// <summary>Unique in a network if messages and <see cref="EngineInspector"/> are to tell layers apart; the library gives one unless
    /// set.</summary>
    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_layer.getName()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _layer.setName(text.Pointer); }
    }

    /// <summary>What kind of layer it is.</summary>
    public LayerType Type
    {
        get { using var held = Hold(); return _layer.getType(); }
    }

    /// <summary>Free text that the engine keeps for its inspector.</summary>
    public string Metadata
    {
        get { using var held = Hold(); return Utf8Text.Read(_layer.getMetadata()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _layer.setMetadata(text.Pointer); }
    }

    /// <summary>How many inputs the layer has, optional ones that are left out between others included.</summary>
    public int InputCount
    {
        get { using var held = Hold(); return _layer.getNbInputs(); }
    }

    /// <summary>How many outputs the layer has.</summary>
    public int OutputCount
    {
        get { using var held = Hold(); return _layer.getNbOutputs(); }
    }

    /// <returns>Null for an optional input that is left out.</returns>
    public Tensor? Input(int index)
    {
        using var held = Hold();
        return Network.TensorOrNull(_layer.getInput(index));
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public Tensor Output(int index)
    {
        using var held = Hold();
        return Network.TensorOrNull(_layer.getOutput(index))
            ?? throw new ArgumentOutOfRangeException(nameof(index), index, "the layer has no such output");
    }

    /// <summary>Replaces an input, or adds one of the optional ones that the kind of layer names.</summary>
    public virtual void SetInput(int index, Tensor tensor)
    {
        using var held = Hold();
        _layer.setInput(index, tensor.Pointer);
    }

    /// <summary>The type that the layer computes in, in weakly typed networks; null where it is not set. Up to 10.16 and RTX 1.4.</summary>
    public DataType? Precision
    {
        get { using var held = Hold(); return _layer.precisionIsSet() ? _layer.getPrecision() : null; }
        set
        {
            using var held = Hold();
            if (value is { } type) _layer.setPrecision(type);
            else _layer.resetPrecision();
        }
    }

    /// <summary>The type of an output.</summary>
    public DataType GetOutputType(int output)
    {
        using var held = Hold();
        return _layer.getOutputType(output);
    }

    /// <summary>Whether <see cref="SetOutputType"/> has set it. Up to 10.16 and RTX 1.4.</summary>
    public bool IsOutputTypeSet(int output)
    {
        using var held = Hold();
        return _layer.outputTypeIsSet(output);
    }

    /// <summary>The type of an output, in weakly typed networks; null leaves it to the library again. Up to 10.16 and RTX 1.4.</summary>
    public void SetOutputType(int output, DataType? type)
    {
        using var held = Hold();
        if (type is { } wanted) _layer.setOutputType(output, wanted);
        else _layer.resetOutputType(output);
    }

    /// <summary>In how many processes the layer runs, for execution on several devices; 1 unless set. From 10.16 and RTX 1.4 on.</summary>
    /// <exception cref="TensorRTException">The number is refused.</exception>
    public int RankCount
    {
        get { using var held = Hold(); return _layer.getNbRanks(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setNbRanks(value), "setNbRanks"); }
    }

    /// <summary>The same layer of the same network.</summary>
    public bool Equals(Layer? other) => other is not null && other.Pointer == Pointer && other.Network == Network;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Layer);

    /// <inheritdoc/>
    public override int GetHashCode() => ((nint)Pointer).GetHashCode();

    private protected NativeObject.Lease Hold() => Network.Hold();

    /// <summary>A layer of the class that its kind has; <see cref="Layer"/> itself for a kind that has none here.</summary>
    internal static Layer Of(void* pointer, NetworkDefinition network) => VLayer.Of(pointer, network.Abi).getType() switch
    {
        LayerType.kCONVOLUTION => new ConvolutionLayer(pointer, network),
        LayerType.kFULLY_CONNECTED => new FullyConnectedLayer(pointer, network),
        LayerType.kACTIVATION => new ActivationLayer(pointer, network),
        LayerType.kPOOLING => new PoolingLayer(pointer, network),
        LayerType.kLRN => new LrnLayer(pointer, network),
        LayerType.kSCALE => new ScaleLayer(pointer, network),
        LayerType.kSOFTMAX => new SoftMaxLayer(pointer, network),
        LayerType.kDECONVOLUTION => new DeconvolutionLayer(pointer, network),
        LayerType.kCONCATENATION => new ConcatenationLayer(pointer, network),
        LayerType.kELEMENTWISE => new ElementWiseLayer(pointer, network),
        LayerType.kUNARY => new UnaryLayer(pointer, network),
        LayerType.kPADDING => new PaddingLayer(pointer, network),
        LayerType.kSHUFFLE => new ShuffleLayer(pointer, network),
        LayerType.kREDUCE => new ReduceLayer(pointer, network),
        LayerType.kTOPK => new TopKLayer(pointer, network),
        LayerType.kGATHER => new GatherLayer(pointer, network),
        LayerType.kMATRIX_MULTIPLY => new MatrixMultiplyLayer(pointer, network),
        LayerType.kRAGGED_SOFTMAX => new RaggedSoftMaxLayer(pointer, network),
        LayerType.kCONSTANT => new ConstantLayer(pointer, network),
        LayerType.kIDENTITY => new IdentityLayer(pointer, network),
        LayerType.kSLICE => new SliceLayer(pointer, network),
        LayerType.kSHAPE => new ShapeLayer(pointer, network),
        LayerType.kPARAMETRIC_RELU => new ParametricReluLayer(pointer, network),
        LayerType.kRESIZE => new ResizeLayer(pointer, network),
        LayerType.kTRIP_LIMIT => new TripLimitLayer(pointer, network),
        LayerType.kRECURRENCE => new RecurrenceLayer(pointer, network),
        LayerType.kITERATOR => new IteratorLayer(pointer, network),
        LayerType.kLOOP_OUTPUT => new LoopOutputLayer(pointer, network),
        LayerType.kSELECT => new SelectLayer(pointer, network),
        LayerType.kFILL => new FillLayer(pointer, network),
        LayerType.kQUANTIZE => new QuantizeLayer(pointer, network),
        LayerType.kDEQUANTIZE => new DequantizeLayer(pointer, network),
        LayerType.kCONDITION => new ConditionLayer(pointer, network),
        LayerType.kCONDITIONAL_INPUT => new ConditionalInputLayer(pointer, network),
        LayerType.kCONDITIONAL_OUTPUT => new ConditionalOutputLayer(pointer, network),
        LayerType.kSCATTER => new ScatterLayer(pointer, network),
        LayerType.kEINSUM => new EinsumLayer(pointer, network),
        LayerType.kASSERTION => new AssertionLayer(pointer, network),
        LayerType.kONE_HOT => new OneHotLayer(pointer, network),
        LayerType.kNON_ZERO => new NonZeroLayer(pointer, network),
        LayerType.kGRID_SAMPLE => new GridSampleLayer(pointer, network),
        LayerType.kNMS => new NmsLayer(pointer, network),
        LayerType.kREVERSE_SEQUENCE => new ReverseSequenceLayer(pointer, network),
        LayerType.kNORMALIZATION => new NormalizationLayer(pointer, network),
        LayerType.kCAST => new CastLayer(pointer, network),
        LayerType.kSQUEEZE => new SqueezeLayer(pointer, network),
        LayerType.kUNSQUEEZE => new UnsqueezeLayer(pointer, network),
        LayerType.kCUMULATIVE => new CumulativeLayer(pointer, network),
        LayerType.kDYNAMIC_QUANTIZE => new DynamicQuantizeLayer(pointer, network),
        LayerType.kROTARY_EMBEDDING => new RotaryEmbeddingLayer(pointer, network),
        LayerType.kKVCACHE_UPDATE => new KVCacheUpdateLayer(pointer, network),
        LayerType.kMOE => new MoELayer(pointer, network),
        LayerType.kDIST_COLLECTIVE => new DistCollectiveLayer(pointer, network),
        _ => new Layer(pointer, network),
    };
}
