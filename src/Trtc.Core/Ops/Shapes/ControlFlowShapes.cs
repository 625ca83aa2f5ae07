using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>
/// Operators with subgraphs. What is written into a subgraph holds for every iteration; where the number of iterations is known,
/// they are walked one by one as well, so that the outputs are exact.
/// </summary>
internal static class ControlFlowShapes
{
    internal static void If(InferenceContext node)
    {
        if (Body(node, "then_branch") is not { } yes || Body(node, "else_branch") is not { } no) return;
        var truth = Truth(node.Known(0));
        node.Run.Decide(yes, truth);
        var (thenGraph, thenOutputs) = node.Graph.Subgraph(yes, []);
        var (elseGraph, elseOutputs) = node.Graph.Subgraph(no, []);
        Replace(node, "then_branch", thenGraph);
        Replace(node, "else_branch", elseGraph);
        if (truth is { } condition)
        {
            var taken = condition ? thenOutputs : elseOutputs;
            for (var o = 0; o < taken.Length; o++) node.SetState(o, taken[o]);
            return;
        }
        for (var o = 0; o < thenOutputs.Length && o < elseOutputs.Length; o++)
            node.SetType(o, TypeMerge.Merge(node.Graph.Leaving(thenOutputs[o].Type), node.Graph.Leaving(elseOutputs[o].Type)));
    }

    internal static void Loop(InferenceContext node)
    {
        if (Body(node, "body") is not { } body) return;
        var carried = Math.Max(0, node.Node.Inputs.Length - 2);
        if (body.Outputs.Length < carried + 1) return;
        var states = new ValueState[carried + 2];
        states[0] = new(new TensorType(DataType.Int64, Shape.Scalar));
        states[1] = new(new TensorType(DataType.Bool, Shape.Scalar));
        for (var i = 0; i < carried; i++) states[i + 2] = new(node.Input(i + 2).Type);
        var outputs = Settle(node, "body", body, states, first: 2, firstOutput: 1, carried);

        for (var i = 0; i < carried; i++) node.SetType(i, states[i + 2].Type);
        for (var i = carried; i + 1 < outputs.Length; i++)
            if (node.Graph.Leaving(outputs[i + 1].Type) is TensorType t) node.SetType(i, Stacked(t, Dim.Unknown, 0));
        WalkLoop(node, body, carried);
    }

    private static void WalkLoop(InferenceContext node, Graph body, int carried)
    {
        var trips = node.Has(0) ? node.Integers(0) is [var m] ? m : -1 : long.MaxValue;
        var goOn = node.Has(1) ? Truth(node.Known(1)) : true;
        if (trips < 0 || goOn is null) return;
        var states = new ValueState[carried + 2];
        for (var i = 0; i < carried; i++) states[i + 2] = node.Input(i + 2);
        var scans = new List<ValueState>[body.Outputs.Length - 1 - carried];
        for (var s = 0; s < scans.Length; s++) scans[s] = [];
        long trip = 0;
        for (; trip < trips && goOn.Value; trip++)
        {
            if (!node.Run.MayWalkLoops) return;
            states[0] = ValueState.Of(DenseTensor.Of<long>(DataType.Int64, [], [trip]));
            states[1] = ValueState.Of(DenseTensor.Of<byte>(DataType.Bool, [], [1]));
            var (_, outputs) = node.Graph.Subgraph(body, states);
            goOn = Truth(outputs[0].Known);
            if (goOn is null) return;
            for (var i = 0; i < carried; i++) states[i + 2] = Outside(node, outputs[i + 1]);
            for (var s = 0; s < scans.Length; s++) scans[s].Add(Outside(node, outputs[carried + 1 + s]));
        }
        for (var i = 0; i < carried; i++)
            node.SetState(i, states[i + 2].Known is null && states[i + 2].Type is TensorType t
                ? new(node.Graph.Named(node.Node.Output(i), t)) : states[i + 2]);
        for (var s = 0; s < scans.Length; s++)
        {
            if (scans[s].Count == 0)
            {
                if (node.Outputs.Length > carried + s && node.Outputs[carried + s].Type is TensorType { Shape: { } shape } type)
                    node.SetType(carried + s, type with { Shape = new(shape.Dims.SetItem(0, 0)) });
                continue;
            }
            var common = scans[s][0].Type;
            foreach (var state in scans[s]) common = TypeMerge.Merge(common, state.Type);
            if (common is TensorType tensor) node.SetType(carried + s, Stacked(tensor, trip, 0));
        }
    }

