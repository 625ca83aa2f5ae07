using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Core.Quantisation;

/// <summary>One model in INT8 with any set of layers kept out: a variant costs a plan and a rewrite.</summary>
public sealed class QuantisedVariants
{
    private readonly MeasuredModel _measured;
    private readonly Dictionary<string, float> _steps;

    /// <param name="shapes">Sizes of dynamic dimensions, for rules about shapes and for multiplications.</param>
    public QuantisedVariants(MeasuredModel measured, InferenceOptions shapes)
    {
        _measured = measured;
        _steps = measured.Steps();
        var typed = ShapeInference.Run(measured.Model, shapes).Model;
        // Runs are of one sample, whatever batch the shapes have.
        Typed = typed with { Graph = typed.Graph with { Inputs = measured.Model.Graph.Inputs } };
        var left = QuantPlanner.Plan(Typed.Graph, measured.Quant).Left.Select(l => l.Node).ToHashSet(StringComparer.Ordinal);
        var counts = MacCount.PerNode(Typed.Graph);
        var layers = ImmutableArray.CreateBuilder<BudgetLayer>();
        for (var n = 0; n < counts.Count; n++)
        {
            var node = Typed.Graph.Nodes[n];
            if (!QuantPlanner.IsProduct(node)) continue;
            TotalMacs += counts[n] ?? 0;
            if (!left.Contains(node.Display)) layers.Add(new(node.Display, node.OpType, counts[n] ?? 0));
        }
        Layers = layers.ToImmutable();
    }

    /// <summary>What variants are made of, FP32, inner values typed at the given shapes.</summary>
    public Model Typed { get; }

    /// <summary>The type that layers are taken into, for a person: INT8 or FP8.</summary>
    public string TypeName => _measured.Quant.Type == DataType.Int8 ? "INT8" : "FP8";

    /// <summary>Layers that the rules take into INT8, in graph order.</summary>
    public ImmutableArray<BudgetLayer> Layers { get; }

    /// <summary>Of all Conv, ConvTranspose, Gemm and MatMul nodes, those left out by rule among them.</summary>
    public long TotalMacs { get; }

    /// <summary>Share of the multiplications that is in INT8 with nothing kept out, 0 to 1.</summary>
    public double Share => TotalMacs > 0 ? (double)Layers.Sum(l => l.Macs) / TotalMacs : 0;

    /// <param name="keptOut">Display names of nodes that stay in floating point, beside those that the options leave out.</param>
    public Model With(ImmutableHashSet<string> keptOut)
    {
        var plan = QuantPlanner.Plan(Typed.Graph, _measured.Quant with { KeepOut = _measured.Quant.KeepOut.Union(keptOut) });
        // Planned with shapes, written without: judged samples are runs of one, whatever is deployed.
        var model = _measured.Model;
        return model with { Graph = QdqPass.Run(BiasCorrection.Run(model.Graph, plan, _measured.BiasShifts), plan, _steps) };
    }
}
