using Trtc.Core.Ir;
using Trtc.Core.Precision.Targets;

namespace Trtc.Core.Precision.Placement;

/// <summary>Which products stay out of INT8 by what they are themselves; what lies around them is <see cref="FloatRegions"/>'
/// matter.</summary>
internal sealed class LeftOut
{
    /// <summary>Below this many rows or columns the integer matrix units (tiles of 16 and more) run mostly empty.</summary>
    private const int ThinSide = 16;

    /// <summary>INT8 tensors of strongly typed TensorRT 10 lie in blocks of this many channels.</summary>
    private const int Block = 32;

    /// <summary>FP8's convolutions: more channels than this, and kernels not longer than <see cref="LongestFloat8Kernel"/>.</summary>
    private const int FewFloat8Channels = 16;

    private const int LongestFloat8Kernel = 32;

    private readonly ValueLinks _links;
    private readonly QuantOptions _options;
    private readonly bool[] _first;
    private readonly bool[] _last;

    internal LeftOut(ValueLinks links, QuantOptions options)
    {
        (_links, _options) = (links, options);
        _first = FromInput(links);
        _last = Last(links);
    }

    /// <summary>Whether a node is the first Conv of a picture: few channels, and no product between it and an input.</summary>
    internal bool IsFirst(int n) => _first[n] && _links.Constant(_links.Graph.Nodes[n].Input(1)) is { } weight
        && InputChannels(_links.Graph.Nodes[n], weight) < ThinSide;

    /// <summary>Null for what computes in INT8.</summary>
    internal LeftReason? Reason(int n)
    {
        var node = _links.Graph.Nodes[n];
        if (_options.KeepOut.Contains(node.Display)) return LeftReason.ByBudget;
        if (NodePattern.MatchesAny(_options.Exclude, node)) return LeftReason.ByOption;
        var axis = QuantPlanner.WeightAxis(_links.Graph, node);
        var activations = axis is null && _options.Rules.Has(PlacementRule.AttentionProducts) && IsAttention(node);
        if ((axis is null && !activations) || _links.Constant(node.Input(0)) is not null) return LeftReason.NoConstantWeight;
        var included = NodePattern.MatchesAny(_options.Include, node);
        if (_options.Include.Length > 0 && !included) return LeftReason.ByOption;
        if (!included && !activations && ByRule(n, node, _links.Constant(node.Inputs[1])!) is { } reason) return reason;
        return TargetTable.Refuses(_options.Rules.Column, _options.Type, _links.Graph, node) is null ? null : LeftReason.TargetRefuses;
    }

    private LeftReason? ByRule(int n, Node node, TensorData weight)
    {
        var rules = _options.Rules;
        var (k, filters) = Sides(node, weight);
        var group = node.Int("group", 1);
        if (IsFirst(n) && !(rules.Has(PlacementRule.FirstConv) && node.Is("Conv"))) return LeftReason.First;
        if (_last[n] && rules.Has(PlacementRule.LastLayers)) return LeftReason.Last;
        if (node.Is("ConvTranspose") && rules.Has(PlacementRule.ConvTransposeFloat)) return LeftReason.ConvTranspose;
        // Depthwise and grouped convolutions do not run on the matrix units: their short sides say nothing.
        if (group == 1 && (k < ThinSide || filters < ThinSide) && rules.Has(PlacementRule.ThinProducts)) return LeftReason.Thin;
        if (OnePosition(node) && rules.Has(PlacementRule.OnePosition)) return LeftReason.OnePosition;
        if (OneRow(node) && rules.Has(PlacementRule.OneRow)) return LeftReason.OneRow;
        if (group > 1 && IsDepthwise(node, weight) && (rules.Has(PlacementRule.DepthwiseFloat) || _options.Type != DataType.Int8))
            return LeftReason.Depthwise;
        if (group > 1 && rules.Has(PlacementRule.GroupSize) && InputChannels(node, weight) / group is var size && size != 1
            && size % 4 != 0) return LeftReason.GroupSize;
        // FP8 has as many digits for small values as for large ones.
        if (_options.Type != DataType.Int8) return Float8(node, weight);
        if (node.Is("Conv") && filters < Block && rules.Has(PlacementRule.FewChannels) && !IsFirst(n)) return LeftReason.FewChannels;
        if (group > 1 && _options.HeavyTails.Contains(node.Inputs[0])) return LeftReason.HeavyTail;
        return _options.CoarseSteps.Contains(node.Display) ? LeftReason.CoarseStep : null;
    }

    private static LeftReason? Float8(Node node, TensorData weight)
    {
        if (!node.Is("Conv")) return null;
        if (InputChannels(node, weight) <= FewFloat8Channels || weight.Dims[0] <= FewFloat8Channels) return LeftReason.FewChannels;
        for (var i = 2; i < weight.Dims.Length; i++) if (weight.Dims[i] > LongestFloat8Kernel) return LeftReason.LargeKernel;
        return null;
    }

    private static bool IsDepthwise(Node node, TensorData weight) => InputChannels(node, weight) == node.Int("group", 1);

