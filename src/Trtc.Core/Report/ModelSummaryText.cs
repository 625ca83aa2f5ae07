using System.Collections.Immutable;
using System.Globalization;

namespace Trtc.Core.Report;

/// <summary>A model's summary for a person.</summary>
public static class ModelSummaryText
{
    public static void Write(TextWriter output, ModelSummary s)
    {
        var files = s.ExternalFiles == 0 ? "" : $", external data in {s.ExternalFiles} {(s.ExternalFiles == 1 ? "file" : "files")}";
        output.WriteLine($"{Path.GetFileName(s.File)}: ONNX, {Number(s.Bytes)} bytes{files}");
        output.WriteLine(
            $"  IR version {s.IrVersion}, "
            + $"{string.Join(", ", s.Opsets.Select(o => $"opset {o.Value}{(o.Key.Length > 0 ? " of " + o.Key : "")}"))}"
            + (s.Producer.Length > 0 ? $", made by {s.Producer}" : ""));
        Tensors(output, "input", s.Inputs);
        Tensors(output, "output", s.Outputs);
        output.WriteLine(
            $"  dynamic     {(s.DynamicDimensions.IsEmpty ? "nothing: every size is fixed" : string.Join(", ", s.DynamicDimensions))}");
        output.WriteLine($"  parameters  {Number(s.Parameters)}"
            + (s.WeightTypes.IsEmpty ? "" : ": " + string.Join(", ", s.WeightTypes.Select(t => $"{t.Type} {Number(t.Elements)}"))));
        output.WriteLine(s.Macs is { } macs
            ? $"  MACs        {Number(macs)}"
            : $"  MACs        open: the sizes of {Number(s.OpenMacs)} nodes are dynamic; --profile gives shapes");
        output.WriteLine($"  nodes       {Number(s.Nodes)}");
        var width = s.Operators.IsEmpty ? 0 : s.Operators.Max(o => o.Name.Length);
        foreach (var o in s.Operators) output.WriteLine($"    {o.Name.PadRight(width)} {o.Count.ToString(CultureInfo.InvariantCulture),6}");
        foreach (var n in s.NodeList)
            output.WriteLine(
                $"  {n.Operator} '{n.Name}' ({string.Join(", ", n.Inputs)}) -> "
                + $"{string.Join(", ", n.Outputs.Zip(n.Shapes, (o, shape) => o + shape))}"
                + (n.Origin.Length > 0 ? $" from {n.Origin}" : ""));
    }

    private static void Tensors(TextWriter output, string kind, ImmutableArray<TensorInfo> tensors)
    {
        foreach (var t in tensors) output.WriteLine($"  {kind,-11} {t.Name}: {t.Type}{t.Shape}");
    }

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
