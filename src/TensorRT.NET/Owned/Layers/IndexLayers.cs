using TensorRT.Interop;

namespace TensorRT;

/// <summary>Elements or slices that indices name (<c>IGatherLayer</c>).</summary>
public sealed unsafe class GatherLayer : Layer
{
    private readonly VGatherLayer _layer;

    internal GatherLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VGatherLayer.Of(pointer, network.Abi);

    /// <summary>The axis that indices count along.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getGatherAxis(); }
        set { using var held = Hold(); _layer.setGatherAxis(value); }
    }

    /// <summary>How many leading axes of data and indices go together.</summary>
    public int ElementWiseDimensions
    {
        get { using var held = Hold(); return _layer.getNbElementWiseDims(); }
        set { using var held = Hold(); _layer.setNbElementWiseDims(value); }
    }

    /// <summary>ONNX's Gather, GatherElements or GatherND.</summary>
    public GatherMode Mode
    {
        get { using var held = Hold(); return _layer.getMode(); }
        set { using var held = Hold(); _layer.setMode(value); }
    }
}

/// <summary>Writes updates to places that indices name (<c>IScatterLayer</c>).</summary>
public sealed unsafe class ScatterLayer : Layer
{
    private readonly VScatterLayer _layer;

    internal ScatterLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VScatterLayer.Of(pointer, network.Abi);

    /// <summary>ONNX's ScatterElements or ScatterND.</summary>
    public ScatterMode Mode
    {
        get { using var held = Hold(); return _layer.getMode(); }
        set { using var held = Hold(); _layer.setMode(value); }
    }

    /// <summary>Of ScatterElements.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }
}

/// <summary>Rows with one element on (<c>IOneHotLayer</c>).</summary>
public sealed unsafe class OneHotLayer : Layer
{
    private readonly VOneHotLayer _layer;

    internal OneHotLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VOneHotLayer.Of(pointer, network.Abi);

    /// <summary>Where the new axis goes.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }
}

/// <summary>Indices of the elements that are not zero, as many as there are (<c>INonZeroLayer</c>).</summary>
public sealed unsafe class NonZeroLayer : Layer
{
    private readonly VNonZeroLayer _layer;

    internal NonZeroLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VNonZeroLayer.Of(pointer, network.Abi);

    /// <summary>kINT32 or kINT64. From 10.14 on and in RTX.</summary>
    public DataType IndicesType
    {
        get { using var held = Hold(); return _layer.getIndicesType(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setIndicesType(value), "setIndicesType"); }
    }
}

/// <summary>Non-maximum suppression: output 0 has indices of boxes, output 1 their number (<c>INMSLayer</c>).</summary>
public sealed unsafe class NmsLayer : Layer
{
    private readonly VNMSLayer _layer;

    internal NmsLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VNMSLayer.Of(pointer, network.Abi);

    /// <summary>Two corners unless set.</summary>
    public BoundingBoxFormat BoxFormat
    {
        get { using var held = Hold(); return _layer.getBoundingBoxFormat(); }
        set { using var held = Hold(); _layer.setBoundingBoxFormat(value); }
    }

    /// <summary>Most boxes of a class that are looked at.</summary>
    public int TopKBoxLimit
    {
        get { using var held = Hold(); return _layer.getTopKBoxLimit(); }
        set { using var held = Hold(); _layer.setTopKBoxLimit(value); }
    }

    /// <summary>kINT32 or kINT64. From 10.14 on and in RTX.</summary>
    public DataType IndicesType
    {
        get { using var held = Hold(); return _layer.getIndicesType(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setIndicesType(value), "setIndicesType"); }
    }
}

/// <summary>Stops an inference whose condition is false (<c>IAssertionLayer</c>).</summary>
public sealed unsafe class AssertionLayer : Layer
{
    private readonly VAssertionLayer _layer;

    internal AssertionLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VAssertionLayer.Of(pointer, network.Abi);

    /// <summary>What is then said.</summary>
    public string Message
    {
        get { using var held = Hold(); return Utf8Text.Read(_layer.getMessage()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _layer.setMessage(text.Pointer); }
    }
}
