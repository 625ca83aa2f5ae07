using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Passes;

namespace Trtc.Core.Precision;

/// <summary>
/// Gives every node that <see cref="HalfRules"/> allows the 16-bit type, with a Cast wherever a value goes from one type to the other: one
/// Cast a value and type, directly behind what makes the value. Each value has one home type, its producer's, and the model's own Casts
/// read and make the type that is wanted, so no Cast follows a Cast.
/// </summary>
public static class HalfPass
{
    /// <param name="graph">Values typed by shape inference: a value without a type stays as it is.</param>
    /// <param name="opset">The graph's; Q/DQ turns to 16 bits from 19 on.</param>
    public static Graph Run(Graph graph, HalfOptions options, int opset)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Captures.Declared(graph, names);
        return Run(Bodies(graph, null, options, opset, names), options, opset, names);
    }

    private static Graph Run(Graph graph, HalfOptions options, int opset, HashSet<string> names)
    {
        var links = new ValueLinks(graph, names);
        var rules = new HalfRules(links, options, opset);
        return new Rewrite(links, rules, options).Run();
    }

    /// <summary>Types the bodies of If, Loop and Scan, the innermost first. What goes in and out of a body keeps its type.</summary>
    private static Graph Bodies(Graph graph, OuterValues? outer, HalfOptions options, int opset, HashSet<string> names)
    {
        ImmutableArray<Node>.Builder? nodes = null;
        OuterValues? here = null;
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            if (!node.HasSubgraphs) continue;
            here ??= new(graph, outer);
            foreach (var (name, value) in node.Attributes)
            {
                if (value is not GraphAttribute { Value: var body }) continue;
                var inside = Bodies(body, here, options, opset, names);
                var typed = here.Close(Run(here.Open(inside, body), options with { HalfIo = false }, opset, names), inside);
                node = node with { Attributes = node.Attributes.SetItem(name, new GraphAttribute(typed)) };
            }
            (nodes ??= graph.Nodes.ToBuilder())[n] = node;
        }
        return nodes is null ? graph : graph with { Nodes = nodes.MoveToImmutable() };
    }

    private sealed class Rewrite(ValueLinks links, HalfRules rules, HalfOptions options)
    {
        private readonly Graph _graph = links.Graph;
        private readonly ImmutableArray<Node>.Builder _nodes = ImmutableArray.CreateBuilder<Node>();
        private readonly ImmutableSortedDictionary<string, TensorData>.Builder _initializers = links.Graph.Initializers.ToBuilder();
        private readonly ImmutableSortedDictionary<string, ValueInfo>.Builder _values = links.Graph.Values.ToBuilder();
        private readonly Dictionary<string, string> _home = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Value, bool Half), string> _casts = [];
        private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
        private readonly HashSet<string> _halfValues = new(StringComparer.Ordinal);

        internal Graph Run()
        {
            var inputs = _graph.Inputs.ToBuilder();
            for (var i = 0; i < inputs.Count; i++)
            {
                if (inputs[i].Element != DataType.Float32) continue;
                if (options.HalfIo && !links.IsCaptured(inputs[i].Name))
                {
                    inputs[i] = Retyped(inputs[i], options.Type);
                    _halfValues.Add(inputs[i].Name);
                }
                CastBehind(inputs[i].Name, inputs[i].Name);
            }
            for (var n = 0; n < _graph.Nodes.Length; n++) Emit(_graph.Nodes[n], rules.IsHalf(n));
            var outputs = _graph.Outputs.ToBuilder();
            for (var i = 0; i < outputs.Count; i++) outputs[i] = Output(outputs[i]);
            DropUnread();
            return _graph with
            {
                Nodes = _nodes.ToImmutable(), Inputs = inputs.ToImmutable(), Outputs = outputs.ToImmutable(),
                Initializers = _initializers.ToImmutable(), Values = _values.ToImmutable(),
            };
        }

        private void Emit(Node node, bool half)
        {
            var isCast = node.Is("Cast");
            if (isCast) (node, half) = Merged(node);
            if (half && HalfRules.Filling(node) is { } filling)
                node = node with { Attributes = node.Attributes.SetItem("value", new TensorAttribute(Converted(filling))) };
            var inputs = node.Inputs.ToBuilder();
            for (var i = 0; i < inputs.Count; i++)
            {
                var value = node.Inputs[i];
                if (value.Length == 0 || links.TypeOf(value) != DataType.Float32) continue;
                var wants = isCast ? _halfValues.Contains(value) : half && rules.TakesHalf(node, i);
                if (links.Constant(value) is { } constant) inputs[i] = wants ? Constant(value, constant) : value;
                else inputs[i] = As(value, wants);
            }
            var outputs = node.Outputs.ToBuilder();
            for (var o = 0; o < outputs.Count; o++)
            {
                var value = node.Outputs[o];
                if (value.Length == 0 || links.TypeOf(value) != DataType.Float32) continue;
                if (half) _halfValues.Add(value);
                // The graph's output keeps its name for the Cast that ends there.
                if (links.IsOutput(value) && half != options.HalfIo && !links.IsCaptured(value))
                    outputs[o] = links.Fresh(value + (half ? Suffix : ".fp32"));
                _home[value] = outputs[o];
                if (half || outputs[o] != value) SetType(outputs[o], value, half ? options.Type : DataType.Float32);
            }
            _nodes.Add(node with { Inputs = inputs.ToImmutable(), Outputs = outputs.ToImmutable() });
            foreach (var value in node.Outputs)
                if (value.Length > 0 && links.TypeOf(value) == DataType.Float32) CastBehind(value, _home.GetValueOrDefault(value, value));
        }

        /// <summary>A Cast of the model that reads its input in whichever type it has, and makes 16 bits at once where they alone are
        /// wanted.</summary>
        private (Node Node, bool Half) Merged(Node cast)
        {
            var (x, y) = (cast.Inputs[0], cast.Outputs[0]);
            if (Source(y) is { } source)
            {
                var asOutput = links.IsOutput(y);
                if (links.IsCaptured(y) || (asOutput && !options.HalfIo)) return (cast, false);
                foreach (var use in links.Uses(y)) if (!IsCast(use) && !WantsHalf(use)) return (cast, false);
                return links.Uses(y).Count == 0 && !asOutput ? (cast, false) : (To(cast, links.TypeOf(source)), true);
            }
            return ((DataType)cast.Int("to", 0) == options.Type && _halfValues.Contains(x) ? To(cast, options.Type) : cast, false);
        }

        private Node To(Node cast, DataType from) => from == options.Type
            ? cast with { OpType = "Identity", Attributes = Node.NoAttributes }
            : cast with { Attributes = cast.Attributes.SetItem("to", new IntAttribute((long)options.Type)) };

        /// <summary>What a value was cast to FP32 from by the model itself; null where it was not, or where no release takes the shorter
        /// way (BF16 of bytes).</summary>
        private string? Source(string value)
        {
            if (links.Producer(value) is not (>= 0 and var p) || _graph.Nodes[p] is not { } cast || !cast.Is("Cast")) return null;
            var from = links.TypeOf(cast.Inputs[0]);
            return from is DataType.Float16 or DataType.BFloat16 or DataType.Int32 or DataType.Int64 or DataType.Bool ? cast.Inputs[0]
                : null;
        }

        private bool IsCast(Use use) => use.Input >= 0 && _graph.Nodes[use.Node].Is("Cast");

        private bool WantsHalf(Use use) => use.Input >= 0 && rules.IsHalf(use.Node) && rules.TakesHalf(_graph.Nodes[use.Node], use.Input);

        private string Suffix => options.Type == DataType.Float16 ? ".fp16" : ".bf16";

        // Casts stand directly behind the producer, whoever reads them and however late.
        private void CastBehind(string value, string home)
        {
            var isHalf = _halfValues.Contains(value);
            var needed = false;
            foreach (var use in links.Uses(value))
                needed |= !IsCast(use) && WantsHalf(use) != isHalf;
            var name = home != value ? value : null; // the graph's own output
            if (name is null && !needed) return;
            var from = isHalf ? home : Source(value) ?? home;
            if (name is null && links.TypeOf(from) == options.Type)
            {
                _casts[(value, true)] = from;
                return;
            }
            name ??= links.Fresh(value + (isHalf ? ".fp32" : Suffix));
            _casts[(value, !isHalf)] = name;
            var type = isHalf ? DataType.Float32 : options.Type;
            if (!isHalf && rules.NeedsBound(value) && links.TypeOf(from) == DataType.Float32) from = Bounded(from);
            _nodes.Add(
                new(links.Fresh(name + ".cast"), "Cast", "", [from], [name], Node.NoAttributes.Add("to", new IntAttribute((long)type))));
            SetType(name, value, type);
        }

        private string As(string value, bool half) =>
            _halfValues.Contains(value) == half ? _home.GetValueOrDefault(value, value) : _casts[(value, half)];

        private string Constant(string name, TensorData constant)
        {
            if (_constants.TryGetValue(name, out var made)) return made;
            made = links.Fresh(name + Suffix);
            _initializers[made] = Converted(constant);
            return _constants[name] = made;
        }

        // Only a mask's constants reach beyond the bound (HalfRules.Fits).
        private TensorData Converted(TensorData constant) => constant with
        {
            Type = options.Type,
            Bytes = new ConvertedBytes(constant.Bytes, constant.Type, options.Type, options.Type == DataType.Float16 ? HalfRules.Largest
                : float.PositiveInfinity),
        };

        private string Bounded(string value)
        {
            var (name, least) = (links.Fresh(value + ".bounded"), links.Fresh(value + ".least"));
            _initializers[least] = new(DataType.Float32, [], new MemoryBytes(BitConverter.GetBytes(-HalfRules.Largest)));
            _nodes.Add(new(name, "Max", "", [value, least], [name], Node.NoAttributes));
            SetType(name, value, DataType.Float32);
            return name;
        }

        private ValueInfo Output(ValueInfo output)
        {
            var isHalf = options.HalfIo && output.Element == DataType.Float32 && !links.IsCaptured(output.Name);
            return isHalf ? Retyped(output, options.Type) : output;
        }

        private void SetType(string name, string like, DataType type) =>
            _values[name] = new(name, new TensorType(type, links.ShapeOf(like)));

        private static ValueInfo Retyped(ValueInfo info, DataType type) => info with { Type = new TensorType(type, info.Shape) };

        private void DropUnread()
        {
            var read = new HashSet<string>(StringComparer.Ordinal);
            foreach (var node in _nodes) foreach (var i in node.Inputs) read.Add(i);
            foreach (var name in _constants.Keys)
                if (!read.Contains(name) && !links.IsOutput(name) && !links.IsCaptured(name)) _initializers.Remove(name);
        }
    }
}
