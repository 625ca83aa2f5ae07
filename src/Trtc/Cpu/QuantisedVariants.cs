using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Cpu;

/// <summary>One model in INT8 with any set of layers kept out: a variant costs a plan and a rewrite.</summary>
public sealed class QuantisedVariants
{
    private readonly QuantOptions _options;

    /// <param name="prepared">From <see cref="Prepare"/>.</param>
    /// <param name="scales">INT8 step by tensor.</param>
    public QuantisedVariants(Model prepared, IReadOnlyDictionary<string, float> scales, QuantOptions options)
    {
        (Prepared, Scales, _options) = (prepared, scales, options);
        var left = QuantPlanner.Plan(prepared.Graph, options).Left.Select(l => l.Node).ToHashSet(StringComparer.Ordinal);
        var counts = MacCount.PerNode(prepared.Graph);
        var layers = ImmutableArray.CreateBuilder<BudgetLayer>();
        for (var n = 0; n < counts.Count; n++)
        {
            var node = prepared.Graph.Nodes[n];
            if (!(node.Is("Conv") || node.Is("ConvTranspose") || node.Is("Gemm") || node.Is("MatMul"))) continue;
            TotalMacs += counts[n] ?? 0;
            if (!left.Contains(node.Display)) layers.Add(new(node.Display, node.OpType, counts[n] ?? 0));
        }
        Layers = layers.ToImmutable();
    }

    /// <summary>What variants are made of: after the passes, shapes inferred, FP32.</summary>
    public Model Prepared { get; }

    /// <summary>INT8 step by tensor.</summary>
    public IReadOnlyDictionary<string, float> Scales { get; }

    /// <summary>Layers that the rules take into INT8, in graph order.</summary>
    public ImmutableArray<BudgetLayer> Layers { get; }

    /// <summary>Of all Conv, ConvTranspose, Gemm and MatMul nodes, those left out by rule among them.</summary>
    public long TotalMacs { get; }

    /// <summary>The model after the passes, its shapes inferred at the given sizes of inputs.</summary>
    /// <returns>Null with TRTC6509: a node has no form in the opset that Q/DQ with a scale per channel needs.</returns>
    public static Model? Prepare(Model model, InferenceOptions shapes, DiagnosticList diagnostics) =>
        ModelCalibration.Prepare(model, diagnostics) is { } prepared ? ShapeInference.Run(prepared, shapes).Model : null;

    /// <param name="keptOut">Display names of nodes that stay in floating point.</param>
    public Model With(ImmutableHashSet<string> keptOut)
    {
        var plan = QuantPlanner.Plan(Prepared.Graph, _options with { KeepOut = keptOut });
        return Prepared with { Graph = QdqPass.Run(Prepared.Graph, plan, Scales) };
    }
}