    private static (long K, long N) Sides(Node node, TensorData weight)
    {
        var d = weight.Dims;
        return node.OpType switch
        {
            "Conv" => (weight.Elements / d[0], d[0]),
            "ConvTranspose" => (d[0], weight.Elements / d[0]),
            "Gemm" when node.Int("transB", 0) != 0 => (d[1], d[0]),
            _ => d.Length == 2 ? (d[0], d[1]) : (weight.Elements, 1),
        };
    }

    private static long InputChannels(Node node, TensorData weight) => node.OpType switch
    {
        "Conv" => weight.Dims.Length > 1 ? weight.Dims[1] * node.Int("group", 1) : 0,
        "ConvTranspose" => weight.Dims.Length > 0 ? weight.Dims[0] : 0,
        _ => weight.Dims.Length > 0 ? Sides(node, weight).K : 0,
    };

    private bool OnePosition(Node node)
    {
        if (node.OpType is not ("Conv" or "ConvTranspose") || _links.ShapeOf(node.Outputs[0]) is not { Rank: >= 3 } shape) return false;
        for (var i = 2; i < shape.Rank; i++) if (shape[i].Value != 1) return false;
        return true;
    }

    private bool OneRow(Node node)
    {
        if (node.OpType is not ("Gemm" or "MatMul") || _links.ShapeOf(node.Outputs[0]) is not { Rank: >= 1 } shape) return false;
        for (var i = 0; i < shape.Rank - 1; i++) if (shape[i].Value != 1) return false;
        return true;
    }

    /// <summary>A product of two FP32 activations of which one comes from a Softmax, or whose result goes into one.</summary>
    private bool IsAttention(Node node)
    {
        if (!node.Is("MatMul") || _links.Constant(node.Inputs[1]) is not null || _links.TypeOf(node.Inputs[0]) != DataType.Float32
            || _links.TypeOf(node.Inputs[1]) != DataType.Float32) return false;
        if (_links.Producer(node.Inputs[0]) is >= 0 and var p && _links.Graph.Nodes[p].OpType is "Softmax" or "Where" or "Cast")
            return true;
        // Scale and mask stand between the scores and their Softmax.
        var value = node.Outputs[0];
        for (var step = 0; step < 4 && _links.HasOneUse(value); step++)
        {
            var reader = _links.Graph.Nodes[_links.Uses(value)[0].Node];
            if (reader.Is("Softmax")) return true;
            if (reader.OpType is not ("Mul" or "Div" or "Add" or "Where")) return false;
            value = reader.Outputs[0];
        }
        return false;
    }

    // Whether a node sees an input of the graph with no product between.
    private static bool[] FromInput(ValueLinks links)
    {
        var raw = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in links.Graph.Inputs) raw.Add(i.Name);
        var sees = new bool[links.Graph.Nodes.Length];
        for (var n = 0; n < sees.Length; n++)
        {
            var node = links.Graph.Nodes[n];
            foreach (var i in node.Inputs) sees[n] |= raw.Contains(i);
            if (sees[n] && !QuantPlanner.IsProduct(node)) raw.UnionWith(node.Outputs);
        }
        return sees;
    }

    /// <summary>
    /// By node, whether its output is the graph's, itself or through operators that are no products, and goes to no product: of a residual
    /// stream the last branch gives the output, those before it feed the branches behind.
    /// </summary>
    internal static bool[] Last(ValueLinks links)
    {
        var gives = new bool[links.Graph.Nodes.Length];
        var feeds = new bool[gives.Length];
        for (var n = gives.Length - 1; n >= 0; n--)
        {
            foreach (var o in links.Graph.Nodes[n].Outputs)
            {
                gives[n] |= links.IsOutput(o);
                foreach (var u in links.Uses(o))
                {
                    var product = QuantPlanner.IsProduct(links.Graph.Nodes[u.Node]) && !IsExpectation(links, links.Graph.Nodes[u.Node]);
                    gives[n] |= gives[u.Node] && !product;
                    feeds[n] |= feeds[u.Node] || product;
                }
            }
        }
        for (var n = 0; n < gives.Length; n++) gives[n] &= !feeds[n];
        return gives;
    }

    /// <summary>
    /// The mean of a distribution: a constant product of one column behind a Softmax, by which a DFL head (YOLOv8 and 11, PP-YOLOE, GFL)
    /// turns bins into distances. What stands before it gives the output as much as what has none.
    /// </summary>
    private static bool IsExpectation(ValueLinks links, Node product)
    {
        if (links.Constant(product.Input(1)) is not { } weight || weight.Dims.Length == 0 || weight.Elements == 0) return false;
        if (Sides(product, weight).N != 1) return false;
        var value = product.Inputs[0];
        const int moves = 4;
        for (var step = 0; step < moves && links.Producer(value) is >= 0 and var p; step++)
        {
            if (links.Graph.Nodes[p].Is("Softmax")) return true;
            if (!Moves.Reads(links.Graph.Nodes[p], 0, means: false)) return false;
            value = links.Graph.Nodes[p].Inputs[0];
        }
        return false;
    }
}
