using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <param name="Macs">Multiply-accumulates of one run; null when a shape was not known.</param>
/// <param name="Reason">Why it is not in INT8 though that was asked for; null otherwise.</param>
public sealed record LayerPrecision(string Node, string OpType, double? Macs, DataType Type, LeftReason? Reason = null);

/// <summary>
/// What the graph that was handed to the builder computes in: the share of all multiplications by type, those of recurrent layers,
/// attention and Einsum too. Bodies of branches and loops count once. A product is INT8 (FP8) when both its inputs come from
/// DequantizeLinear of that type; otherwise it has the type of its first input, as every layer has that knows no INT8 form.
/// </summary>
/// <param name="Macs">Of all layers whose shapes are known.</param>
/// <param name="Layers">In graph order.</param>
public sealed record PrecisionShare(double Macs, double Int8, double Float8, double Float16, double BFloat16, double Float32,
    ImmutableArray<LayerPrecision> Layers)
{
    /// <param name="model">As built; shape inference runs on it with <paramref name="options"/>, which gives sizes to dynamic
    /// dimensions.</param>
    /// <param name="plan">Null when trtc placed no Q/DQ.</param>
    public static PrecisionShare Of(Model model, InferenceOptions options, QuantPlan? plan)
    {
        var reasons = new Dictionary<string, LeftReason>(StringComparer.Ordinal);
        if (plan is not null) foreach (var l in plan.Left) reasons.TryAdd(l.Node, l.Reason);
        var layers = ImmutableArray.CreateBuilder<LayerPrecision>();
        double all = 0, int8 = 0, float8 = 0, half = 0, brain = 0, single = 0;
        var whole = ShapeInference.Run(model, options).Model.Graph;
        Count(whole, GraphTypes.Of(whole));
        var total = all > 0 ? all : 1;
        return new(all, int8 / total, float8 / total, half / total, brain / total, single / total, layers.ToImmutable());

        void Count(Graph graph, GraphTypes types)
        {
            var links = new ValueLinks(graph);
            foreach (var node in graph.Nodes)
            {
                if (OpTable.Find(node) is { Macs: not null } row && MacCount.Of(node, types) is var macs && macs != 0)
                    Add(node, macs, Computed(links, types, node, row));
                foreach (var value in node.Attributes.Values)
                    if (value is GraphAttribute { Value: var body }) Count(body, GraphTypes.Of(body, types));
            }
        }

        void Add(Node node, double? macs, DataType type)
        {
            layers.Add(
                new(node.Display, node.OpType, macs, type, type is DataType.Int8 or DataType.Float8E4M3FN ? null : Reason(reasons, node)));
            var count = macs ?? 0;
            all += count;
            switch (type)
            {
                case DataType.Int8: int8 += count; break;
                case DataType.Float8E4M3FN: float8 += count; break;
                case DataType.Float16: half += count; break;
                case DataType.BFloat16: brain += count; break;
                default: single += count; break;
            }
        }
    }

    /// <summary>The share of one type, 0 to 1.</summary>
    public double Of(DataType type) => type switch
    {
        DataType.Int8 => Int8, DataType.Float8E4M3FN => Float8, DataType.Float16 => Float16, DataType.BFloat16 => BFloat16, _ => Float32,
    };

    // Only what has INT8 or FP8 kernels computes in them behind Q/DQ; an operator on integers is named by them.
    private static DataType Computed(ValueLinks links, GraphTypes types, Node node, Operator row)
    {
        if (row.Quant == QuantRole.Quantizable && Dequantized(links, types, node.Input(0)) is { } q
            && Dequantized(links, types, node.Input(1)) == q) return q;
        return TypeOf(types, node.Input(0)) is var type && type == DataType.UInt8 ? DataType.Int8 : type;
    }

    private static DataType TypeOf(GraphTypes types, string value) => types.Find(value)?.Element ?? DataType.Undefined;

    private static LeftReason? Reason(Dictionary<string, LeftReason> reasons, Node node) =>
        reasons.TryGetValue(node.Display, out var r) ? r : null;

    /// <summary>INT8 or FP8 when the value is dequantised from it; null otherwise.</summary>
    private static DataType? Dequantized(ValueLinks links, GraphTypes types, string value)
    {
        while (links.Producer(value) is >= 0 and var p)
        {
            var node = links.Graph.Nodes[p];
            var row = OpTable.Find(node);
            if (row?.Quant == QuantRole.Dequantizes)
                return TypeOf(types, node.Input(0)) is var type && type is DataType.Int8 or DataType.Float8E4M3FN ? type : null;
            if (row?.Moves != Movement.Convert) return null;
            value = node.Inputs[0];
        }
        return null;
    }
}
