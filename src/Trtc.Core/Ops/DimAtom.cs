using System.Collections.Immutable;

namespace Trtc.Core.Ops;

internal enum AtomKind { Symbol, FloorDiv, Max, Min, Broadcast }

/// <summary>What a dimension's polynomial is made of: a name, or a function of polynomials that is none itself.</summary>
internal sealed class DimAtom
{
    private DimAtom(AtomKind kind, string name, string text, long atLeast, ImmutableArray<DimExpr> arguments, int depth = 0)
    {
        (Kind, Name, Text, AtLeast, Arguments, Depth) = (kind, name, text, atLeast, arguments, depth);
        foreach (var a in arguments) Depth = Math.Max(Depth, a.Depth);
    }

    internal AtomKind Kind { get; }

    /// <summary>A symbol's name as the model has it.</summary>
    internal string Name { get; }

    /// <summary>Equal for equal atoms; a name that would read as an expression stands in quotes.</summary>
    internal string Text { get; }

    /// <summary>A size that every run's value reaches; <see cref="long.MinValue"/> when there is none.</summary>
    internal long AtLeast { get; }

    internal ImmutableArray<DimExpr> Arguments { get; }

    /// <summary>How many subgraphs deep the size was met: outside of them it may differ from iteration to iteration.</summary>
    internal int Depth { get; }

    internal static DimAtom Symbol(string name, long atLeast, int depth) =>
        new(AtomKind.Symbol, name, IsPlain(name) ? name : '"' + name + '"', atLeast, [], depth);

    internal static DimAtom FloorDiv(DimExpr a, DimExpr b)
    {
        var least = a.AtLeast < 0 || b.AtLeast < 0 ? long.MinValue : b.IsConstant ? a.AtLeast / b.Constant : 0;
        return new(AtomKind.FloorDiv, "", $"floor({Operand(a)}/{Operand(b)})", least, [a, b]);
    }

    internal static DimAtom Max(DimExpr a, DimExpr b) => Symmetric(AtomKind.Max, "max", a, b, Math.Max(a.AtLeast, b.AtLeast));

    internal static DimAtom Min(DimExpr a, DimExpr b) => Symmetric(AtomKind.Min, "min", a, b, Math.Min(a.AtLeast, b.AtLeast));

    /// <summary>The size that NumPy broadcasting gives two sizes: the other one where one is 1.</summary>
    internal static DimAtom Broadcast(DimExpr a, DimExpr b) =>
        Symmetric(AtomKind.Broadcast, "broadcast", a, b, Math.Min(a.AtLeast, b.AtLeast));

    private static DimAtom Symmetric(AtomKind kind, string name, DimExpr a, DimExpr b, long least)
    {
        if (string.CompareOrdinal(a.Text, b.Text) > 0) (a, b) = (b, a);
        return new(kind, "", $"{name}({a.Text},{b.Text})", least, [a, b]);
    }

    private static string Operand(DimExpr e) => e.IsSum ? "(" + e.Text + ")" : e.IsConstant || e.IsAtom ? e.QuotedText : "(" + e.Text + ")";

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0])) return false;
        foreach (var c in name) if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '#' or ':')) return false;
        return true;
    }
}
