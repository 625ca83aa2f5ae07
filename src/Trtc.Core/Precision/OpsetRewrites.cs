using System.Collections.Frozen;
using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>Emits what the node becomes.</summary>
/// <returns>Null when done; otherwise why the node has no equal form in the new version.</returns>
internal delegate string? OpsetRewrite(Node node, OpsetStep step);

/// <summary>Every change of form or meaning in the standard domain from opset 6 to 22, one row each; facts are those of the ONNX operator
/// changelog.</summary>
internal static class OpsetRewrites
{
    internal static FrozenDictionary<(string OpType, int Version),
        OpsetRewrite> Table { get; } = Rows().ToFrozenDictionary(r => (r.OpType, r.Version), r => r.Rewrite);

    private static IEnumerable<(string OpType, int Version, OpsetRewrite Rewrite)> Rows()
    {
        foreach (var op in (string[])["Add", "Sub", "Mul", "Div", "Pow", "And", "Or", "Xor", "Equal", "Greater", "Less", "PRelu"])
            yield return (op, 7, OpsetLegacy.Broadcast);
        yield return ("Gemm", 7, (n, s) => Keep(n, s, "broadcast"));
        yield return ("BatchNormalization", 7, (n, s) => Keep(n, s, "is_test", "consumed_inputs"));
        yield return ("Dropout", 7, (n, s) => Keep(n, s, "is_test", "consumed_inputs"));
        yield return ("Upsample", 7, (_, _) => "Upsample of opset 1");
        foreach (var op in (string[])["Tile", "Cast", "Scan"]) yield return (op, op == "Scan" ? 9 : 6, (_, _) => "its inputs changed");

        yield return ("BatchNormalization", 9, (n, s) => n.Int("spatial", 1) == 1 ? Keep(n, s, "spatial") : "spatial=0");
        yield return ("Upsample", 9, (n, s) => ToInput(n, s, "scales", floats: true));

        yield return ("Upsample", 10, (n, s) => Keep(n with { OpType = "Resize" }, s));
        yield return ("Slice", 10, Slice);
        yield return ("TopK", 10, TopK);

        yield return ("Clip", 11, Clip);
        yield return ("Pad", 11, Pad);
        yield return ("Resize", 11, Resize);
        yield return ("Scatter", 11, (n, s) => Keep(n with { OpType = "ScatterElements" }, s));

        yield return ("Dropout", 12, (n, s) => Keep(n, s, "ratio"));

        foreach (var op in (string[])["Squeeze", "Unsqueeze", "ReduceSum"]) yield return (op, 13, (n, s) => ToInput(n, s, "axes"));
        yield return ("Split", 13, (n, s) => ToInput(n, s, "split"));
        foreach (var op in (string[])["Softmax", "LogSoftmax", "Hardmax"]) yield return (op, 13, Softmax);

        yield return ("BatchNormalization", 14, (n, s) => n.Outputs.Skip(1).Any(o => o.Length > 0 && s.IsRead(o)) ? "it trains"
            : Keep(n with { Outputs = n.Outputs[..1] }, s));
        yield return ("RoiAlign", 16, (n, s) => Set(n, s, "coordinate_transformation_mode", StringAttribute.Of("output_half_pixel")));
        foreach (var op in (string[])["ReduceMax", "ReduceMin", "ReduceMean", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceLogSum",
            "ReduceLogSumExp", "ReduceSumSquare"])
            yield return (op, 18, (n, s) => ToInput(n, s, "axes"));
        yield return ("Split", 18, (n, s) => n.Input(1).Length > 0 ? Keep(n, s)
            : Set(n, s, "num_outputs", new IntAttribute(n.Outputs.Length)));
        yield return ("GridSample", 20, GridSample);
        yield return ("GroupNormalization", 21, GroupNormalization);
        yield return ("DFT", 20, (_, _) => "its axis became an input");
    }

    internal static string? Keep(Node node, OpsetStep step, params ReadOnlySpan<string> without)
    {
        var attributes = node.Attributes;
        foreach (var name in without) attributes = attributes.Remove(name);
        step.Emit(node with { Attributes = attributes });
        return null;
    }

    private static string? Set(Node node, OpsetStep step, string name, AttributeValue value) =>
        Keep(node.Attributes.ContainsKey(name) ? node : node with { Attributes = node.Attributes.Add(name, value) }, step);

    // The attribute becomes the second input; without it nothing changes.
    private static string? ToInput(Node node, OpsetStep step, string attribute, bool floats = false)
    {
        if (!node.Attributes.TryGetValue(attribute, out var value)) return Keep(node, step);
        var name = $"{node.Outputs[0]}.{attribute}";
        var input = floats ? value is FloatsAttribute f ? step.Floats(name, f.Values.AsSpan()) : null : value is IntsAttribute i
            ? step.Integers(name, i.Values.AsSpan()) : null;
        return input is null ? $"attribute {attribute} is no list" : Keep(node with { Inputs = [node.Inputs[0], input] }, step, attribute);
    }

