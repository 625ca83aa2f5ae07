using Trtc.Core.Ir;

namespace Trtc.Core.Check;

/// <summary>Where a node that passes made came from: the model's own nodes by the values that they make and by their names.</summary>
internal sealed class UserNodes
{
    /// <summary>Steps downstream from a node that no name tells of, to one that makes a value of the user's.</summary>
    private const int MostSteps = 64;

    private readonly Dictionary<string, (Node Node, string Path)> _byOutput = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Node Node, string Path)> _byName = new(StringComparer.Ordinal);
    private Dictionary<string, Node>? _readers;

    public UserNodes(Graph graph) => Walk(graph, "");

    /// <summary>The finding at the user's node; the finding itself when it is about no node.</summary>
    /// <param name="rewritten">The graph that it was found in.</param>
    public Finding At(Finding finding, Graph rewritten)
    {
        if (finding.Made is not { } made || Origin(made, rewritten) is not var (node, path)) return finding;
        var where = OperatorCheck.Where(node);
        if (!made.Is(node.OpType) && made.Domain == node.Domain) where += $", written as {made.OpType} by a pass";
        return finding with
        {
            Node = node.Display, Operator = FindingList.OperatorName(node), Path = path,
                Diagnostic = finding.Diagnostic with { Where = where },
        };
    }

    private (Node Node, string Path)? Origin(Node made, Graph rewritten)
    {
        foreach (var output in made.Outputs) if (output.Length > 0 && _byOutput.TryGetValue(output, out var own)) return own;
        if (_byName.TryGetValue(made.Name, out var named)) return named;
        // What a pass writes out is called after the node that it stands for: 'attn/MatMul', 'attn/MatMul_3/Cast'.
        for (var slash = made.Name.LastIndexOf('/'); slash > 0; slash = made.Name.LastIndexOf('/', slash - 1))
            if (_byName.TryGetValue(made.Name[..slash], out var owner)) return owner;
        return Downstream(made, rewritten);
    }

    private (Node Node, string Path)? Downstream(Node made, Graph rewritten)
    {
        if (_readers is null)
        {
            _readers = new(StringComparer.Ordinal);
            Read(rewritten);
        }
        for (var (node, step) = (made, 0); step < MostSteps; step++)
        {
            Node? next = null;
            foreach (var output in node.Outputs) if (output.Length > 0 && _readers.TryGetValue(output, out next)) break;
            if (next is null) return null;
            foreach (var output in next.Outputs) if (output.Length > 0 && _byOutput.TryGetValue(output, out var own)) return own;
            node = next;
        }
        return null;
    }

    private void Read(Graph graph)
    {
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs) if (input.Length > 0) _readers!.TryAdd(input, node);
            foreach (var value in node.Attributes.Values) if (value is GraphAttribute body) Read(body.Value);
        }
    }

    private void Walk(Graph graph, string prefix)
    {
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            var path = $"{prefix}node {i}";
            foreach (var output in node.Outputs) if (output.Length > 0) _byOutput.TryAdd(output, (node, path));
            _byName.TryAdd(node.Display, (node, path));
            if (node.Attributes.Count == 0) continue;
            foreach (var (name, value) in node.Attributes)
                if (value is GraphAttribute body) Walk(body.Value, $"{path} ({node.OpType}) / {name} / ");
        }
    }
}
