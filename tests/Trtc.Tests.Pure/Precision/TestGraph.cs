using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Tests.Precision;

/// <summary>Builds small graphs a node at a time; weights are a fixed ramp, values are named after their nodes.</summary>
internal sealed class TestGraph
{
    private readonly List<Node> _nodes = [];
    private readonly List<ValueInfo> _inputs = [];
    private readonly ImmutableSortedDictionary<string, TensorData>.Builder _initializers = Graph.NoInitializers.ToBuilder();

    internal long Opset { get; init; } = 13;

    internal string Input(string name, params long[] dims)
    {
        _inputs.Add(new(name, new TensorType(DataType.Float32, Shape.Of(dims))));
        return name;
    }

    /// <summary>An input whose sizes are numbers or names.</summary>
    internal string Dynamic(string name, params string[] dims)
    {
        _inputs.Add(
            new(name,
            new TensorType(DataType.Float32,
            new Shape([.. dims.Select(d => long.TryParse(d, CultureInfo.InvariantCulture, out var n) ? (Dim)n : Dim.Of(d))]))));
        return name;
    }

    /// <summary>An input of one integer without dimensions.</summary>
    internal string Scalar(string name)
    {
        _inputs.Add(new(name, new TensorType(DataType.Int64, Shape.Of())));
        return name;
    }

    internal string Weight(string name, params long[] dims)
    {
        var values = new float[dims.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++) values[i] = ((i * 37 % 101) - 50) / 50f;
        return Constant(name, dims, values);
    }

    internal string Constant(string name, long[] dims, params float[] values)
    {
        _initializers[name] = new(DataType.Float32, [.. dims], new MemoryBytes(MemoryMarshal.AsBytes<float>(values).ToArray()));
        return name;
    }

    internal string Data(string name, DataType type, long[] dims, byte[] bytes)
    {
        _initializers[name] = new(type, [.. dims], new MemoryBytes(bytes));
        return name;
    }

    internal string Integers(string name, params long[] values)
    {
        _initializers[name] = new(DataType.Int64, [values.Length], new MemoryBytes(MemoryMarshal.AsBytes<long>(values).ToArray()));
        return name;
    }

    internal string Add(string op, string name, string[] inputs, params (string Name, AttributeValue Value)[] attributes) =>
        Add(op, [name], inputs, attributes);

    internal string Add(string op, string[] outputs, string[] inputs, params (string Name, AttributeValue Value)[] attributes)
    {
        var all = Node.NoAttributes.ToBuilder();
        foreach (var (key, value) in attributes) all[key] = value;
        _nodes.Add(new(outputs[0], op, "", [.. inputs], [.. outputs], all.ToImmutable()));
        return outputs[0];
    }

    /// <summary>A node of com.microsoft.</summary>
    internal string Fused(string op, string[] outputs, string[] inputs, params (string Name, AttributeValue Value)[] attributes)
    {
        Add(op, outputs, inputs, attributes);
        _nodes[^1] = _nodes[^1] with { Domain = OpTable.Microsoft };
        return outputs[0];
    }

    internal string Conv(string name, string input, int from, int to, int kernel = 1, int group = 1, string op = "Conv")
    {
        long[] dims = op == "Conv" ? [to, from / group, kernel, kernel] : [from, to / group, kernel, kernel];
        long pad = op == "Conv" ? kernel / 2 : 0;
        return Add(op, name, [input, Weight(name + ".w", dims), Weight(name + ".b", to)], ("group", Int(group)),
            ("pads", Ints(pad, pad, pad, pad)));
    }

    internal static AttributeValue Int(long value) => new IntAttribute(value);

    internal static AttributeValue Ints(params long[] values) => new IntsAttribute([.. values]);

    internal static AttributeValue Text(string value) => StringAttribute.Of(value);

    /// <summary>The model with every value typed by shape inference.</summary>
    internal Model Model(params string[] outputs)
    {
        var graph =
            new Graph("g", [.. _nodes], [.. _inputs], [.. outputs.Select(o => new ValueInfo(o, new TensorType(DataType.Float32, null)))],
            _initializers.ToImmutable(), Graph.NoValues);
        var opsets = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add("", Opset);
        if (_nodes.Any(n => n.Domain.Length > 0)) opsets = opsets.Add(OpTable.Microsoft, 1);
        return ShapeInference.Run(new("", 8, opsets, "", "", ImmutableSortedDictionary<string, string>.Empty, graph, [])).Model;
    }

    /// <summary>A line a node: <c>Conv c1 (x.dq, c1.w.dq, c1.b)</c>, attributes of Q/DQ and Cast shown; then small initializers.</summary>
    internal static string Dump(Graph graph)
    {
        var text = new StringBuilder();
        foreach (var n in graph.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{n.OpType} ({string.Join(", ", n.Inputs)}) -> {string.Join(", ", n.Outputs)}");
            foreach (var (key, value) in n.Attributes)
                if (key is "axis" or "to" or "axes") text.Append(CultureInfo.InvariantCulture, $" {key}={Show(value)}");
            text.Append('\n');
        }
        foreach (var (name, t) in graph.Initializers)
            if (name.Contains("scale", StringComparison.Ordinal) || name.Contains("zero", StringComparison.Ordinal))
                text.Append(CultureInfo.InvariantCulture,
                    $"{name}: {t.Type}{t.Shape}{(t.Elements == 1 && t.Type == DataType.Float32 ? " " + Scalar(t) : "")}\n");
        return text.ToString();
    }

    private static string Scalar(TensorData t)
    {
        Span<byte> bytes = stackalloc byte[4];
        t.Bytes.Read(0, bytes);
        return MemoryMarshal.Read<float>(bytes).ToString(CultureInfo.InvariantCulture);
    }

    private static string Show(AttributeValue value) => value switch
    {
        IntAttribute i => i.Value.ToString(CultureInfo.InvariantCulture),
        IntsAttribute i => "[" + string.Join(',', i.Values) + "]",
        _ => value.ToString() ?? "",
    };
}
