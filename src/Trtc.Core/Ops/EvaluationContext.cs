using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>One node whose inputs' contents are known.</summary>
public sealed class EvaluationContext
{
    /// <summary>Elements of a tensor of expressions: shapes have few.</summary>
    private const int MaxSymbolic = 1024;

    /// <summary>What an expression costs, in numbers.</summary>
    private const long SymbolCost = 32;

    private readonly Tensor?[] _inputs;
    private readonly bool _symbolic;

    internal EvaluationContext(Node node, int since, Tensor?[] inputs, long limit, long floatLimit) =>
        (Node, Since, _inputs, Limit, FloatLimit, _symbolic) =
            (node, since, inputs, limit, floatLimit, Array.Exists(inputs, static t => t is SymbolicTensor));

    /// <summary>Pays for what is computed; null where the caller bounds it.</summary>
    private InferenceRun? Run { get; init; }

    internal static bool AllHandled(Tensor?[] inputs) => Array.TrueForAll(inputs, static t => t is null || IsHandled(t.Dims));

    public Node Node { get; }

    /// <summary>The opset version that brought the operator's signature.</summary>
    public int Since { get; }

    /// <summary>Elements an output may have; nothing larger is computed.</summary>
    internal long Limit { get; }

    /// <summary>The same for a constant that is only read.</summary>
    internal long FloatLimit { get; }

    internal int Count => _inputs.Length;

    /// <summary>What an evaluation costs: elements, of which expressions weigh more than numbers.</summary>
    internal long Elements
    {
        get
        {
            long n = 0;
            foreach (var input in _inputs) if (input is not null) n += input is SymbolicTensor ? SymbolCost * input.Count : input.Count;
            return n;
        }
    }

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

    /// <summary>Whether an output of these dimensions may be computed: not larger than the limit, and paid for.</summary>
    internal bool Fits(ReadOnlySpan<long> dims)
    {
        if (!IsHandled(dims)) return false;
        long n = 1;
        foreach (var d in dims) n *= d;
        if (n > Limit || (_symbolic && n > MaxSymbolic)) return false;
        return Run is null || Run.MaySpend(_symbolic ? SymbolCost * n : n);
    }

    /// <summary>Whether places in a tensor of these dimensions can be counted, along any of its axes: those beside a 0 count too.</summary>
    internal static bool IsHandled(ReadOnlySpan<long> dims)
    {
        long n = 1;
        foreach (var d in dims)
        {
            if (d < 0 || d > int.MaxValue) return false;
            n *= Math.Max(1, d);
            if (n > int.MaxValue) return false;
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
        return any && AllHandled(inputs)
            ? new(node.Node, node.Since, inputs, InferenceRun.MaxIntegers, InferenceRun.MaxFloats) { Run = node.Run } : null;
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
