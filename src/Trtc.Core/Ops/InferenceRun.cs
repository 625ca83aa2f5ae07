using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>What one run of inference shares among its graphs: opsets, and the expressions behind dimension texts.</summary>
internal sealed class InferenceRun(ImmutableSortedDictionary<string, long> opsets)
{
    /// <summary>Larger integer tensors are known by type only: no shape is computed from them.</summary>
    internal const int MaxIntegers = 1 << 16;

    /// <summary>Larger floating-point tensors are known by type only; scales, ranges and limits are smaller.</summary>
    internal const int MaxFloats = 4096;

    /// <summary>
    /// What a run may spend beside <see cref="PerNode"/> for each node of the model. A unit is about ten nanoseconds: an element computed,
    /// a character of an expression; a node visited is some hundred. A kilobyte of loops, of nested branches or of expressions can stand
    /// for hours.
    /// </summary>
    private const long Budget = 40_000_000;

    private const long PerNode = 800;

    /// <summary>Visits of bodies stop here, so that what lies behind them still has its share.</summary>
    private const long BodyReserve = 10_000_000;

    internal const int NodeCost = 200;

    internal const int BodyCost = 1000;

    /// <summary>Bytes of contents that are kept; what is computed beyond has a type only.</summary>
    private const long MaxHeld = 64L << 20;

    private readonly Dictionary<string, DimExpr> _symbols = new(StringComparer.Ordinal);

    /// <summary>How many subgraphs deep the walk is.</summary>
    internal int Depth { get; set; }

    private long _left = Budget;

    /// <summary>Nodes of the model: each adds to what may be spent.</summary>
    internal void Expect(long nodes)
    {
        _left += nodes * PerNode;
        DimExpr.Spent = 0;
    }

    /// <summary>Takes from what is left; false when that is used up, and then nothing more is computed: the answer is "unknown".</summary>
    internal bool MaySpend(long units)
    {
        if (_left < units) return false;
        _left -= units;
        return true;
    }

    private long _held;

    internal bool MayHold(Tensor known)
    {
        // An expression's texts and factors take some hundred bytes.
        _held += known is DenseTensor dense ? dense.Bytes.Length + 16L * dense.Strings.Length : 256L * known.Count;
        return _held <= MaxHeld;
    }

    /// <summary>Takes for what has been done already.</summary>
    internal void Charge(long units) => _left -= units;

    /// <summary>Charges what expressions took since the last time.</summary>
    internal void Settle()
    {
        _left -= DimExpr.Spent;
        DimExpr.Spent = 0;
    }

    /// <summary>The conditions of Ifs, by the branch that true takes; null once a visit found another or none.</summary>
    internal Dictionary<Graph, bool?> Conditions { get; } = new(ReferenceEqualityComparer.Instance);

    internal void Decide(Graph branch, bool? condition) =>
        Conditions[branch] = Conditions.TryGetValue(branch, out var before) && before != condition ? null : condition;

    internal bool MayWalkLoops => _left > BodyReserve;

    internal bool MayVisit => _left > BodyReserve;

    internal long Opset(string domain) => opsets.TryGetValue(domain, out var v) ? v : domain.Length == 0 ? OpTable.NewestOpset : 1;

    internal static long Limit(DataType type) => type.IsFloat() ? MaxFloats : MaxIntegers;

    /// <summary>A size of its own, that no other value is known to share.</summary>
    internal DimExpr Fresh(string name, long atLeast = 0)
    {
        if (_symbols.TryGetValue(name, out var known)) return known;
        var fresh = DimExpr.Of(DimAtom.Symbol(name, atLeast, Depth));
        _symbols.Add(name, fresh);
        return fresh;
    }

    /// <summary>Null for an unknown dimension. A name of the model's is taken for a size of at least one.</summary>
    internal DimExpr? Expression(Dim dim)
    {
        if (dim.IsConstant) return DimExpr.Of(dim.Value);
        return dim.Symbol is null ? null : Fresh(dim.Symbol, 1);
    }

    internal Dim ToDim(DimExpr? e)
    {
        if (e is null) return Dim.Unknown;
        if (e.IsConstant) return Dim.Of(e.Constant);
        _symbols.TryAdd(e.Text, e);
        return Dim.Of(e.Text);
    }
}