    private static string? Slice(Node node, OpsetStep step)
    {
        var (starts, ends, axes) = (node.Ints("starts"), node.Ints("ends"), node.Ints("axes"));
        if (starts.IsDefault || ends.IsDefault) return "starts or ends is missing";
        var y = node.Outputs[0];
        var inputs =
            ImmutableArray.Create(node.Inputs[0], step.Integers(y + ".starts", starts.AsSpan()), step.Integers(y + ".ends", ends.AsSpan()));
        if (!axes.IsDefault) inputs = inputs.Add(step.Integers(y + ".axes", axes.AsSpan()));
        return Keep(node with { Inputs = inputs }, step, "starts", "ends", "axes");
    }

    private static string? TopK(Node node, OpsetStep step)
    {
        var k = node.Int("k", 0);
        return Keep(node with { Inputs = [node.Inputs[0], step.Integers(node.Outputs[0] + ".k", [k])] }, step, "k");
    }

    private static string? Clip(Node node, OpsetStep step)
    {
        var inputs = node.Inputs[..1];
        var (min, max) = (node.Attributes.ContainsKey("min"), node.Attributes.ContainsKey("max"));
        if (min || max) inputs = inputs.Add(min ? step.Scalar(node.Outputs[0] + ".min", node.Float("min", 0)) : "");
        if (max) inputs = inputs.Add(step.Scalar(node.Outputs[0] + ".max", node.Float("max", 0)));
        return Keep(node with { Inputs = inputs }, step, "min", "max", "consumed_inputs");
    }

    private static string? Pad(Node node, OpsetStep step)
    {
        var pads = node.Ints(node.Attributes.ContainsKey("paddings") ? "paddings" : "pads");
        if (pads.IsDefault) return "pads is missing";
        var inputs = ImmutableArray.Create(node.Inputs[0], step.Integers(node.Outputs[0] + ".pads", pads.AsSpan()));
        if (node.Float("value", 0) is not 0 and var value) inputs = inputs.Add(step.Scalar(node.Outputs[0] + ".value", value));
        return Keep(node with { Inputs = inputs }, step, "pads", "paddings", "value");
    }

    // Up to opset 10 sizes were scaled from the corner and the nearest element was the one below.
    private static string? Resize(Node node, OpsetStep step)
    {
        var attributes = node.Attributes.SetItem("coordinate_transformation_mode", StringAttribute.Of("asymmetric"));
        if (node.String("mode", "nearest") == "nearest") attributes = attributes.SetItem("nearest_mode", StringAttribute.Of("floor"));
        return Keep(node with { Inputs = [node.Inputs[0], "", node.Inputs[1]], Attributes = attributes }, step);
    }

    private static string? GridSample(Node node, OpsetStep step)
    {
        var mode = node.String("mode", "bilinear") switch { "bilinear" => "linear", "bicubic" => "cubic", var other => other };
        return Keep(node with { Attributes = node.Attributes.SetItem("mode", StringAttribute.Of(mode)) }, step);
    }

    // Up to opset 20 scale and bias were one a group, from then on one a channel.
    private static string? GroupNormalization(Node node, OpsetStep step)
    {
        if (node.Int("num_groups", 0) is not (> 0 and var groups)) return "num_groups is missing";
        var y = node.Outputs[0];
        string Make(string op, string name, ImmutableArray<string> inputs, ImmutableSortedDictionary<string, AttributeValue> attributes)
        {
            var made = step.Fresh(name);
            step.Emit(new(made, op, "", inputs, [made], attributes));
            return made;
        }

        var count = step.Integers(y + ".groups", [groups]);
        var channels = Make("Shape", y + ".channels", [node.Inputs[0]],
            Node.NoAttributes.Add("start", new IntAttribute(1)).Add("end", new IntAttribute(2)));
        var each = Make("Div", y + ".each", [channels, count], Node.NoAttributes);
        var sizes = Make("Concat", y + ".sizes", [count, each], Node.NoAttributes.Add("axis", new IntAttribute(0)));
        var (last, all) = (step.Integers(y + ".last", [1]), step.Integers(y + ".all", [-1]));
        string Spread(string value) => Make("Reshape", value + ".channels",
            [Make("Expand", value + ".spread", [Make("Unsqueeze", value + ".column", [value, last], Node.NoAttributes), sizes],
                Node.NoAttributes), all], Node.NoAttributes);
        return Keep(node with { Inputs = [node.Inputs[0], Spread(node.Inputs[1]), Spread(node.Inputs[2])] }, step);
    }

    // Up to opset 12 everything from the axis on was one row.
    private static string? Softmax(Node node, OpsetStep step)
    {
        var axis = node.Int("axis", 1);
        var last = axis == -1 || (step.Rank(node.Inputs[0]) is { } rank && axis == rank - 1);
        var one = node.Attributes.SetItem("axis", new IntAttribute(-1));
        if (last) return Keep(node with { Attributes = one }, step);
        var (x, y) = (node.Inputs[0], node.Outputs[0]);
        var (shape, rows, result) = (step.Fresh(y + ".shape"), step.Fresh(y + ".rows"), step.Fresh(y + ".flat"));
        step.Emit(new(shape, "Shape", "", [x], [shape], Node.NoAttributes));
        step.Emit(new(rows, "Flatten", "", [x], [rows], Node.NoAttributes.Add("axis", new IntAttribute(axis))));
        step.Emit(node with { Inputs = [rows], Outputs = [result], Attributes = one });
        step.Emit(new(step.Fresh(y + ".reshape"), "Reshape", "", [result, shape], [y], Node.NoAttributes));
        return null;
    }
}
