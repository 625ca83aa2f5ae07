using TensorRT.Interop;

namespace TensorRT;

/// <summary>An operation on two tensors, element by element; axes of size 1 are repeated (<c>IElementWiseLayer</c>).</summary>
public sealed unsafe class ElementWiseLayer : Layer
{
    private readonly VElementWiseLayer _layer;

    internal ElementWiseLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VElementWiseLayer.Of(pointer, network.Abi);

    /// <summary>What is done.</summary>
    public ElementWiseOperation Operation
    {
        get { using var held = Hold(); return _layer.getOperation(); }
        set { using var held = Hold(); _layer.setOperation(value); }
    }
}

/// <summary>An operation on each element (<c>IUnaryLayer</c>).</summary>
public sealed unsafe class UnaryLayer : Layer
{
    private readonly VUnaryLayer _layer;

    internal UnaryLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VUnaryLayer.Of(pointer, network.Abi);

    /// <summary>What is done.</summary>
    public UnaryOperation Operation
    {
        get { using var held = Hold(); return _layer.getOperation(); }
        set { using var held = Hold(); _layer.setOperation(value); }
    }
}

/// <summary>An activation function (<c>IActivationLayer</c>).</summary>
public sealed unsafe class ActivationLayer : Layer
{
    private readonly VActivationLayer _layer;

    internal ActivationLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VActivationLayer.Of(pointer, network.Abi);

    /// <summary>What is applied to each element.</summary>
    public ActivationType Function
    {
        get { using var held = Hold(); return _layer.getActivationType(); }
        set { using var held = Hold(); _layer.setActivationType(value); }
    }

    /// <summary>First parameter of those functions that have one (slope of leaky ReLU, α of ELU, lower end of clip).</summary>
    public float Alpha
    {
        get { using var held = Hold(); return _layer.getAlpha(); }
        set { using var held = Hold(); _layer.setAlpha(value); }
    }

    /// <summary>Second parameter (β of SELU, upper end of clip).</summary>
    public float Beta
    {
        get { using var held = Hold(); return _layer.getBeta(); }
        set { using var held = Hold(); _layer.setBeta(value); }
    }
}

/// <summary>ReLU with a slope of its own for each element of a tensor (<c>IParametricReLULayer</c>).</summary>
public sealed unsafe class ParametricReluLayer : Layer
{
    internal ParametricReluLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>(x × scale + shift) ^ power, with one number, one for each channel or one for each element (<c>IScaleLayer</c>).</summary>
public sealed unsafe class ScaleLayer : Layer
{
    private readonly VScaleLayer _layer;

    internal ScaleLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VScaleLayer.Of(pointer, network.Abi);

    /// <summary>How many numbers each of the weights has.</summary>
    public ScaleMode Mode
    {
        get { using var held = Hold(); return _layer.getMode(); }
        set { using var held = Hold(); _layer.setMode(value); }
    }

    /// <summary>None for 0.</summary>
    public WeightData Shift
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getShift()); }
        set { using var held = Hold(); _layer.setShift(value.Native); }
    }

    /// <summary>None for 1.</summary>
    public WeightData Scale
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getScale()); }
        set { using var held = Hold(); _layer.setScale(value.Native); }
    }

    /// <summary>None for 1.</summary>
    public WeightData Power
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getPower()); }
        set { using var held = Hold(); _layer.setPower(value.Native); }
    }

    /// <summary>The axis that channels are counted along.</summary>
    public int ChannelAxis
    {
        get { using var held = Hold(); return _layer.getChannelAxis(); }
        set { using var held = Hold(); _layer.setChannelAxis(value); }
    }
}

/// <summary>A product over the last two axes; the outer ones are batches (<c>IMatrixMultiplyLayer</c>).</summary>
public sealed unsafe class MatrixMultiplyLayer : Layer
{
    private readonly VMatrixMultiplyLayer _layer;

    internal MatrixMultiplyLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VMatrixMultiplyLayer.Of(pointer, network.Abi);

    /// <param name="input">0 or 1.</param>
    public MatrixOperation GetOperation(int input)
    {
        using var held = Hold();
        return _layer.getOperation(input);
    }

    /// <summary>Whether an input is transposed, or is a vector.</summary>
    /// <param name="input">0 or 1.</param>
    public void SetOperation(int input, MatrixOperation operation)
    {
        using var held = Hold();
        _layer.setOperation(input, operation);
    }
}

/// <summary>Sums of products by an equation over named axes (<c>IEinsumLayer</c>).</summary>
public sealed unsafe class EinsumLayer : Layer
{
    private readonly VEinsumLayer _layer;

    internal EinsumLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VEinsumLayer.Of(pointer, network.Abi);

    /// <summary>As in <c>ik,kj->ij</c>: lower case letters, one output, no ellipsis.</summary>
    public string Equation
    {
        get { using var held = Hold(); return Utf8Text.Read(_layer.getEquation()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); Network.Forget();
            Network.Taken(_layer.setEquation(text.Pointer), "setEquation"); }
    }
}

/// <summary>Takes each element from one of two tensors by a condition (<c>ISelectLayer</c>).</summary>
public sealed unsafe class SelectLayer : Layer
{
    internal SelectLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}
