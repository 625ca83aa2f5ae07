using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Names that a node's subgraphs read and do not make themselves.</summary>
internal static class Captures
{
    public static void Collect(Node node, HashSet<string> into)
    {
        foreach (var (_, value) in node.Attributes)
        {
            if (value is GraphAttribute g) Collect(g.Value, into);
            else if (value is GraphsAttribute many) foreach (var inner in many.Values) Collect(inner, into);
        }
    }

    /// <summary>Every name that a graph and the graphs in it give to a value.</summary>
    public static void Declared(Graph graph, HashSet<string> into)
    {
        foreach (var input in graph.Inputs) into.Add(input.Name);
        foreach (var (name, _) in graph.Initializers) into.Add(name);
        foreach (var node in graph.Nodes)
        {
            into.UnionWith(node.Outputs);
            if (node.HasSubgraphs) Declared(node, into);
        }
    }

    public static void Declared(Node node, HashSet<string> into)
    {
        foreach (var (_, value) in node.Attributes)
        {
            if (value is GraphAttribute g) Declared(g.Value, into);
            else if (value is GraphsAttribute many) foreach (var inner in many.Values) Declared(inner, into);
        }
    }

    private static void Collect(Graph graph, HashSet<string> into)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs) if (input.Length > 0) read.Add(input);
            if (node.HasSubgraphs) Collect(node, read);
        }
        foreach (var output in graph.Outputs) read.Add(output.Name);
        foreach (var input in graph.Inputs) read.Remove(input.Name);
        foreach (var (name, _) in graph.Initializers) read.Remove(name);
        foreach (var node in graph.Nodes) foreach (var output in node.Outputs) read.Remove(output);
        into.UnionWith(read);
    }
}