    internal static void Scan(InferenceContext node)
    {
        if (Body(node, "body") is not { } body) return;
        var batched = node.Since < 9;
        var lead = batched ? 1 : 0;
        var scanned = (int)Math.Clamp(node.Node.Int("num_scan_inputs", 0), 0, node.Node.Inputs.Length - lead);
        var carried = node.Node.Inputs.Length - lead - scanned;
        if (body.Inputs.Length < carried + scanned || body.Outputs.Length < carried) return;
        var axes = node.Node.Ints("scan_input_axes");
        var length = Dim.Unknown;
        var batch = Dim.Unknown;
        var states = new ValueState[carried + scanned];
        for (var i = 0; i < states.Length; i++)
        {
            var type = node.Input(lead + i).Type;
            if (batched && type is TensorType { Shape: { Rank: > 0 } whole } tensor)
            {
                if (whole[0].IsConstant || batch.IsUnknown) batch = whole[0];
                type = tensor with { Shape = new(whole.Dims.RemoveAt(0)) };
            }
            if (i >= carried && type is TensorType { Shape: { } shape } scan)
            {
                var at = !axes.IsDefault && i - carried < axes.Length ? axes[i - carried] : 0;
                if (!InferenceContext.TryAxis(at, shape.Rank, out var axis)) return;
                if (shape[axis].IsConstant || length.IsUnknown) length = shape[axis];
                type = scan with { Shape = new(shape.Dims.RemoveAt(axis)) };
            }
            states[i] = new(type);
        }
        var outputs = Settle(node, "body", body, states, first: 0, firstOutput: 0, carried);
        var outputAxes = node.Node.Ints("scan_output_axes");
        for (var o = 0; o < outputs.Length; o++)
        {
            var type = o < carried ? states[o].Type : node.Graph.Leaving(outputs[o].Type);
            if (o >= carried && type is TensorType { Shape: { } shape } element)
            {
                var at = !outputAxes.IsDefault && o - carried < outputAxes.Length ? outputAxes[o - carried] : 0;
                type = InferenceContext.TryAxis(at, shape.Rank + 1, out var axis) ? Stacked(element, length, axis)
                    : element with { Shape = null };
            }
            if (batched && type is TensorType one) type = Stacked(one, batch, 0);
            node.SetType(o, type);
        }
    }

    internal static void SequenceMap(InferenceContext node)
    {
        if (Body(node, "body") is not { } body) return;
        var inputs = new ValueState[node.Node.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = node.Input(i).Type is SequenceType s ? new(s.Element) : node.Input(i);
        var (graph, outputs) = node.Graph.Subgraph(body, inputs);
        Replace(node, "body", graph);
        for (var o = 0; o < outputs.Length; o++) node.SetType(o, new SequenceType(node.Graph.Leaving(outputs[o].Type)));

        if (node.Input(0).Parts is not { IsDefault: false } elements) return;
        var results = new ImmutableArray<ValueState>.Builder[outputs.Length];
        for (var o = 0; o < results.Length; o++) results[o] = ImmutableArray.CreateBuilder<ValueState>();
        for (var e = 0; e < elements.Length; e++)
        {
            if (!node.Run.MayWalkLoops) return;
            for (var i = 0; i < inputs.Length; i++)
                if (node.Input(i).Parts is { IsDefault: false } parts && node.Input(i).Type is SequenceType)
                    inputs[i] = e < parts.Length ? parts[e] : ValueState.Nothing;
            (_, outputs) = node.Graph.Subgraph(body, inputs);
            for (var o = 0; o < results.Length; o++) results[o].Add(Outside(node, outputs[o]));
        }
        for (var o = 0; o < results.Length; o++)
            node.SetState(o, SequenceShapes.Of(results[o].ToImmutable(), (node.Outputs[o].Type as SequenceType)?.Element));
    }

    /// <summary>Walks a body until the carried types no longer change, and writes what was found into the node's subgraph.</summary>
    private static ValueState[] Settle(
        InferenceContext node, string attribute, Graph body, ValueState[] states, int first, int firstOutput, int carried)
    {
        const int rounds = 4;
        for (var round = 0; ; round++)
        {
            var (graph, outputs) = node.Graph.Subgraph(body, states);
            var settled = true;
            for (var i = 0; i < carried; i++)
            {
                var before = states[first + i].Type;
                var merged = TypeMerge.Merge(before, node.Graph.Leaving(outputs[firstOutput + i].Type));
                if (round == rounds - 2 && merged is TensorType t) merged = t with { Shape = null };
                if (round >= rounds - 1) merged = null;
                if (Equals(before, merged)) continue;
                states[first + i] = new(merged);
                settled = false;
            }
            if (!settled && round < rounds) continue;
            Replace(node, attribute, graph);
            return outputs;
        }
    }

    private static ValueState Outside(InferenceContext node, ValueState inner)
    {
        var type = node.Graph.Leaving(inner.Type);
        return Equals(type, inner.Type) ? inner : new(type);
    }

    private static TensorType Stacked(TensorType element, Dim count, int axis) =>
        element with { Shape = element.Shape is { } s ? new(s.Dims.Insert(axis, count)) : null };

    private static bool? Truth(Tensor? known) => known is DenseTensor { Type: DataType.Bool, Count: 1 } t ? t.As<byte>()[0] != 0 : null;

    private static Graph? Body(InferenceContext node, string name) =>
        node.Node.Attributes.GetValueOrDefault(name) is GraphAttribute g ? g.Value : null;

    private static void Replace(InferenceContext node, string name, Graph graph) =>
        node.Node = node.Node with { Attributes = node.Node.Attributes.SetItem(name, new GraphAttribute(graph)) };
}
