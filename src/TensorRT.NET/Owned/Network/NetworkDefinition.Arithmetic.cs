namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>An operation on two tensors of the same rank; axes of size 1 are repeated.</summary>
    public ElementWiseLayer AddElementWise(Tensor a, Tensor b, ElementWiseOperation operation)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addElementWise(a.Pointer, b.Pointer, operation), "addElementWise"), this);
    }

    /// <summary>An operation on each element.</summary>
    public UnaryLayer AddUnary(Tensor input, UnaryOperation operation)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addUnary(input.Pointer, operation), "addUnary"), this);
    }

    /// <summary>An activation function.</summary>
    public ActivationLayer AddActivation(Tensor input, ActivationType type)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addActivation(input.Pointer, type), "addActivation"), this);
    }

    /// <summary>ReLU with slopes.</summary>
    /// <param name="slope">Broadcast to the input.</param>
    public ParametricReluLayer AddParametricRelu(Tensor input, Tensor slope)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addParametricReLU(input.Pointer, slope.Pointer), "addParametricReLU"), this);
    }

    /// <summary>(x × scale + shift) ^ power.</summary>
    /// <param name="shift">None for 0; as many as <paramref name="mode"/> says.</param>
    /// <param name="scale">None for 1.</param>
    /// <param name="power">None for 1.</param>
    /// <param name="channelAxis">Of <see cref="ScaleMode.kCHANNEL"/>.</param>
    public ScaleLayer AddScale(Tensor input, ScaleMode mode, WeightData shift, WeightData scale, WeightData power, int channelAxis = 1)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addScaleNd(input.Pointer, mode, shift.Native, scale.Native, power.Native, channelAxis), "addScaleNd"),
            this);
    }

    /// <summary>A product over the last two axes; the outer ones are batches.</summary>
    public MatrixMultiplyLayer AddMatrixMultiply(Tensor a, MatrixOperation ofA, Tensor b, MatrixOperation ofB)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addMatrixMultiply(a.Pointer, ofA, b.Pointer, ofB), "addMatrixMultiply"), this);
    }

    /// <summary>Sums of products.</summary>
    /// <param name="equation">As <c>ik,kj->ij</c>: lower case letters, one output, no ellipsis.</param>
    public EinsumLayer AddEinsum(ReadOnlySpan<Tensor> inputs, string equation)
    {
        using var held = Hold();
        using var text = new Utf8Text(equation);
        Forget();
        fixed (nint* pointers = Pointers(inputs))
            return new(Added(_network.addEinsum((void**)pointers, inputs.Length, text.Pointer), "addEinsum"), this);
    }

    /// <summary>Each element from one of two tensors.</summary>
    /// <param name="condition">kBOOL, broadcast to the others.</param>
    public SelectLayer AddSelect(Tensor condition, Tensor whenTrue, Tensor whenFalse)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addSelect(condition.Pointer, whenTrue.Pointer, whenFalse.Pointer), "addSelect"), this);
    }
}
