using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>
/// An If whose condition is the same in every run, a question about ranks and sizes that tracing left in the graph, gives way to the branch
/// that it takes. A size that every profile of the build fixes counts as known.
/// </summary>
internal static class BranchInlining
{
    public static Model Run(Model model, PassContext context)
    {
        if (!model.Graph.Nodes.Any(n => n.HasSubgraphs)) return model;
        var decided = ShapeInference.Run(model, context.Shapes).Decided;
        return decided.Count == 0 ? model : model with { Graph = new Inliner(model.Graph, decided).Run(model.Graph) };
    }

    /// <summary>What a branch's names are called in the graph that it is put into; names of the graphs around it stay theirs.</summary>
    private sealed class Names(Names? outer)
    {
        private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

        public bool Has(string name) => _given.ContainsKey(name);

        public void Give(string name, string given) => _given[name] = given;

        public string Of(string name)
        {
            for (var n = this; n is not null; n = n.Outer) if (n._given.TryGetValue(name, out var given)) return given;
            return name;
        }

        public ImmutableArray<string> Of(ImmutableArray<string> names)
        {
            for (var i = 0; i < names.Length; i++)
                if (Of(names[i]) is var given && given != names[i]) names = names.SetItem(i, given);
            return names;
        }

        private Names? Outer { get; } = outer;
    }

    /// <summary>A graph that branches are put into.</summary>
    private sealed class Host(Graph graph)
    {
        public ImmutableArray<Node>.Builder Nodes { get; } = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length);

        public ImmutableSortedDictionary<string, TensorData>.Builder Initializers { get; } = graph.Initializers.ToBuilder();

        public ImmutableSortedDictionary<string, ValueInfo>.Builder Values { get; } = graph.Values.ToBuilder();
    }

    private sealed class Inliner
    {
        private readonly IReadOnlyDictionary<Graph, bool> _decided;
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

        private readonly HashSet<string> _nodes = new(StringComparer.Ordinal);

        /// <summary>Names of values that more than one graph declares, and names of nodes likewise: two branches may, and one graph may
        /// not.</summary>
        private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
        private readonly HashSet<string> _sharedNodes = new(StringComparer.Ordinal);
        private int _fresh;

        public Inliner(Graph graph, IReadOnlyDictionary<Graph, bool> decided)
        {
            _decided = decided;
            Count(graph);
        }

        public Graph Run(Graph graph) => Into(graph, new(null));

        private Graph Into(Graph graph, Names names)
        {
            var host = new Host(graph);
            foreach (var node in graph.Nodes) Add(node, names, host);
            var outputs = graph.Outputs;
            for (var i = 0; i < outputs.Length; i++)
                if (names.Of(outputs[i].Name) is var name && name != outputs[i].Name)
                    outputs = outputs.SetItem(i, outputs[i] with { Name = name });
            return graph with { Nodes = host.Nodes.ToImmutable(), Initializers = host.Initializers.ToImmutable(),
                Values = host.Values.ToImmutable(), Outputs = outputs };
        }

        private void Add(Node node, Names names, Host host)
        {
            if (Taken(node) is { } branch) Splice(node, branch, names, host);
            else
            {
                node = FunctionInliner.MapGraphs(node, g => Into(g, new(names)));
                host.Nodes.Add(node with { Inputs = names.Of(node.Inputs), Outputs = names.Of(node.Outputs) });
            }
        }

        private Graph? Taken(Node node)
        {
            if (!node.Is("If") || node.Attributes.GetValueOrDefault("then_branch") is not GraphAttribute yes
                || node.Attributes.GetValueOrDefault("else_branch") is not GraphAttribute no) return null;
            return _decided.TryGetValue(yes.Value, out var condition) ? condition ? yes.Value : no.Value : null;
        }

        private void Splice(Node node, Graph branch, Names outer, Host host)
        {
            var names = new Names(outer);
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (var inner in branch.Nodes) made.UnionWith(inner.Outputs);
            var copies = new List<(string From, string To)>();
            for (var i = 0; i < node.Outputs.Length && i < branch.Outputs.Length; i++)
            {
                if (node.Outputs[i].Length == 0) continue;
                var (from, to) = (branch.Outputs[i].Name, outer.Of(node.Outputs[i]));
                if (made.Contains(from) && !names.Has(from)) names.Give(from, to);
                else copies.Add((from, to));
            }
            foreach (var (name, data) in branch.Initializers) host.Initializers[Own(name, names)] = data;
            foreach (var name in made) if (name.Length > 0 && !names.Has(name)) Own(name, names);
            foreach (var (name, info) in branch.Values) host.Values[names.Of(name)] = info with { Name = names.Of(name) };
            foreach (var inner in branch.Nodes)
                Add(_sharedNodes.Contains(inner.Name) ? inner with { Name = Fresh(inner.Name, _nodes) } : inner, names, host);
            foreach (var (from, to) in copies)
                host.Nodes.Add(
                    new(Fresh(to + "/Identity", _nodes), "Identity", "", [names.Of(from)], [to], Node.NoAttributes, node.Origin));
        }

        /// <summary>A name of the branch's as the host can have it.</summary>
        private string Own(string name, Names names)
        {
            if (!_shared.Contains(name)) return name;
            var given = Fresh(name, _taken);
            names.Give(name, given);
            return given;
        }

        private string Fresh(string name, HashSet<string> taken)
        {
            string given;
            do given = $"{name}_{++_fresh}"; while (!taken.Add(given));
            return given;
        }

        private void Count(Graph graph)
        {
            void Declare(string name)
            {
                if (name.Length > 0 && !_taken.Add(name)) _shared.Add(name);
            }

            // An input may have an initializer of its name, its default: renamed or not, the two stay one.
            foreach (var input in graph.Inputs) if (!graph.Initializers.ContainsKey(input.Name)) Declare(input.Name);
            foreach (var (name, _) in graph.Initializers) Declare(name);
            foreach (var node in graph.Nodes)
            {
                foreach (var output in node.Outputs) Declare(output);
                if (node.Name.Length > 0 && !_nodes.Add(node.Name)) _sharedNodes.Add(node.Name);
                FunctionInliner.MapGraphs(node, g =>
                {
                    Count(g);
                    return g;
                });
            }
        }
    }
}
