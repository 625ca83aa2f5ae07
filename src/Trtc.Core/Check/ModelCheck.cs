using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Check;

/// <summary>
/// Everything that can be said of a model against releases of TensorRT, without TensorRT: all findings at once. The model carries
/// inferred types where inference ran; what is unknown is not held against it.
/// </summary>
public static class ModelCheck
{
    public static CheckResult Run(Model model, CheckOptions options)
    {
        var findings = new FindingList(model.Path);
        Opsets(model, options, findings);
        var root = new Scope(model.Graph, null, options.Constants);
        foreach (var input in model.Graph.Inputs) Input(input, options, findings);
        if (options.RemarkDynamicInputs)
            foreach (var name in ShapeInputs.Of(model.Graph))
                findings.Add(Codes.ShapeInputWithoutProfile, $"input '{name}'", null, $"input '{name}'", null, SupportPhase.Builder, name);
        var nodes = Walk(model, root, "", options, findings);
        Ends(model.Graph, findings);
        Names(model.Graph, findings);
        if (options.ScanWeights) WeightCheck.Run(model.Graph, options.Targets, findings);
        return new(model.Path, options.Targets, nodes, findings.ToImmutable());
    }

    private static int Walk(Model model, Scope scope, string prefix, CheckOptions options, FindingList findings)
    {
        var graph = scope.Graph;
        foreach (var (name, data) in graph.Initializers) Stored(name, data, findings);
        var count = 0;
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            var path = $"{prefix}node {i}";
            count++;
            var declared = model.Opsets.TryGetValue(node.Domain, out var opset);
            var context = new NodeContext(scope, node, declared ? (int)opset : model.Opset);
            OperatorCheck.Run(context, declared, path, options.Targets, findings);
            Outputs(context, path, findings);
            if (OpTable.Find(node) is { HasBodies: true, Support.IsSupported: true })
                findings.Add(Codes.ControlFlow, OperatorCheck.Where(node), node, path, null, SupportPhase.Parser, node.OpType);
            foreach (var (name, value) in node.Attributes)
            {
                if (value is GraphAttribute g)
                    count += Walk(model, new Scope(g.Value, scope, options.Constants), $"{path} ({node.OpType}) / {name} / ", options,
                        findings);
            }
        }
        return count;
    }

    private static void Opsets(Model model, CheckOptions options, FindingList findings)
    {
        if (model.Opset == 0) return;
        foreach (var target in options.Targets)
        {
            var (first, last) = target.Opsets;
            if (model.Opset < first || model.Opset > last)
                findings.Add(Codes.OpsetUndocumented, "", null, "model", target, SupportPhase.Parser, model.Opset, first, last);
        }
    }

    private static void Input(ValueInfo input, CheckOptions options, FindingList findings)
    {
        var where = $"input '{input.Name}'";
        TypeOf(input.Type, where, null, where, findings);
        if (options.RemarkDynamicInputs && ProfileCheck.IsDynamic(input))
            findings.Add(Codes.DynamicWithoutProfile, where, null, where, null, SupportPhase.Builder, input.Shape?.ToString()
                ?? "of unknown rank", input.Name);
    }

    private static void Outputs(NodeContext context, string path, FindingList findings)
    {
        var node = context.Node;
        foreach (var name in node.Outputs)
        {
            if (context.Type(name) is not TensorType { Shape: { } shape }) continue;
            if (shape.Rank > 8)
                findings.Add(Codes.TooManyDimensions, OperatorCheck.Where(node), node, path, null, SupportPhase.Parser, $"'{name}'",
                    shape.Rank);
            // Of what is not known at the inputs, behind an operator without a shape rule, nothing is known here: that is not the data's
            // doing.
            if (!InputsKnown(context)) continue;
            foreach (var d in shape.Dims)
            {
                // A size that this node brought into the graph carries the name of its output.
                if (d.Symbol is not { } s || !s.StartsWith(name + "#", StringComparison.Ordinal)) continue;
                findings.Add(Codes.DataDependentShape, OperatorCheck.Where(node), node, path, null, SupportPhase.Builder, name,
                    Shown(shape));
                break;
            }
        }
    }

    private static bool InputsKnown(NodeContext context)
    {
        foreach (var input in context.Node.Inputs)
            if (input.Length > 0 && context.Type(input) is null or TensorType { Shape: null }) return false;
        return true;
    }

    private static string Shown(Shape shape) =>
        "[" + string.Join(',', shape.Dims.Select(d => ShapeInference.IsDataDependent(d) ? "?" : d.ToString())) + "]";

    private static void TypeOf(ValueType? type, string where, Node? node, string path, FindingList findings)
    {
        switch (type)
        {
            case TensorType t:
                if (t.Element != DataType.Undefined && !TensorTypes.Contains(t.Element))
                    findings.Add(Codes.NetworkType, where, node, path, null, SupportPhase.Parser, TypeNames.Of(t.Element),
                        Instead(t.Element));
                if (t.Shape is { Rank: > 8 } s)
                    findings.Add(Codes.TooManyDimensions, where, node, path, null, SupportPhase.Parser, "it", s.Rank);
                break;
            case null: break;
            default:
                var kind = type switch { SequenceType => "a sequence", OptionalType => "an optional", MapType => "a map",
                    SparseTensorType => "a sparse tensor", _ => "no tensor" };
                findings.Add(Codes.NotATensor, where, node, path, null, SupportPhase.Parser, kind);
                break;
        }
    }

    private static void Stored(string name, TensorData data, FindingList findings)
    {
        var where = $"initializer '{name}'";
        if (!TensorTypes.Contains(data.Type))
            findings.Add(Codes.NetworkType, where, null, where, null, SupportPhase.Parser, TypeNames.Of(data.Type), Instead(data.Type));
    }

    /// <summary>FP8, INT4 and FP4 are what quantisation makes: the builder takes them nowhere else at the model's ends.</summary>
    private static void Ends(Graph graph, FindingList findings)
    {
        var made = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var n in graph.Nodes) foreach (var o in n.Outputs) made[o] = n;
        foreach (var output in graph.Outputs)
        {
            TypeOf(output.Type, $"output '{output.Name}'", null, $"output '{output.Name}'", findings);
            if (!QuantisedTypes.Contains(output.Element) || output.Element == DataType.Undefined) continue;
            if (made.TryGetValue(output.Name, out var n) && OpTable.Find(n)?.Moves != Movement.Convert) continue;
            var where = $"output '{output.Name}'";
            findings.Add(Codes.QuantisedEnd, where, null, where, null, SupportPhase.Builder, TypeNames.Of(output.Element));
        }
    }

    private static void Names(Graph graph, FindingList findings)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var n in graph.Nodes)
            if (n.Name.Length > 0) counts[n.Name] = counts.GetValueOrDefault(n.Name) + 1;
        foreach (var (name, count) in counts)
            if (count > 1) findings.Add(Codes.NameClash, $"node '{name}'", null, $"name '{name}'", null, SupportPhase.Builder, count, name);
    }

    private static string Instead(DataType type) => type switch
    {
        DataType.UInt16 or DataType.Int16 => "INT32",
        DataType.UInt32 or DataType.UInt64 => "INT64",
        DataType.String => "numbers; handle text outside the engine",
        DataType.Complex64 or DataType.Complex128 => "real and imaginary parts in FP32",
        DataType.Float8E5M2 or DataType.Float8E4M3FNUZ or DataType.Float8E5M2FNUZ => "FLOAT8E4M3FN",
        DataType.UInt4 or DataType.Int2 or DataType.UInt2 => "INT4 or INT8",
        _ => "FP32 or FP16",
    };

    private static readonly TypeSet TensorTypes = TypeSet.Parse(Limits.Network);
    private static readonly TypeSet QuantisedTypes = TypeSet.Parse(Limits.Quantised);
}
