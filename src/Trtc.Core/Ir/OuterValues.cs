using System.Collections.Immutable;

namespace Trtc.Core.Ir;

/// <summary>What the bodies in a graph can read of it and of the graphs around it: opened, a body stands on its own, with these values as
/// inputs and constants.</summary>
/// <param name="typed">The graph with the types that inference found.</param>
internal sealed class OuterValues(Graph typed, OuterValues? outer = null)
{
    private readonly Dictionary<string, ValueInfo> _ends = Ends(typed);

    /// <summary>The body with what it reads from outside among its inputs, and constants of outside among its own.</summary>
    /// <param name="typedBody">The same with the types that inference found.</param>
    internal Graph Open(Graph body, Graph typedBody)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        Reads(body, read);
        var inputs = body.Inputs.ToBuilder();
        // A loop's own values have the types that its first turn was inferred with.
        for (var i = 0; i < inputs.Count; i++)
            if (inputs[i].Type is null && typedBody.Values.TryGetValue(inputs[i].Name, out var info)) inputs[i] = info;
        var initializers = body.Initializers.ToBuilder();
        foreach (var name in read)
        {
            if (Constant(name) is { } constant) initializers[name] = constant;
            else if (Info(name) is { } value) inputs.Add(value with { Name = name });
        }
        return body with { Inputs = inputs.ToImmutable(), Initializers = initializers.ToImmutable() };
    }

    /// <summary>The rewritten body without what <see cref="Open"/> added.</summary>
    internal Graph Close(Graph after, Graph before)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        Reads(before, read);
        var initializers = after.Initializers;
        foreach (var name in read)
            if (!before.Initializers.ContainsKey(name) && Constant(name) is not null) initializers = initializers.Remove(name);
        return after with { Inputs = before.Inputs, Initializers = initializers };
    }

    private TensorData? Constant(string name) =>
        typed.Initializers.GetValueOrDefault(name) ?? (_ends.ContainsKey(name) ? null : outer?.Constant(name));

    private ValueInfo? Info(string name) => _ends.GetValueOrDefault(name) ?? outer?.Info(name);

    private static Dictionary<string, ValueInfo> Ends(Graph graph)
    {
        var ends = new Dictionary<string, ValueInfo>(graph.Values, StringComparer.Ordinal);
        foreach (var output in graph.Outputs) ends[output.Name] = output;
        foreach (var input in graph.Inputs) ends[input.Name] = input;
        return ends;
    }

    /// <summary>Names that the body and the bodies in it read, and that it does not make itself.</summary>
    private static void Reads(Graph body, HashSet<string> into)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in body.Nodes)
        {
            read.UnionWith(node.Inputs);
            foreach (var (_, value) in node.Attributes)
            {
                if (value is GraphAttribute g) Reads(g.Value, read);
                else if (value is GraphsAttribute many) foreach (var inner in many.Values) Reads(inner, read);
            }
        }
        foreach (var output in body.Outputs) read.Add(output.Name);
        read.Remove("");
        foreach (var input in body.Inputs) read.Remove(input.Name);
        foreach (var (name, _) in body.Initializers) read.Remove(name);
        foreach (var node in body.Nodes) read.ExceptWith(node.Outputs);
        into.UnionWith(read);
    }
}
