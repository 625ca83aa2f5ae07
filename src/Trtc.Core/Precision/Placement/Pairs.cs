using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Placement;

/// <summary>
/// Who reads what through Q and DQ. With <see cref="PlacementRule.OriginPairs"/> the pair of a tensor that INT8 is read from stands where
/// the tensor is made, and what moves its numbers, adds or pools them reads it too; without, the chosen products alone do, and the
/// shortcuts of residual Adds.
/// </summary>
internal sealed class Pairs
{
    private readonly ValueLinks _links;
    private readonly PlacementRules _rules;
    private readonly bool[] _chosen;
    private readonly HashSet<int> _region;
    private readonly int[] _depth;
    private readonly HashSet<string> _quantised = new(StringComparer.Ordinal);
    private readonly HashSet<Use> _taken = [];
    private readonly Dictionary<string, List<Use>> _readers = new(StringComparer.Ordinal);

    /// <param name="chosen">Products in INT8, by node.</param>
    /// <param name="region">Nodes of <see cref="FloatRegions"/>.</param>
    private Pairs(ValueLinks links, PlacementRules rules, bool[] chosen, HashSet<int> region)
    {
        (_links, _rules, _chosen, _region) = (links, rules, chosen, region);
        _depth = ResidualAdds.Depth(links);
        for (var n = 0; n < chosen.Length; n++)
            if (chosen[n]) for (var i = 0; i < Activations(links.Graph.Nodes[n]); i++) _quantised.Add(links.Graph.Nodes[n].Inputs[i]);
    }

    /// <summary>By tensor, its readers in INT8.</summary>
    internal static Dictionary<string,
        List<Use>> Of(ValueLinks links, PlacementRules rules, bool[] chosen, HashSet<int> region, DataType type)
    {
        var pairs = new Pairs(links, rules, chosen, region);
        // Only products have FP8 kernels, and residual Adds within theirs.
        var origin = type == DataType.Int8 && rules.Has(PlacementRule.OriginPairs);
        if (origin)
        {
            pairs.ToOrigins();
            if (rules.Has(PlacementRule.ClosedActivations)) pairs.CloseActivations();
        }
        foreach (var tensor in pairs._quantised)
            foreach (var use in links.Uses(tensor))
                if (use.Input >= 0 && pairs.Reads(use, origin)) pairs.Add(tensor, use);
        if (!origin && rules.Has(PlacementRule.ShortcutPairs)) ResidualAdds.Mark(links, chosen, pairs._readers);
        pairs.Candidates();
        return pairs._readers;
    }

    // The last node first: what its result needs is known before it is asked what it needs.
    private void ToOrigins()
    {
        for (var n = _links.Graph.Nodes.Length - 1; n >= 0; n--)
        {
            var node = _links.Graph.Nodes[n];
            if (IsSum(node))
            {
                if (_region.Contains(n)) continue;
                if (ResidualAdds.OwnSide(_links, _chosen, _depth, node) is { } own)
                {
                    if (_rules.Has(PlacementRule.ShortcutPairs) && IsReadInInt8(node.Outputs[0])) Quantise(node.Inputs[1 - own]);
                }
                else if (_quantised.Contains(node.Outputs[0]) && FloatRegions.IsBehindActivation(_links, _chosen, node))
                    foreach (var i in node.Inputs) Quantise(i);
                continue;
            }
            if (!IsQuantised(node.Outputs)) continue;
            if (node.Is("AveragePool")) Quantise(node.Inputs[0]);
            foreach (var input in Moves.Inputs(_links, node, means: true)) Quantise(input);
        }
    }

    /// <summary>An activation that an INT8 Conv takes into its kernel with an INT8 result alone gets its pair, whoever reads it.</summary>
    private void CloseActivations()
    {
        foreach (var node in _links.Graph.Nodes)
        {
            if (node.Domain.Length > 0 || node.Outputs.Length == 0) continue;
            var value = node.Outputs[0];
            if (!_quantised.Contains(value) && Activation.Of(_links, value) is (var x, ActivationKind.Curve)
                && _links.Producer(x) is >= 0 and var p && _chosen[p]
                && _links.Graph.Nodes[p].Is("Conv") && !_links.IsOutput(value) && ReadersAreProducts(value)) _quantised.Add(value);
        }
    }

    private bool ReadersAreProducts(string value)
    {
        foreach (var use in _links.Uses(value)) if (use.Input != 0 || !_links.Graph.Nodes[use.Node].Is("Conv")) return false;
        return _links.Uses(value).Count > 0;
    }

