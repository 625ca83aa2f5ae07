using TensorRT.Interop;

namespace TensorRT;

/// <summary>Sum, mean, maximum, … along axes (<c>IReduceLayer</c>).</summary>
public sealed unsafe class ReduceLayer : Layer
{
    private readonly VReduceLayer _layer;

    internal ReduceLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VReduceLayer.Of(pointer, network.Abi);

    /// <summary>What is done.</summary>
    public ReduceOperation Operation
    {
        get { using var held = Hold(); return _layer.getOperation(); }
        set { using var held = Hold(); _layer.setOperation(value); }
    }

    /// <summary>One bit an axis.</summary>
    public uint Axes
    {
        get { using var held = Hold(); return _layer.getReduceAxes(); }
        set { using var held = Hold(); _layer.setReduceAxes(value); }
    }

    /// <summary>Axes stay, with size 1.</summary>
    public bool KeepDimensions
    {
        get { using var held = Hold(); return _layer.getKeepDimensions(); }
        set { using var held = Hold(); _layer.setKeepDimensions(value); }
    }
}

/// <summary>Softmax along one axis (<c>ISoftMaxLayer</c>).</summary>
public sealed unsafe class SoftMaxLayer : Layer
{
    private readonly VSoftMaxLayer _layer;

    internal SoftMaxLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VSoftMaxLayer.Of(pointer, network.Abi);

    /// <summary>One bit: the axis. The third from the end unless set, or the first of fewer than three.</summary>
    public uint Axes
    {
        get { using var held = Hold(); return _layer.getAxes(); }
        set { using var held = Hold(); _layer.setAxes(value); }
    }
}

/// <summary>Softmax of rows that have lengths of their own (<c>IRaggedSoftMaxLayer</c>).</summary>
public sealed unsafe class RaggedSoftMaxLayer : Layer
{
    internal RaggedSoftMaxLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>Instance, group or layer normalisation (<c>INormalizationLayer</c>).</summary>
public sealed unsafe class NormalizationLayer : Layer
{
    private readonly VNormalizationLayer _layer;

    internal NormalizationLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VNormalizationLayer.Of(pointer, network.Abi);

    /// <summary>Added to the variance; 1e-5 unless set.</summary>
    public float Epsilon
    {
        get { using var held = Hold(); return _layer.getEpsilon(); }
        set { using var held = Hold(); _layer.setEpsilon(value); }
    }

    /// <summary>One bit an axis that mean and variance run over.</summary>
    public uint Axes
    {
        get { using var held = Hold(); return _layer.getAxes(); }
        set { using var held = Hold(); _layer.setAxes(value); }
    }

    /// <summary>Groups that channels are parted into; 1 unless set.</summary>
    public long Groups
    {
        get { using var held = Hold(); return _layer.Has_getNbGroups ? _layer.getNbGroups() : _layer.getNbGroups_trt8_6(); }
        set
        {
            using var held = Hold();
            if (_layer.Has_setNbGroups) _layer.setNbGroups(value);
            else _layer.setNbGroups_trt8_6(checked((int)value));
        }
    }

    /// <summary>What sums are made in. Up to 10.16 and RTX 1.4.</summary>
    public DataType ComputePrecision
    {
        get { using var held = Hold(); return _layer.getComputePrecision(); }
        set { using var held = Hold(); _layer.setComputePrecision(value); }
    }

    /// <summary>Made by <see cref="NetworkDefinition.AddNormalizationV2"/>. From 10.15 on and in RTX.</summary>
    public bool IsV2
    {
        get { using var held = Hold(); return _layer.isV2(); }
    }
}

/// <summary>Running sums along an axis (<c>ICumulativeLayer</c>). From 10.8 on and in RTX.</summary>
public sealed unsafe class CumulativeLayer : Layer
{
    private readonly VCumulativeLayer _layer;

    internal CumulativeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VCumulativeLayer.Of(pointer, network.Abi);

    /// <summary>What is done. From 10.8 on and in RTX.</summary>
    public CumulativeOperation Operation
    {
        get { using var held = Hold(); return _layer.getOperation(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setOperation(value), "setOperation"); }
    }

    /// <summary>An element does not count itself. From 10.8 on and in RTX.</summary>
    public bool Exclusive
    {
        get { using var held = Hold(); return _layer.getExclusive(); }
        set { using var held = Hold(); _layer.setExclusive(value); }
    }

    /// <summary>From the end. From 10.8 on and in RTX.</summary>
    public bool Reverse
    {
        get { using var held = Hold(); return _layer.getReverse(); }
        set { using var held = Hold(); _layer.setReverse(value); }
    }
}

/// <summary>The largest or smallest elements along an axis: output 0 has the values, output 1 their indices (<c>ITopKLayer</c>). Input 1
/// may take the count as a tensor.</summary>
public sealed unsafe class TopKLayer : Layer
{
    private readonly VTopKLayer _layer;

    internal TopKLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VTopKLayer.Of(pointer, network.Abi);

    /// <summary>The largest or the smallest.</summary>
    public TopKOperation Operation
    {
        get { using var held = Hold(); return _layer.getOperation(); }
        set { using var held = Hold(); _layer.setOperation(value); }
    }

    /// <summary>How many.</summary>
    public int K
    {
        get { using var held = Hold(); return _layer.getK(); }
        set { using var held = Hold(); _layer.setK(value); }
    }

    /// <summary>One bit: the axis.</summary>
    public uint Axes
    {
        get { using var held = Hold(); return _layer.getReduceAxes(); }
        set { using var held = Hold(); _layer.setReduceAxes(value); }
    }

    /// <summary>kINT32 or kINT64. From 10.14 on and in RTX.</summary>
    public DataType IndicesType
    {
        get { using var held = Hold(); return _layer.getIndicesType(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setIndicesType(value), "setIndicesType"); }
    }
}
