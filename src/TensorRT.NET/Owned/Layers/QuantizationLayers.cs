using TensorRT.Interop;

namespace TensorRT;

/// <summary>x ÷ scale, rounded and clamped (<c>IQuantizeLayer</c>).</summary>
public sealed unsafe class QuantizeLayer : Layer
{
    private readonly VQuantizeLayer _layer;

    internal QuantizeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VQuantizeLayer.Of(pointer, network.Abi);

    /// <summary>The axis of scales that are one for each channel.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }

    /// <summary>Type of the output. From 10.0 on and in RTX.</summary>
    public DataType ToType
    {
        get { using var held = Hold(); return _layer.getToType(); }
        set { using var held = Hold(); _layer.setToType(value); }
    }

    /// <summary>Sizes of a block that shares a scale. From 10.15 on and in RTX.</summary>
    public IReadOnlyList<long> BlockShape
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getBlockShape()) ?? []; }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_layer.setBlockShape(TensorRT.Dimensions.Pack([.. value])), "setBlockShape"); }
    }
}

/// <summary>x × scale (<c>IDequantizeLayer</c>).</summary>
public sealed unsafe class DequantizeLayer : Layer
{
    private readonly VDequantizeLayer _layer;

    internal DequantizeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VDequantizeLayer.Of(pointer, network.Abi);

    /// <summary>The axis of scales that are one for each channel.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }

    /// <summary>Type of the output. From 10.0 on and in RTX.</summary>
    public DataType ToType
    {
        get { using var held = Hold(); return _layer.getToType(); }
        set { using var held = Hold(); _layer.setToType(value); }
    }

    /// <summary>Sizes of a block that shares a scale. From 10.15 on and in RTX.</summary>
    public IReadOnlyList<long> BlockShape
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getBlockShape()) ?? []; }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_layer.setBlockShape(TensorRT.Dimensions.Pack([.. value])), "setBlockShape"); }
    }
}

/// <summary>Quantises with scales that it finds itself: output 0 has the values, output 1 the scales (<c>IDynamicQuantizeLayer</c>). From
/// 10.8 on and in RTX.</summary>
public sealed unsafe class DynamicQuantizeLayer : Layer
{
    private readonly VDynamicQuantizeLayer _layer;

    internal DynamicQuantizeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VDynamicQuantizeLayer.Of(pointer, network.Abi);

    /// <summary>The axis that blocks run along. From 10.8 on and in RTX.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }

    /// <summary>Elements of a block. From 10.8 on and in RTX.</summary>
    public int BlockSize
    {
        get { using var held = Hold(); return _layer.getBlockSize(); }
        set { using var held = Hold(); _layer.setBlockSize(value); }
    }

    /// <summary>Type of output 1. From 10.8 on and in RTX.</summary>
    public DataType ScaleType
    {
        get { using var held = Hold(); return _layer.getScaleType(); }
        set { using var held = Hold(); _layer.setScaleType(value); }
    }

    /// <summary>Type of output 0. From 10.8 on and in RTX.</summary>
    public DataType ToType
    {
        get { using var held = Hold(); return _layer.getToType(); }
        set { using var held = Hold(); _layer.setToType(value); }
    }

    /// <summary>Sizes of a block. From 10.15 on and in RTX.</summary>
    public IReadOnlyList<long> BlockShape
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getBlockShape()) ?? []; }
        set { using var held = Hold(); _layer.setBlockShape(TensorRT.Dimensions.Pack([.. value])); }
    }
}