    private bool Reads(Use use, bool origin)
    {
        var node = _links.Graph.Nodes[use.Node];
        if (QuantPlanner.IsProduct(node))
            return _chosen[use.Node] ? use.Input < Activations(node) : origin && use.Input == 0 && IsClosed(node.Inputs[0]);
        if (!origin || _region.Contains(use.Node)) return false;
        if (node.Is("AveragePool")) return _quantised.Contains(node.Outputs[0]) || !_rules.Has(PlacementRule.PoolReadsHalf);
        if (node.Is("GlobalAveragePool")) return !_rules.Has(PlacementRule.PoolReadsHalf);
        if (IsSum(node))
            return ResidualAdds.OwnSide(_links, _chosen, _depth, node) is { } own ? use.Input != own
                && _rules.Has(PlacementRule.ShortcutPairs) : IsQuantised(node.Inputs) && _quantised.Contains(node.Outputs[0]);
        return Moves.Reads(node, use.Input, means: true) && IsQuantised(node.Outputs);
    }

    private void Candidates()
    {
        for (var n = 0; n < _links.Graph.Nodes.Length; n++)
        {
            var node = _links.Graph.Nodes[n];
            if (_rules.Has(PlacementRule.StreamAdds) && IsSum(node) && !_region.Contains(n) && IsStream(node))
                for (var i = 0; i < 2; i++) Add(node.Inputs[i], new(n, i));
            if (_rules.Has(PlacementRule.SqueezeBlocks) && Gate(node) is { } gate) Squeeze(n, gate);
            if (_rules.Has(PlacementRule.ConvOutputPairs) && Activation.Of(_links, node.Output(0)) is (var x, ActivationKind.Curve)
                && _links.Producer(x) is >= 0 and var p
                && _chosen[p] && _links.Graph.Nodes[p].Is("Conv"))
                foreach (var use in _links.Uses(x).ToArray()) if (use.Input >= 0) Add(x, use);
        }
    }

    /// <summary>The side of a Mul that is a gate: a Sigmoid or HardSigmoid of what a Conv makes of the mean of the other side.</summary>
    private int? Gate(Node mul)
    {
        if (!mul.Is("Mul") || mul.Inputs.Length != 2) return null;
        for (var side = 0; side < 2; side++)
        {
            if (_links.Producer(mul.Inputs[side]) is not (>= 0 and var p)
                || !(_links.Graph.Nodes[p].Is("Sigmoid") || _links.Graph.Nodes[p].Is("HardSigmoid"))) continue;
            foreach (var use in _links.Uses(mul.Inputs[1 - side]))
                if (use.Input >= 0 && _links.Graph.Nodes[use.Node].Is("GlobalAveragePool")) return side;
        }
        return null;
    }

    private void Squeeze(int mul, int gate)
    {
        var node = _links.Graph.Nodes[mul];
        Add(node.Inputs[0], new(mul, 0));
        Add(node.Inputs[1], new(mul, 1));
        foreach (var use in _links.Uses(node.Inputs[1 - gate]))
            if (use.Input >= 0 && _links.Graph.Nodes[use.Node].Is("GlobalAveragePool")) Add(node.Inputs[1 - gate], use);
        var sigmoid = _links.Producer(node.Inputs[gate]);
        Add(_links.Graph.Nodes[sigmoid].Inputs[0], new(sigmoid, 0));
    }

    /// <summary>A sum of two computed FP32 values of one shape with no convolution behind: a transformer's stream.</summary>
    private bool IsStream(Node add) => ResidualAdds.OwnSide(_links, _chosen, _depth, add) is null
        && !FloatRegions.IsBehindActivation(_links, _chosen, add) && ResidualAdds.SameShape(_links, add);

    private bool IsSum(Node node) => node.Is("Add") && node.Inputs.Length == 2 && IsComputed(node.Inputs[0]) && IsComputed(node.Inputs[1])
        && ResidualAdds.SameShape(_links, node);

    private bool IsComputed(string value) => _links.Constant(value) is null && _links.TypeOf(value) == DataType.Float32;

    /// <summary>The sum, or its activation, is read in INT8.</summary>
    private bool IsReadInInt8(string sum)
    {
        if (_quantised.Contains(sum)) return true;
        foreach (var use in _links.Uses(sum)) if (use.Input >= 0 && IsQuantised(_links.Graph.Nodes[use.Node].Outputs)) return true;
        return false;
    }

    private bool IsClosed(string value) =>
        _rules.Has(PlacementRule.ClosedActivations) && Activation.Of(_links, value) is (var x, ActivationKind.Curve)
            && _links.Producer(x) is >= 0 and var p && _chosen[p] && _links.Graph.Nodes[p].Is("Conv");

    private bool IsQuantised(ImmutableArray<string> values)
    {
        foreach (var v in values) if (_quantised.Contains(v)) return true;
        return false;
    }

    private void Quantise(string value)
    {
        if (IsComputed(value)) _quantised.Add(value);
    }

    private void Add(string tensor, Use use)
    {
        if (!_taken.Add(use)) return;
        if (!_readers.TryGetValue(tensor, out var list)) _readers[tensor] = list = [];
        list.Add(use);
    }

    /// <summary>Inputs of a product that are activations: both of two activations' product.</summary>
    private int Activations(Node product) => _links.Constant(product.Input(1)) is null ? 2 : 1;
}
