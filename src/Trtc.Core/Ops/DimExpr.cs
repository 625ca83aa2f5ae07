using System.Globalization;
using System.Text;

namespace Trtc.Core.Ops;

/// <summary>
/// A dimension or an element of a small integer tensor as a polynomial with integer coefficients over <see cref="DimAtom"/>s, in a
/// canonical form: equal polynomials have equal <see cref="Text"/>. Operations give null where a number leaves 64 bits or the expression
/// grows beyond use.
/// </summary>
public sealed class DimExpr : IEquatable<DimExpr>
{
    /// <summary>Characters and terms handled on this thread since it was last set: what expressions cost
    /// (<see cref="InferenceRun"/>).</summary>
    [ThreadStatic]
    internal static long Spent;

    private const int MaxTerms = 24;
    private const int MaxText = 400;
    private static readonly DimExpr[] Small = SmallConstants();

    private readonly Term[] _terms;
    private string? _text;

    private DimExpr(long constant, Term[] terms) => (Constant, _terms) = (constant, terms);

    /// <summary>The part without symbols.</summary>
    public long Constant { get; }

    public bool IsConstant => _terms.Length == 0;

    internal bool IsSum => _terms.Length + (Constant != 0 ? 1 : 0) > 1;

    internal bool IsAtom => _terms.Length == 1 && Constant == 0 && _terms[0].Coefficient == 1 && _terms[0].Factors.Length == 1;

    /// <summary>A value that no run falls below; <see cref="long.MinValue"/> when none is known.</summary>
    internal long AtLeast
    {
        get
        {
            Int128 sum = Constant;
            foreach (var t in _terms)
            {
                Int128 product = t.Coefficient;
                if (t.Coefficient < 0) return long.MinValue;
                foreach (var f in t.Factors)
                {
                    if (f.AtLeast < 0) return long.MinValue;
                    product = Clamp(product * f.AtLeast);
                }
                sum += product;
            }
            return (long)Clamp(sum);
        }
    }

    internal int Depth
    {
        get
        {
            var depth = 0;
            foreach (var t in _terms) foreach (var f in t.Factors) depth = Math.Max(depth, f.Depth);
            return depth;
        }
    }

    public string Text => _text ??= IsAtom && _terms[0].Factors[0].Kind == AtomKind.Symbol ? _terms[0].Factors[0].Name : Write();

    internal string QuotedText => IsAtom ? _terms[0].Factors[0].Text : Text;

    public static DimExpr Of(long value) => value is >= 0 and < 1024 ? Small[value] : new(value, []);

    internal static DimExpr Of(DimAtom atom) => new(0, [new(1, [atom])]);

