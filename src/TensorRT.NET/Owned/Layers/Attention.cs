using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// Scaled dot-product attention without the scale (<c>IAttention</c>), from
/// <see cref="NetworkDefinition.AddAttention(Tensor, Tensor, Tensor, AttentionNormalizationOp, bool)"/>. The network owns it. From 10.14 on
/// and in RTX. A setter of a value that the library refuses throws <see cref="TensorRTException"/>.
/// </summary>
public sealed unsafe class Attention
{
    private readonly VAttention _attention;

    internal Attention(void* pointer, NetworkDefinition network)
    {
        Network = network;
        _attention = VAttention.Of(pointer, network.Abi);
    }

    private NetworkDefinition Network { get; }

    /// <summary>3: query, key, value. From 10.14 on and in RTX.</summary>
    public int InputCount
    {
        get { using var held = Hold(); return _attention.getNbInputs(); }
    }

    /// <summary>1. From 10.14 on and in RTX.</summary>
    public int OutputCount
    {
        get { using var held = Hold(); return _attention.getNbOutputs(); }
    }

    /// <summary>From 10.14 on and in RTX.</summary>
    public Tensor? Input(int index)
    {
        using var held = Hold();
        return Network.TensorOrNull(_attention.getInput(index));
    }

    /// <summary>From 10.14 on and in RTX.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public Tensor Output(int index)
    {
        using var held = Hold();
        return Network.TensorOrNull(_attention.getOutput(index))
            ?? throw new ArgumentOutOfRangeException(nameof(index), index, "the attention has no such output");
    }

    /// <summary>From 10.14 on and in RTX.</summary>
    public void SetInput(int index, Tensor tensor)
    {
        using var held = Hold();
        Network.Forget();
        Network.Taken(_attention.setInput(index, tensor.Pointer), "setInput");
    }

    /// <summary>What messages call it. From 10.14 on and in RTX.</summary>
    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_attention.getName()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); Network.Forget();
            Network.Taken(_attention.setName(text.Pointer), "setName"); }
    }

    /// <summary>Free text that the engine keeps for its inspector. From 10.15 on and in RTX.</summary>
    public string Metadata
    {
        get { using var held = Hold(); return Utf8Text.Read(_attention.getMetadata()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); Network.Forget();
            Network.Taken(_attention.setMetadata(text.Pointer), "setMetadata"); }
    }

    /// <summary>Softmax unless said otherwise. From 10.14 on and in RTX.</summary>
    public AttentionNormalizationOp Normalization
    {
        get { using var held = Hold(); return _attention.getNormalizationOperation(); }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_attention.setNormalizationOperation(value), "setNormalizationOperation"); }
    }

    /// <summary>No element attends to later ones. From 10.14 on and in RTX.</summary>
    public bool Causal
    {
        get { using var held = Hold(); return _attention.getCausal(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_attention.setCausal(value), "setCausal"); }
    }

    /// <summary>Where the diagonal of the causal mask starts. From 11.0 and RTX 1.5 on.</summary>
    public CausalMaskKind CausalKind
    {
        get { using var held = Hold(); return _attention.getCausalKind(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_attention.setCausalKind(value), "setCausalKind"); }
    }

    /// <summary>kBOOL (true: attend) or of the query's type (added), broadcast to batch × heads × query × key. From 10.14 on and in
    /// RTX.</summary>
    public Tensor? Mask
    {
        get { using var held = Hold(); return Network.TensorOrNull(_attention.getMask()); }
        set
        {
            using var held = Hold();
            if (value is not { } tensor) throw new ArgumentNullException(nameof(value));
            Network.Forget();
            Network.Taken(_attention.setMask(tensor.Pointer), "setMask");
        }
    }

    /// <summary>Where there is no kernel for all of it, several may do; false unless set. From 10.14 on and in RTX.</summary>
    public bool Decomposable
    {
        get { using var held = Hold(); return _attention.getDecomposable(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_attention.setDecomposable(value), "setDecomposable"); }
    }

    /// <summary>Quantises what comes out of the normalisation. From 10.14 on and in RTX.</summary>
    public Tensor? QuantizeScale
    {
        get { using var held = Hold(); return Network.TensorOrNull(_attention.getNormalizationQuantizeScale()); }
        set
        {
            using var held = Hold();
            if (value is not { } tensor) throw new ArgumentNullException(nameof(value));
            Network.Forget();
            Network.Taken(_attention.setNormalizationQuantizeScale(tensor.Pointer), "setNormalizationQuantizeScale");
        }
    }

    /// <summary>To which type; kFP8 or kINT8. From 10.14 on and in RTX.</summary>
    public DataType QuantizeType
    {
        get { using var held = Hold(); return _attention.getNormalizationQuantizeToType(); }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_attention.setNormalizationQuantizeToType(value), "setNormalizationQuantizeToType"); }
    }

    /// <summary>In how many processes it runs; 1 unless set. From 10.16 and RTX 1.4 on.</summary>
    public int RankCount
    {
        get { using var held = Hold(); return _attention.getNbRanks(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_attention.setNbRanks(value), "setNbRanks"); }
    }

    /// <summary>Padded or packed. From 11.0 and RTX 1.5 on.</summary>
    public AttentionIOForm QueryForm
    {
        get { using var held = Hold(); return _attention.getQueryForm(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_attention.setQueryForm(value), "setQueryForm"); }
    }

    /// <summary>Padded or packed. From 11.0 and RTX 1.5 on.</summary>
    public AttentionIOForm KeyValueForm
    {
        get { using var held = Hold(); return _attention.getKeyValueForm(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_attention.setKeyValueForm(value), "setKeyValueForm"); }
    }

    /// <summary>Lengths of packed queries. From 11.0 and RTX 1.5 on.</summary>
    public Tensor? QueryLengths
    {
        get { using var held = Hold(); return Network.TensorOrNull(_attention.getQueryLengths()); }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_attention.setQueryLengths(value is { } tensor ? tensor.Pointer : null), "setQueryLengths"); }
    }

    /// <summary>Lengths of packed keys and values. From 11.0 and RTX 1.5 on.</summary>
    public Tensor? KeyValueLengths
    {
        get { using var held = Hold(); return Network.TensorOrNull(_attention.getKeyValueLengths()); }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_attention.setKeyValueLengths(value is { } tensor ? tensor.Pointer : null), "setKeyValueLengths"); }
    }

    private NativeObject.Lease Hold() => Network.Hold();
}
