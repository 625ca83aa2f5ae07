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

    /// <summary>Node visits in all iterations of loops that are walked one iteration at a time.</summary>
    private const int MaxLoopVisits = 200_000;

    /// <summary>Node visits in all subgraphs; loops nested in loops would else take time exponential in their depth.</summary>
    private const int MaxVisits = 4_000_000;

    private readonly Dictionary<string, DimExpr> _symbols = new(StringComparer.Ordinal);

    /// <summary>How many subgraphs deep the walk is.</summary>
    internal int Depth { get; set; }

    /// <summary>Nodes of subgraphs visited so far.</summary>
    internal long Visits { get; set; }

    /// <summary>The conditions of Ifs, by the branch that true takes; null once a visit found another or none.</summary>
    internal Dictionary<Graph, bool?> Conditions { get; } = new(ReferenceEqualityComparer.Instance);

    internal void Decide(Graph branch, bool? condition) =>
        Conditions[branch] = Conditions.TryGetValue(branch, out var before) && before != condition ? null : condition;

    internal bool MayWalkLoops => Visits < MaxLoopVisits;

    internal bool MayVisit => Visits < MaxVisits;

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
