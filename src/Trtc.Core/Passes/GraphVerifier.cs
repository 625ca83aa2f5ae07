using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>What holds for every graph between two passes: one producer for each value, nodes after what they need, no dangling
/// names.</summary>
public static class GraphVerifier
{
    /// <returns>The first violation in words; null when there is none.</returns>
    public static string? Check(Graph graph) => Check(graph, []);

    private static string? Check(Graph graph, HashSet<string> outer)
    {
        var own = new List<string>();
        string? Declare(string name)
        {
            if (name.Length == 0) return null;
            if (!outer.Add(name)) return $"'{name}' has two producers";
            own.Add(name);
            return null;
        }
        string? fault = null;
        foreach (var input in graph.Inputs) fault ??= Declare(input.Name);
        foreach (var (name, _) in graph.Initializers) fault ??= Declare(name);
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs)
                if (input.Length > 0 && !outer.Contains(input))
                    fault ??= $"node '{node.Display}' ({node.OpType}) reads '{input}' before it is made";
            foreach (var (_, value) in node.Attributes)
            {
                if (value is GraphAttribute g) fault ??= Check(g.Value, outer);
                else if (value is GraphsAttribute many) foreach (var inner in many.Values) fault ??= Check(inner, outer);
            }
            foreach (var output in node.Outputs) fault ??= Declare(output);
            if (fault is not null) break;
        }
        foreach (var output in graph.Outputs) if (!outer.Contains(output.Name)) fault ??= $"nothing makes the output '{output.Name}'";
        foreach (var name in own) outer.Remove(name);
        return fault;
    }
}
