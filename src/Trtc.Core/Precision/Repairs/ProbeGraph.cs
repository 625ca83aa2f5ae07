using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Repairs;

/// <summary>
/// A model that says something about its own inner values: nodes are added that read them, and what those make are its only outputs. The
/// model itself computes as before.
/// </summary>
internal sealed class ProbeGraph(Model model)
{
    private const int AxesBecomeInput = 18;

    private readonly ImmutableArray<Node>.Builder _nodes = model.Graph.Nodes.ToBuilder();
    private readonly ImmutableSortedDictionary<string, TensorData>.Builder _initializers = model.Graph.Initializers.ToBuilder();
    private readonly ImmutableArray<ValueInfo>.Builder _outputs = ImmutableArray.CreateBuilder<ValueInfo>();
    private readonly Dictionary<(string, int), string> _weights = [];

    internal ValueLinks Links { get; } = new(model.Graph);

    /// <summary>The model with the probes; no type is stated for its outputs.</summary>
    internal Model Model => model with
    {
        Graph = model.Graph with { Nodes = _nodes.ToImmutable(), Initializers = _initializers.ToImmutable(),
            Outputs = _outputs.ToImmutable() },
    };

    internal string Output(string value)
    {
        _outputs.Add(new(value, null));
        return value;
    }

    internal string Node(string opType, params ImmutableArray<string> inputs) =>
        Copy(new("", opType, "", inputs, [""], Ir.Node.NoAttributes));

    /// <summary>The node once more, its one output under a new name, which is returned.</summary>
    internal string Copy(Node node)
    {
        var output = Links.Fresh("probe." + node.OpType);
        _nodes.Add(node with { Name = output, Outputs = [output] });
        return output;
    }

    /// <param name="axes">Default for all.</param>
    internal string Reduce(string opType, string value, ImmutableArray<long> axes)
    {
        var attributes = Ir.Node.NoAttributes.Add("keepdims", new IntAttribute(0));
        if (axes.IsDefault) return Copy(new("", opType, "", [value], [""], attributes));
        if (model.Opset < AxesBecomeInput) return Copy(new("", opType, "", [value], [""], attributes.Add("axes", new IntsAttribute(axes))));
        var name = Links.Fresh("probe.axes");
        _initializers[name] = new(DataType.Int64, [axes.Length], new MemoryBytes(MemoryMarshal.AsBytes(axes.AsSpan()).ToArray()));
        return Copy(new("", opType, "", [value, name], [""], attributes));
    }

    /// <summary>The value rounded to INT8 and back.</summary>
    internal string Rounded(string value, float step) => Rounded(value, [step], null);

    /// <summary>The weight rounded to INT8 and back, a scale per channel, as <see cref="QdqPass"/> does it.</summary>
    internal string RoundedWeight(string initializer, int axis)
    {
        if (_weights.TryGetValue((initializer, axis), out var known)) return known;
        return _weights[(initializer, axis)] = Rounded(initializer, WeightScales.PerChannel(Links.Constant(initializer)!, axis), axis);
    }

    private string Rounded(string value, float[] steps, int? axis)
    {
        var (scale, zero) = (Links.Fresh("probe.scale"), Links.Fresh("probe.zero"));
        ImmutableArray<long> dims = axis is null ? [] : [steps.Length];
        _initializers[scale] = new(DataType.Float32, dims, new MemoryBytes(MemoryMarshal.AsBytes<float>(steps).ToArray()));
        _initializers[zero] = new(DataType.Int8, dims, new MemoryBytes(new byte[steps.Length]));
        var attributes = axis is { } a ? Ir.Node.NoAttributes.Add("axis", new IntAttribute(a)) : Ir.Node.NoAttributes;
        var q = Copy(new("", "QuantizeLinear", "", [value, scale, zero], [""], attributes));
        return Copy(new("", "DequantizeLinear", "", [q, scale, zero], [""], attributes));
    }
}
