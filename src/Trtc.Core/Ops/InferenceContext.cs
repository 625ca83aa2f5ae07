using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>One node to a shape rule: what is known of its inputs, and where the rule leaves what follows for the outputs.</summary>
public sealed class InferenceContext
{
    private readonly GraphInference _graph;
    private readonly ValueState[] _outputs;

    internal InferenceContext(GraphInference graph, Node node, Signature? signature)
    {
        (_graph, Node, Signature) = (graph, node, signature);
        _outputs = new ValueState[node.Outputs.Length];
        InferElementTypes();
    }

    public Node Node { get; internal set; }

    public Signature? Signature { get; }

    /// <summary>The opset version that brought the operator's signature.</summary>
    public int Since => Signature?.Since ?? 1;

    internal GraphInference Graph => _graph;

    internal InferenceRun Run => _graph.Run;

    internal ReadOnlySpan<ValueState> Outputs => _outputs;

    internal bool Has(int input) => Node.Input(input).Length > 0;

    internal ValueState Input(int index) => _graph.Find(Node.Input(index));

    internal DataType Element(int input) => Input(input).Type is TensorType t ? t.Element : DataType.Undefined;

    /// <summary>The input's dimensions; null when its rank is not known.</summary>
    internal DimExpr?[]? Dims(int input) => Input(input).Type is TensorType { Shape: { } shape } ? Expressions(shape) : null;

    internal int Rank(int input) => Input(input).Type is TensorType { Shape: { } shape } ? shape.Rank : -1;

    internal Tensor? Known(int input) => Input(input).Known;

    /// <summary>The elements of a known integer tensor, some of which may be null; null when the input is not known.</summary>
    internal DimExpr?[]? Expressions(int input)
    {
        if (Known(input) is not { } known || known is DenseTensor && known.Type is not (DataType.Int64 or DataType.Int32)) return null;
        var all = new DimExpr?[known.Count];
        for (var i = 0; i < all.Length; i++) all[i] = known.Expression(i);
        return all;
    }

    /// <summary>The elements of an integer input; null unless all are numbers.</summary>
    internal long[]? Integers(int input) => Expressions(input) is { } e ? Numbers(e) : null;

    internal static long[]? Numbers(DimExpr?[] expressions)
    {
        var numbers = new long[expressions.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (expressions[i] is not { IsConstant: true } e) return null;
            numbers[i] = e.Constant;
        }
        return numbers;
    }

    /// <summary>Elements of a known float32 input; null when not known.</summary>
    internal float[]? Floats(int input) => Known(input) is DenseTensor { Type: DataType.Float32 } t ? t.As<float>().ToArray() : null;

    internal DimExpr?[] Expressions(Shape shape)
    {
        var dims = new DimExpr?[shape.Rank];
        for (var i = 0; i < dims.Length; i++) dims[i] = Run.Expression(shape[i]);
        return dims;
    }

    /// <summary>An attribute's list, or the content of an input (its form in newer opsets); null when neither is known.</summary>
    internal long[]? List(string attribute, int input)
    {
        var list = Node.Ints(attribute);
        if (!list.IsDefault) return [.. list];
        return Has(input) ? Integers(input) : null;
    }

    /// <summary>From −rank…rank−1 to 0…rank−1; false for an axis outside.</summary>
    internal static bool TryAxis(long axis, int rank, out int normalized)
    {
        normalized = (int)Math.Clamp(axis < 0 ? axis + rank : axis, -1, int.MaxValue);
        return normalized >= 0 && normalized < rank;
    }

    /// <summary>The axes marked; null when one lies outside or comes twice.</summary>
    internal static bool[]? Marked(ReadOnlySpan<long> axes, int rank)
    {
        var marked = new bool[rank];
        foreach (var axis in axes)
        {
            if (!TryAxis(axis, rank, out var a) || marked[a]) return null;
            marked[a] = true;
        }
        return marked;
    }

    internal DataType OutputElement(int output) =>
        output < _outputs.Length && _outputs[output].Type is TensorType t ? t.Element : DataType.Undefined;

    internal void SetElement(int output, DataType type)
    {
        if (output < _outputs.Length) _outputs[output] = new(new TensorType(type, (_outputs[output].Type as TensorType)?.Shape));
    }

    /// <summary>Sets a tensor's dimensions; a null one becomes a size of its own, null altogether leaves the rank unknown.</summary>
    internal void SetDims(int output, ReadOnlySpan<DimExpr?> dims) => SetTensor(output, OutputElement(output), dims);

    internal void SetTensor(int output, DataType element, ReadOnlySpan<DimExpr?> dims)
    {
        if (output >= _outputs.Length) return;
        var all = ImmutableArray.CreateBuilder<Dim>(dims.Length);
        for (var i = 0; i < dims.Length; i++) all.Add(Run.ToDim(dims[i]));
        _outputs[output] = new(_graph.Named(Node.Output(output), new TensorType(element, new(all.MoveToImmutable()))));
    }

    internal void SetType(int output, ValueType? type)
    {
        if (output < _outputs.Length) _outputs[output] = new(_graph.Named(Node.Output(output), type));
    }

    internal void SetState(int output, ValueState state)
    {
        if (output < _outputs.Length) _outputs[output] = state;
    }

    internal void SetKnown(int output, Tensor known)
    {
        Run.Charge(known.Count);
        if (Run.MayHold(known)) SetState(output, ValueState.Of(known));
        else SetState(output, new(new TensorType(known.Type, Shape.Of(known.Dims))));
    }

    private void InferElementTypes()
    {
        for (var o = 0; o < _outputs.Length; o++)
        {
            _outputs[o] = ValueState.Nothing;
            if (Signature?.Output(o) is not { } formal) continue;
            var element = formal.Types.Single;
            if (element == DataType.Undefined && formal.TypeName.Length > 0 && !formal.Heterogeneous) element = Bound(formal.TypeName);
            if (element != DataType.Undefined) _outputs[o] = new(new TensorType(element, null));
        }
    }

    private DataType Bound(string variable)
    {
        for (var i = 0; i < Node.Inputs.Length; i++)
        {
            if (Signature!.Input(i) is not { } formal) break;
            if (formal.TypeName == variable && Input(i).Type is TensorType { Element: not DataType.Undefined } t) return t.Element;
        }
        return DataType.Undefined;
    }
}
