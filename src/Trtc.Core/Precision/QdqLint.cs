using System.Globalization;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes.Quantised;

namespace Trtc.Core.Precision;

/// <summary>What a model's own Q/DQ cost and do not gain (TRTC6532, TRTC6533); placed by trtc, none is so.</summary>
public static class QdqLint
{
    public static void Run(Model model, DiagnosticList diagnostics)
    {
        if (PrecisionStage.CountQdq(model.Graph) == 0) return;
        var links = new ValueLinks(model.Graph);
        var (idle, unshared) = (0, 0);
        var (firstIdle, reader, firstUnshared, one, other) = ("", "", "", 0f, 0f);
        var scales = new Dictionary<string, float>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in model.Graph.Nodes)
        {
            if (OpTable.Find(node.Domain, node.OpType) is not { } row || node.Outputs.Length == 0) continue;
            if (row.Quant == QuantRole.Quantizes && links.Constant(node.Input(1))
                is { Elements: 1, Type: DataType.Float32 or DataType.Float16 } scale && ZeroPoint.Floats(scale) is [var step])
            {
                if (scales.TryAdd(node.Inputs[0], step) || scales[node.Inputs[0]] == step || !told.Add(node.Inputs[0])) continue;
                if (unshared++ == 0) (firstUnshared, one, other) = (node.Inputs[0], scales[node.Inputs[0]], step);
            }
            else if (row.Quant == QuantRole.Dequantizes && links.Constant(node.Input(0)) is null && Idle(links, node.Outputs[0]) is { } op)
            {
                if (idle++ == 0) (firstIdle, reader) = (node.Display, op);
            }
        }
        if (idle > 0) diagnostics.Add(Codes.QuantiseWithoutKernel, model.Path, "", idle, firstIdle, reader);
        if (unshared > 0)
            diagnostics.Add(Codes.ScalesNotShared, model.Path, "", unshared, firstUnshared,
                one.ToString("G4", CultureInfo.InvariantCulture), other.ToString("G4", CultureInfo.InvariantCulture));
    }

    /// <summary>The operator that reads the value where none that reads it computes in INT8 or moves what does; null else.</summary>
    private static string? Idle(ValueLinks links, string value)
    {
        string? reader = null;
        if (links.IsOutput(value) || links.IsCaptured(value)) return null;
        foreach (var use in links.Uses(value))
        {
            var node = links.Graph.Nodes[use.Node];
            if (OpTable.Find(node.Domain, node.OpType) is not { Quant: QuantRole.None } row || row.Watches != Watch.None) return null;
            reader = node.OpType;
        }
        return reader;
    }
}
