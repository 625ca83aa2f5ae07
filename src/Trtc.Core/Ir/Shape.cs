using System.Collections.Immutable;

namespace Trtc.Core.Ir;

/// <summary>
/// One dimension: a constant, a symbol (ONNX <c>dim_param</c>, or an expression over such names that inference derived, as text), or
/// unknown. Two dimensions with the same symbol have the same size in one run.
/// </summary>
public readonly record struct Dim
{
    private readonly long _valuePlusOne;

    private Dim(long valuePlusOne, string? symbol) => (_valuePlusOne, Symbol) = (valuePlusOne, symbol);

    public static Dim Unknown => default;

    public static Dim Of(long value) => value < 0 ? Unknown : new(value + 1, null);

    public static Dim Of(string symbol) => symbol.Length == 0 ? Unknown : new(0, symbol);

    public string? Symbol { get; }

    public bool IsConstant => _valuePlusOne > 0;

    public bool IsUnknown => _valuePlusOne == 0 && Symbol is null;

    /// <summary>The size; −1 when it is not a constant.</summary>
    public long Value => _valuePlusOne - 1;

    /// <summary>Known to be another size: two sizes that are not both constant may be equal.</summary>
    public bool Differs(Dim other) => IsConstant && other.IsConstant && Value != other.Value;

    public static implicit operator Dim(long value) => Of(value);

    public override string ToString() => IsConstant ? Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : Symbol ?? "?";
}

/// <summary>A tensor's dimensions, outermost first (NCHW for images). A null <c>Shape?</c> is an unknown rank.</summary>
public sealed record Shape(ImmutableArray<Dim> Dims)
{
    public static Shape Scalar { get; } = new(ImmutableArray<Dim>.Empty);

    public static Shape Of(params ReadOnlySpan<long> dims)
    {
        var builder = ImmutableArray.CreateBuilder<Dim>(dims.Length);
        foreach (var d in dims) builder.Add(Dim.Of(d));
        return new(builder.MoveToImmutable());
    }

    public int Rank => Dims.Length;

    public Dim this[int axis] => Dims[axis];

    public bool IsStatic
    {
        get
        {
            foreach (var d in Dims) if (!d.IsConstant) return false;
            return true;
        }
    }

    /// <summary>Number of elements; −1 when a dimension is not constant or the product leaves 64 bits.</summary>
    public long Elements
    {
        get
        {
            long n = 1;
            foreach (var d in Dims)
            {
                if (!d.IsConstant) return -1;
                if (d.Value != 0 && n > long.MaxValue / d.Value) return -1;
                n *= d.Value;
            }
            return n;
        }
    }

    public bool Equals(Shape? other) => other is not null && Dims.AsSpan().SequenceEqual(other.Dims.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var d in Dims) hash.Add(d);
        return hash.ToHashCode();
    }

    public override string ToString() => "[" + string.Join(',', Dims) + "]";
}
