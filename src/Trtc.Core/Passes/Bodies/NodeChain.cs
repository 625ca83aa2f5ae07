using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Nodes that are written in the place of one, each reading what came before.</summary>
/// <param name="type">Of the constants that <see cref="Float"/> makes: FP32, FP16 or BF16.</param>
internal sealed class NodeChain(GraphEditor edit, Node replaced, DataType type = DataType.Float32)
{
    private readonly List<Node> _nodes = [];

    public string Add(string op, ReadOnlySpan<string> inputs, params ReadOnlySpan<(string Name, AttributeValue Value)> attributes)
    {
        var all = Node.NoAttributes;
        foreach (var (name, value) in attributes) all = all.SetItem(name, value);
        var output = edit.Fresh($"{replaced.Display}/{op}");
        _nodes.Add(new(output, op, "", [.. inputs], [output], all, replaced.Origin.Length > 0 ? replaced.Origin : replaced.OpType));
        return output;
    }

    public string Float(float value)
    {
        byte[] bytes = type switch
        {
            DataType.Float16 => BitConverter.GetBytes((Half)value),
            DataType.BFloat16 => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)),
            _ => BitConverter.GetBytes(value),
        };
        return edit.AddInitializer(replaced.Display + "/constant", new(type, [], new MemoryBytes(bytes)));
    }

    public string Ints(params ReadOnlySpan<long> values) => edit.AddInitializer(replaced.Display + "/shape",
        new(DataType.Int64, [values.Length], new MemoryBytes(MemoryMarshal.AsBytes(values).ToArray())));

    public string Int(long value) => Integer(DataType.Int64, value);

    /// <summary>A scalar of INT64 or INT32.</summary>
    public string Integer(DataType of, long value) => edit.AddInitializer(replaced.Display + "/number",
        new(of, [], new MemoryBytes(of == DataType.Int64 ? BitConverter.GetBytes(value) : BitConverter.GetBytes((int)value))));

    /// <summary>The axis is an attribute before opset 13, as in <see cref="Squeeze"/>.</summary>
    public string Unsqueeze(string value, int opset, long axis) =>
        opset >= 13 ? Add("Unsqueeze", [value, Ints(axis)]) : Add("Unsqueeze", [value], ("axes", Perm(axis)));

    public string Squeeze(string value, int opset, long axis) =>
        opset >= 13 ? Add("Squeeze", [value, Ints(axis)]) : Add("Squeeze", [value], ("axes", Perm(axis)));

    /// <summary>A scalar of zero bits: the zero point that gives a QuantizeLinear its type.</summary>
    public string Zero(DataType of) => edit.AddInitializer(replaced.Display + "/zero", new(of, [], new MemoryBytes(new byte[of.Bytes(1)])));

    public string Cast(string value, DataType to) => Add("Cast", [value], ("to", new IntAttribute((long)to)));

    /// <summary>Keeps the dimensions; axes are an attribute before opset 18.</summary>
    public string ReduceMean(string value, int opset, params ReadOnlySpan<long> axes) => opset >= 18
        ? Add("ReduceMean", [value, Ints(axes)], ("keepdims", new IntAttribute(1)))
        : Add("ReduceMean", [value], ("axes", Perm(axes)), ("keepdims", new IntAttribute(1)));

    public static AttributeValue Perm(params ReadOnlySpan<long> values) => new IntsAttribute(ImmutableArray.Create(values));

    /// <summary>Puts the nodes into the graph. Each value named makes the replaced node's output of that index; the last node makes the
    /// first when none is named.</summary>
    public void Finish(int index, params ReadOnlySpan<string> outputs)
    {
        if (outputs.IsEmpty) outputs = [_nodes[^1].Outputs[0]];
        for (var o = 0; o < outputs.Length; o++)
        {
            if (outputs[o].Length == 0 || replaced.Output(o).Length == 0) continue;
            for (var n = 0; n < _nodes.Count; n++)
            {
                var node = _nodes[n];
                _nodes[n] = node with { Inputs = Renamed(node.Inputs, outputs[o], replaced.Outputs[o]),
                    Outputs = Renamed(node.Outputs, outputs[o], replaced.Outputs[o]) };
            }
        }
        // The editor knows the node at the index as a maker; the others are only read.
        edit.InsertBefore(index, CollectionsMarshal.AsSpan(_nodes)[..^1]);
        edit.Replace(index, _nodes[^1]);
    }

    private static ImmutableArray<string> Renamed(ImmutableArray<string> names, string from, string to)
    {
        for (var i = 0; i < names.Length; i++) if (names[i] == from) names = names.SetItem(i, to);
        return names;
    }
}
