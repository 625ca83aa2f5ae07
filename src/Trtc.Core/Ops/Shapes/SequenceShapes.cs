using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>Sequences of tensors; while a sequence's length is known, each element is known by itself.</summary>
internal static class SequenceShapes
{
    /// <summary>Longer sequences are known by their common element type only.</summary>
    private const int MaxParts = 1024;

    internal static void Construct(InferenceContext node)
    {
        var parts = ImmutableArray.CreateBuilder<ValueState>(node.Node.Inputs.Length);
        for (var i = 0; i < node.Node.Inputs.Length; i++) parts.Add(node.Input(i));
        node.SetState(0, Of(parts.MoveToImmutable(), null));
    }

    internal static void Empty(InferenceContext node)
    {
        var type = CreationShapes.Typed(node, DataType.Float32);
        node.SetState(0, new(new SequenceType(new TensorType(type, null))) { Parts = [] });
    }

    internal static void Insert(InferenceContext node)
    {
        var (sequence, tensor) = (node.Input(0), node.Input(1));
        if (!sequence.Parts.IsDefault && Position(node, 2, sequence.Parts.Length + 1, sequence.Parts.Length) is { } at
            && sequence.Parts.Length < MaxParts)
        {
            node.SetState(0, Of(sequence.Parts.Insert(at, tensor), null));
            return;
        }
        node.SetType(0, new SequenceType(TypeMerge.Merge((sequence.Type as SequenceType)?.Element, tensor.Type)));
    }

    internal static void Erase(InferenceContext node)
    {
        var sequence = node.Input(0);
        if (!sequence.Parts.IsDefault && Position(node, 1, sequence.Parts.Length, sequence.Parts.Length - 1) is { } at)
            node.SetState(0, Of(sequence.Parts.RemoveAt(at), (sequence.Type as SequenceType)?.Element));
        else
            node.SetType(0, sequence.Type);
    }

    internal static void At(InferenceContext node)
    {
        var sequence = node.Input(0);
        if (!sequence.Parts.IsDefault && Position(node, 1, sequence.Parts.Length, null) is { } at) node.SetState(0, sequence.Parts[at]);
        else node.SetType(0, (sequence.Type as SequenceType)?.Element);
    }

    internal static void Length(InferenceContext node)
    {
        node.SetTensor(0, DataType.Int64, []);
        if (node.Input(0).Parts is { IsDefault: false } parts) node.SetKnown(0, DenseTensor.Of<long>(DataType.Int64, [], [parts.Length]));
    }

    internal static void ConcatFromSequence(InferenceContext node)
    {
        var sequence = node.Input(0);
        var stack = node.Node.Int("new_axis", 0) != 0;
        if ((sequence.Type as SequenceType)?.Element is TensorType element) node.SetElement(0, element.Element);
        if (!sequence.Parts.IsDefault)
        {
            DimExpr?[]? y = null;
            foreach (var part in sequence.Parts)
            {
                if (part.Type is not TensorType { Shape: { } shape }) return;
                var x = node.Expressions(shape);
                if (!InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length + (stack ? 1 : 0), out var axis)) return;
                if (stack) x = [.. x[..axis], DimExpr.Of(1), .. x[axis..]];
                if (y is null) y = x;
                else if (x.Length == y.Length) y[axis] += x[axis];
                else return;
            }
            if (y is not null) node.SetDims(0, y);
        }
        else if ((sequence.Type as SequenceType)?.Element is TensorType { Shape: { } common })
        {
            var x = node.Expressions(common);
            if (!InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length + (stack ? 1 : 0), out var axis)) return;
            if (stack) x = [.. x[..axis], null, .. x[axis..]];
            else x[axis] = null;
            node.SetDims(0, x);
        }
    }

    internal static void SplitToSequence(InferenceContext node)
    {
        var element = node.Element(0);
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length, out var axis))
        {
            node.SetType(0, new SequenceType(new TensorType(element, null)));
            return;
        }
        var keep = node.Node.Int("keepdims", 1) != 0 || node.Has(1);
        var sizes = Sizes(node, x[axis]);
        if (sizes is null || sizes.Length > MaxParts)
        {
            x[axis] = node.Has(1) ? null : DimExpr.Of(1);
            node.SetType(0, new SequenceType(Part(node, element, x, axis, keep)));
            return;
        }
        var parts = ImmutableArray.CreateBuilder<ValueState>(sizes.Length);
        foreach (var size in sizes)
        {
            x[axis] = DimExpr.Of(size);
            parts.Add(new(Part(node, element, x, axis, keep)));
        }
        x[axis] = null;
        node.SetState(0, Of(parts.MoveToImmutable(), Part(node, element, x, axis, keep)));
    }

    private static TensorType Part(InferenceContext node, DataType element, DimExpr?[] x, int axis, bool keep)
    {
        var dims = ImmutableArray.CreateBuilder<Dim>(x.Length);
        for (var i = 0; i < x.Length; i++) if (keep || i != axis) dims.Add(node.Run.ToDim(x[i]));
        return new(element, new(dims.ToImmutable()));
    }

    private static long[]? Sizes(InferenceContext node, DimExpr? whole)
    {
        if (node.Has(1) && node.Rank(1) == 1) return node.Integers(1);
        if (whole is not { IsConstant: true }) return null;
        var each = node.Has(1) ? node.Integers(1) is [var s] ? s : 0 : 1;
        if (each <= 0 || whole.Constant / each >= MaxParts) return null;
        var sizes = new long[(whole.Constant + each - 1) / each];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = Math.Min(each, whole.Constant - i * each);
        return sizes;
    }

    /// <summary>A sequence of these elements; of <paramref name="otherwise"/> when there are none.</summary>
    internal static ValueState Of(ImmutableArray<ValueState> parts, ValueType? otherwise)
    {
        var type = parts.Length > 0 ? parts[0].Type : otherwise;
        foreach (var p in parts) type = TypeMerge.Merge(type, p.Type);
        return new(new SequenceType(type)) { Parts = parts };
    }

    private static int? Position(InferenceContext node, int input, int count, int? otherwise)
    {
        if (!node.Has(input)) return otherwise is >= 0 && otherwise < count ? otherwise : null;
        return node.Integers(input) is [var at] && InferenceContext.TryAxis(at, count - (input == 2 ? 1 : 0), out var place) ? place
            : input == 2 && node.Integers(input) is [var end] && end == count - 1 ? count - 1 : null;
    }
}
