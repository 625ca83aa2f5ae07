using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>What holds for a value that is of one type or of another.</summary>
internal static class TypeMerge
{
    internal static ValueType? Merge(ValueType? a, ValueType? b)
    {
        switch (a, b)
        {
            case (TensorType x, TensorType y): return new TensorType(x.Element == y.Element ? x.Element
                : DataType.Undefined, Merge(x.Shape, y.Shape));
            case (SequenceType x, SequenceType y): return new SequenceType(Merge(x.Element, y.Element));
            case (OptionalType x, OptionalType y): return new OptionalType(Merge(x.Element, y.Element));
            default: return a is not null && a.Equals(b) ? a : null;
        }
    }

    private static Shape? Merge(Shape? a, Shape? b)
    {
        if (a is null || b is null || a.Rank != b.Rank) return null;
        if (a.Equals(b)) return a;
        var dims = ImmutableArray.CreateBuilder<Dim>(a.Rank);
        for (var i = 0; i < a.Rank; i++) dims.Add(a[i] == b[i] ? a[i] : Dim.Unknown);
        return new(dims.MoveToImmutable());
    }
}
