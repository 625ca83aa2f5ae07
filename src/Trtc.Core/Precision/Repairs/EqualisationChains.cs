using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Repairs;

/// <summary>A place where each channel may be scaled: by what the source multiplies with, and undone in what reads the channels.</summary>
/// <param name="Source">A Conv, or a Mul or Div by a constant, by node index.</param>
/// <param name="Factor">Which input of the source multiplies: its weight, or the constant.</param>
/// <param name="Sums">Adds and Subs of constants on the way, which are scaled too.</param>
/// <param name="Readers">Convolutions that read the scaled channels.</param>
internal sealed record EqualisationChain(int Source, int Factor, ImmutableArray<int> Sums, ImmutableArray<int> Readers, int Channels,
    int Rank);

/// <summary>
/// Finds chains from a source through operators with f(s·x) = s·f(x) for every s above 0, to convolutions and nowhere else: Relu and its
/// kin, pooling, products with something that is not scaled itself, sums with constants. A Clip is one only without an upper bound.
/// </summary>
internal sealed class EqualisationChains
{
    private readonly ValueLinks _links;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private EqualisationChains(Graph graph) => _links = new(graph);

    /// <param name="graph">Values typed by shape inference: where channels are is read from shapes.</param>
    internal static ImmutableArray<EqualisationChain> Find(Graph graph)
    {
        var search = new EqualisationChains(graph);
        var chains = ImmutableArray.CreateBuilder<EqualisationChain>();
        for (var n = 0; n < graph.Nodes.Length; n++) if (search.From(n) is { } chain) chains.Add(chain);
        return chains.ToImmutable();
    }

    private EqualisationChain? From(int source)
    {
        var node = _links.Graph.Nodes[source];
        if (Factor(node) is not (>= 0 and var factor) || Channels(node.Outputs[0]) is not (> 1 and var channels)
            || _links.ShapeOf(node.Outputs[0])!.Rank is var rank && rank < 3) return null;
        var scaled = new HashSet<string>(StringComparer.Ordinal) { node.Outputs[0] };
        var open = new Stack<string>(scaled);
        var sums = new SortedSet<int>();
        var readers = new SortedSet<int>();
        while (open.TryPop(out var value))
        {
            if (_links.IsOutput(value) || _taken.Contains(value) || Channels(value) != channels || _links.ShapeOf(value)!.Rank != rank)
                return null;
            foreach (var use in _links.Uses(value))
            {
                if (use.Input < 0) return null;
                var reader = _links.Graph.Nodes[use.Node];
                if (use.Input == 0 && Undoes(reader, channels)) readers.Add(use.Node);
                else if (Passes(reader, use.Input, channels, rank))
                {
                    if (reader.OpType is "Add" or "Sub") sums.Add(use.Node);
                    if (scaled.Add(reader.Outputs[0])) open.Push(reader.Outputs[0]);
                    else if (reader.Inputs.Length > 1) return null; // Reached twice: both factors are scaled.
                }
                else return null;
            }
        }
        if (readers.Count == 0) return null;
        _taken.UnionWith(scaled);
        return new(source, factor, [.. sums], [.. readers], (int)channels, rank);
    }

    /// <summary>Which input of a source multiplies; −1 when the node is none.</summary>
    private int Factor(Node node)
    {
        if (node.Is("Conv"))
            return Weight(node.Input(1)) is not null && (node.Input(2).Length == 0 || Weight(node.Input(2)) is not null) ? 1 : -1;
        if (!(node.Is("Mul") || node.Is("Div")) || Channels(node.Outputs[0]) is not { } channels) return -1;
        var rank = _links.ShapeOf(node.Outputs[0])!.Rank;
        var (left, right) = (IsPerChannel(node.Inputs[0], channels, rank), IsPerChannel(node.Inputs[1], channels, rank));
        return left == right || (left && node.Is("Div")) ? -1 : right ? 1 : 0;
    }

    private bool Undoes(Node node, long channels) =>
        node.Is("Conv") && Weight(node.Input(1)) is { } w && w.Dims.Length >= 3 && w.Dims[1] * node.Int("group", 1) == channels;

    private bool Passes(Node node, int input, long channels, int rank)
    {
        if (node.Domain.Length > 0 || node.Outputs.Length != 1) return false;
        return node.OpType switch
        {
            "Relu" or "LeakyRelu" or "MaxPool" or "AveragePool" or "GlobalAveragePool" or "GlobalMaxPool" or "Identity" or "Neg" or "Abs" =>
                true,
            "PRelu" or "Div" => input == 0,
            "Mul" => true,
            "Add" => IsPerChannel(node.Inputs[1 - input], channels, rank),
            "Sub" => input == 0 && IsPerChannel(node.Inputs[1], channels, rank),
            "Clip" =>
                input == 0 && node.Input(2).Length == 0 && (node.Input(1).Length == 0 ? node.Attributes.Count == 0 : IsZero(node.Input(1))),
            _ => false,
        };
    }

    /// <summary>A float constant of one element, or of one for each channel, along axis 1 of what it is combined with.</summary>
    private bool IsPerChannel(string value, long channels, int rank)
    {
        if (Weight(value) is not { } constant) return false;
        var axis = constant.Dims.Length - (rank - 1);
        return constant.Elements == 1 || (constant.Elements == channels && axis is 0 or 1 && constant.Dims[axis] == channels);
    }

    private bool IsZero(string value) => Weight(value) is { Elements: 1 } constant && FloatBlocks.Read(constant)[0] == 0;

    private TensorData? Weight(string value) =>
        _links.Constant(value) is { Type: DataType.Float32, Elements: > 0 } constant ? constant : null;

    private long? Channels(string value) => _links.ShapeOf(value) is { Rank: >= 2 } shape && shape[1].IsConstant ? shape[1].Value : null;
}
