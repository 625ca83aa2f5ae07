using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>One node whose inputs' contents are known.</summary>
public sealed class EvaluationContext
{
    private readonly Tensor?[] _inputs;

    internal EvaluationContext(Node node, int since, Tensor?[] inputs, long limit, long floatLimit) =>
        (Node, Since, _inputs, Limit, FloatLimit) = (node, since, inputs, limit, floatLimit);

    public Node Node { get; }

    /// <summary>The opset version that brought the operator's signature.</summary>
    public int Since { get; }

    /// <summary>Elements an output may have; nothing larger is computed.</summary>
    internal long Limit { get; }

    /// <summary>The same for a constant that is only read.</summary>
    internal long FloatLimit { get; }

    internal int Count => _inputs.Length;

    /// <summary>Null for an input left out.</summary>
    internal Tensor? Input(int index) => index < _inputs.Length ? _inputs[index] : null;

    /// <summary>Null for an input left out, or of which some elements are only expressions.</summary>
    internal DenseTensor? Dense(int index) => Input(index) as DenseTensor;

    /// <summary>The elements of an integer input; null unless it is there and all are numbers.</summary>
    internal long[]? Integers(int index)
    {
        if (Input(index) is not { } input) return null;
        var numbers = new long[input.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (input.Expression(i) is not { IsConstant: true } e) return null;
            numbers[i] = e.Constant;
        }
        return numbers;
    }

    /// <summary>An attribute's list, or an input's content (its form in newer opsets); null when neither is there.</summary>
    internal long[]? List(string attribute, int input)
    {
        var list = Node.Ints(attribute);
        return list.IsDefault ? Integers(input) : [.. list];
    }

    internal bool Fits(ReadOnlySpan<long> dims)
    {
        long n = 1;
        foreach (var d in dims)
        {
            if (d < 0 || d > int.MaxValue) return false;
            n *= d;
            if (n > Limit) return false;
        }
        return true;
    }

    /// <summary>Null when an input's content is not known.</summary>
    internal static EvaluationContext? For(InferenceContext node)
    {
        var inputs = new Tensor?[node.Node.Inputs.Length];
        var any = inputs.Length == 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!node.Has(i)) continue;
            inputs[i] = node.Known(i);
            any |= inputs[i] is not null;
            if (inputs[i] is null && (inputs[i] = Opaque(node, i)) is null) return null;
        }
        return any ? new(node.Node, node.Since, inputs, InferenceRun.MaxIntegers, InferenceRun.MaxFloats) : null;
    }

    /// <summary>A small integer tensor of which nothing but the shape is known: beside known ones, their part of the result stays
    /// known.</summary>
    private static SymbolicTensor? Opaque(InferenceContext node, int input)
    {
        const int limit = 64;
        if (node.Input(input).Type is not TensorType { Element: DataType.Int64 or DataType.Int32, Shape: { IsStatic: true } shape })
            return null;
        var count = shape.Elements;
        if (count is < 0 or > limit) return null;
        var dims = new long[shape.Rank];
        for (var i = 0; i < dims.Length; i++) dims[i] = shape[i].Value;
        return new(((TensorType)node.Input(input).Type!).Element, dims, new DimExpr?[count]);
    }
}