    public static DimExpr? operator +(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null) return null;
        if (a.IsConstant && b.IsConstant) return FromInt128((Int128)a.Constant + b.Constant);
        var sum = new Dictionary<string, Term>(StringComparer.Ordinal);
        return Accumulate(sum, a, 1) && Accumulate(sum, b, 1) ? Build((Int128)a.Constant + b.Constant, sum) : null;
    }

    public static DimExpr? operator -(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null) return null;
        if (a.IsConstant && b.IsConstant) return FromInt128((Int128)a.Constant - b.Constant);
        var sum = new Dictionary<string, Term>(StringComparer.Ordinal);
        return Accumulate(sum, a, 1) && Accumulate(sum, b, -1) ? Build((Int128)a.Constant - b.Constant, sum) : null;
    }

    public static DimExpr? operator *(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null) return null;
        if (a.IsConstant && b.IsConstant) return FromInt128((Int128)a.Constant * b.Constant);
        if (a.IsConstant && a.Constant == 1) return b;
        if (b.IsConstant && b.Constant == 1) return a;
        if ((a._terms.Length + 1) * (b._terms.Length + 1) > 4 * MaxTerms) return null;
        var sum = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var x in a._terms)
        {
            if (!Accumulate(sum, x.Factors, (Int128)x.Coefficient * b.Constant)) return null;
            foreach (var y in b._terms)
            {
                DimAtom[] factors = [.. x.Factors, .. y.Factors];
                Array.Sort(factors, static (p, q) => string.CompareOrdinal(p.Text, q.Text));
                if (!Accumulate(sum, factors, (Int128)x.Coefficient * y.Coefficient)) return null;
            }
        }
        foreach (var y in b._terms) if (!Accumulate(sum, y.Factors, (Int128)y.Coefficient * a.Constant)) return null;
        return Build((Int128)a.Constant * b.Constant, sum);
    }

    /// <summary>Rounds down, as Python does; null for a divisor that is or may be zero or less.</summary>
    public static DimExpr? FloorDiv(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null) return null;
        if (b.IsConstant)
        {
            if (b.Constant <= 0) return null;
            return b.Constant == 1 ? a : a.IsConstant ? Of(Floor(a.Constant, b.Constant)) : ByConstant(a, b.Constant);
        }
        if (b.AtLeast < 0) return null;
        return ExactDiv(a, b) ?? Bounded(DimAtom.FloorDiv(a, b));
    }

    /// <summary>The quotient where <paramref name="b"/> divides <paramref name="a"/> as a polynomial; null otherwise.</summary>
    public static DimExpr? ExactDiv(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null || b is { IsConstant: true, Constant: 0 }) return null;
        if (b.IsConstant) return DividedBy(a, b.Constant);
        var quotient = Of(0);
        var rest = a;
        var lead = b._terms[0];
        for (var steps = 0; steps < MaxTerms; steps++)
        {
            if (rest is { IsConstant: true, Constant: 0 }) return quotient;
            if (rest.IsConstant || Divide(rest._terms[0], lead) is not { } term) return null;
            var part = term.Factors.Length == 0 ? Of(term.Coefficient) : new(0, [term]);
            if (quotient + part is not { } q || rest - part * b is not { } r) return null;
            (quotient, rest) = (q, r);
        }
        return null;
    }

    public static DimExpr? CeilDiv(DimExpr? a, long b) => FloorDiv(a + Of(b - 1), Of(b));

    public static DimExpr? Max(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null) return null;
        if ((a - b) is not { } d) return null;
        if (d.IsConstant) return d.Constant >= 0 ? a : b;
        if (d.AtLeast >= 0) return a;
        if ((b - a) is { AtLeast: >= 0 }) return b;
        return Bounded(DimAtom.Max(a, b));
    }

    public static DimExpr? Min(DimExpr? a, DimExpr? b)
    {
        if (a is null || b is null) return null;
        if ((a - b) is not { } d) return null;
        if (d.IsConstant) return d.Constant >= 0 ? b : a;
        if (d.AtLeast >= 0) return b;
        if ((b - a) is { AtLeast: >= 0 }) return a;
        return Bounded(DimAtom.Min(a, b));
    }

    /// <summary>The size both broadcast to; null where two constants do not broadcast.</summary>
    public static DimExpr? Broadcast(DimExpr? a, DimExpr? b)
    {
        if (a is { IsConstant: true, Constant: 1 }) return b;
        if (b is { IsConstant: true, Constant: 1 }) return a;
        if (a is { IsConstant: true }) return b is { IsConstant: true } && a.Constant != b.Constant ? null : a;
        if (b is { IsConstant: true }) return b;
        if (a is null || b is null) return null;
        return a.Equals(b) ? a : Bounded(DimAtom.Broadcast(a, b));
    }

    public bool Equals(DimExpr? other) =>
        ReferenceEquals(this, other) || other is not null && Constant == other.Constant && _terms.Length == other._terms.Length &&
        (_terms.Length == 0 || Text == other.Text);

    public override bool Equals(object? obj) => Equals(obj as DimExpr);

    public override int GetHashCode() => IsConstant ? Constant.GetHashCode() : string.GetHashCode(Text, StringComparison.Ordinal);

    public override string ToString() => Text;

    private static DimExpr[] SmallConstants()
    {
        var all = new DimExpr[1024];
        for (var i = 0; i < all.Length; i++) all[i] = new(i, []);
        return all;
    }

    private static DimExpr? ByConstant(DimExpr a, long b)
    {
        // Terms that b divides leave the floor; so does the constant's whole part.
        var whole = new Dictionary<string, Term>(StringComparer.Ordinal);
        var part = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var t in a._terms)
        {
            var ok = t.Coefficient % b == 0 ? Accumulate(whole, t.Factors, t.Coefficient / b) : Accumulate(part, t.Factors, t.Coefficient);
            if (!ok) return null;
        }
        var constant = Floor(a.Constant, b);
        var outside = Build(constant, whole);
        if (part.Count == 0) return outside;
        if (Build((Int128)a.Constant - (Int128)constant * b, part) is not { } inside) return null;

        // floor((floor(x/c)+k)/b) is floor((x+k*c)/(b*c)).
        if (inside._terms is [{ Coefficient: 1, Factors: [{ Kind: AtomKind.FloorDiv } nested] }]
            && nested.Arguments[1] is { IsConstant: true } c)
            return outside + FloorDiv(nested.Arguments[0] + Of(inside.Constant) * c, c * Of(b));
        return outside + Bounded(DimAtom.FloorDiv(inside, Of(b)));
    }

    private static DimExpr? DividedBy(DimExpr a, long b)
    {
        if (a.Constant % b != 0) return null;
        var terms = new Term[a._terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            if (a._terms[i].Coefficient % b != 0) return null;
            terms[i] = new(a._terms[i].Coefficient / b, a._terms[i].Factors);
        }
        return terms.Length == 0 ? Of(a.Constant / b) : new(a.Constant / b, terms);
    }

    private static Term? Divide(Term a, Term b)
    {
        if (a.Coefficient % b.Coefficient != 0) return null;
        var rest = new List<DimAtom>(a.Factors);
        foreach (var f in b.Factors)
        {
            var at = rest.FindIndex(x => x.Text == f.Text);
            if (at < 0) return null;
            rest.RemoveAt(at);
        }
        return new(a.Coefficient / b.Coefficient, [.. rest]);
    }

    private static DimExpr? Bounded(DimAtom atom) => atom.Text.Length > MaxText ? null : Of(atom);

    private static long Floor(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    private static Int128 Clamp(Int128 v) => v > long.MaxValue ? long.MaxValue : v < long.MinValue ? long.MinValue : v;

    private static DimExpr? FromInt128(Int128 v) => v >= long.MinValue && v <= long.MaxValue ? Of((long)v) : null;

    private static bool Accumulate(Dictionary<string, Term> sum, DimExpr e, int sign)
    {
        foreach (var t in e._terms) if (!Accumulate(sum, t.Factors, (Int128)t.Coefficient * sign)) return false;
        return true;
    }

    private static bool Accumulate(Dictionary<string, Term> sum, DimAtom[] factors, Int128 coefficient)
    {
        if (coefficient == 0) return true;
        var key = Key(factors);
        Spent += 3 * (8 + key.Length);
        var total = sum.TryGetValue(key, out var before) ? before.Coefficient + coefficient : coefficient;
        if (total > long.MaxValue || total < long.MinValue) return false;
        if (total == 0) sum.Remove(key);
        else sum[key] = new((long)total, factors);
        return true;
    }

    private static string Key(DimAtom[] factors)
    {
        if (factors.Length == 1) return factors[0].Text;
        var text = new StringBuilder();
        foreach (var f in factors) text.Append(text.Length > 0 ? "*" : "").Append(f.Text);
        return text.ToString();
    }

    private static DimExpr? Build(Int128 constant, Dictionary<string, Term> sum)
    {
        if (constant > long.MaxValue || constant < long.MinValue || sum.Count > MaxTerms) return null;
        if (sum.Count == 0) return Of((long)constant);
        var terms = new (string Key, Term Term)[sum.Count];
        var i = 0;
        var length = 0;
        foreach (var (k, t) in sum)
        {
            terms[i++] = (k, t);
            length += k.Length;
        }
        if (length > MaxText) return null;
        // A monomial order (degree, then name), so that ExactDiv's leading terms are the products of leading terms.
        Array.Sort(terms, static (a, b) =>
            a.Term.Factors.Length != b.Term.Factors.Length ? b.Term.Factors.Length - a.Term.Factors.Length
                : string.CompareOrdinal(a.Key, b.Key));
        return new((long)constant, Array.ConvertAll(terms, static t => t.Term));
    }

    private string Write()
    {
        if (IsConstant) return Constant.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        Spent += 16 * _terms.Length;
        foreach (var t in _terms)
        {
            if (t.Coefficient < 0) text.Append('-');
            else if (text.Length > 0) text.Append('+');
            if (t.Coefficient is not (1 or -1)) text.Append(CultureInfo.InvariantCulture, $"{Magnitude(t.Coefficient)}*");
            text.Append(Key(t.Factors));
        }
        if (Constant != 0) text.Append(Constant > 0 ? "+" : "").Append(CultureInfo.InvariantCulture, $"{Constant}");
        return text.ToString();
    }

    private static Int128 Magnitude(long v) => Int128.Abs(v);

    private readonly record struct Term(long Coefficient, DimAtom[] Factors);
}
