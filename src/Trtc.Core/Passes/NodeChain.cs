using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Nodes that are written in the place of one, each reading what came before.</summary>
internal sealed class NodeChain(GraphEditor edit, Node replaced)
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

    public string Float(float value) => edit.AddInitializer(replaced.Display + "/constant",
        new(DataType.Float32, [], new MemoryBytes(MemoryMarshal.AsBytes<float>([value]).ToArray())));

    public string Ints(params ReadOnlySpan<long> values) => edit.AddInitializer(replaced.Display + "/shape",
        new(DataType.Int64, [values.Length], new MemoryBytes(MemoryMarshal.AsBytes(values).ToArray())));

    public static AttributeValue Perm(params ReadOnlySpan<long> values) => new IntsAttribute(ImmutableArray.Create(values));

    /// <summary>Puts the nodes into the graph; the last one makes the replaced node's first output.</summary>
    public void Finish(int index)
    {
        var last = _nodes[^1];
        edit.InsertBefore(index, CollectionsMarshal.AsSpan(_nodes)[..^1]);
        edit.Replace(index, last with { Outputs = [replaced.Outputs[0]] });
    }
}
