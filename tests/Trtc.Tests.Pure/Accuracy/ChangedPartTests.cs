using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Runtime.Cpu;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Accuracy;

public sealed class ChangedPartTests
{
    private static TestGraph Chain(out string last)
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        var b = g.Add("Relu", "b", [g.Conv("body", a, 32, 32, 3)]);
        last = g.Conv("head", g.Add("Add", "c", [g.Conv("branch", a, 32, 32, 3), b]), 32, 16);
        return g;
    }

    [Fact]
    public void Only_what_a_change_reaches_is_in_the_part_and_it_computes_the_same()
    {
        var model = Chain(out var last).Model(last);
        var steps = new Dictionary<string, float> { ["a"] = 0.1f, ["b"] = 0.1f, ["c"] = 0.1f };
        var plan = QuantPlanner.Plan(model.Graph, new() { Include = ["branch"] });
        var variant = model with { Graph = QdqPass.Run(model.Graph, plan, steps) };

        var part = ChangedPart.Of(model.Graph, variant)!;

        // "body" and its Relu do not read what changed: b is an input of the part.
        Assert.Equal(["a", "b"], part.Model.Graph.Inputs.Select(i => i.Name));
        Assert.DoesNotContain(part.Model.Graph.Nodes, n => n.Name is "stem" or "body" or "a" or "b");
        var diagnostics = new DiagnosticList();
        var values = Enumerable.Range(0, 3 * 64).Select(i => MathF.Sin(i)).ToArray();
        ImmutableArray<NamedTensor> x = [NamedTensor.Of("x", [1, 3, 8, 8], values)];
        using var whole = OrtModelRunner.Open(variant, [], new() { EmulateQuantization = true }, diagnostics)!;
        using var inner = OrtModelRunner.Open(model, ["a", "b"], new(), diagnostics)!;
        using var rest = OrtModelRunner.Open(part.Model, [], new() { EmulateQuantization = true }, diagnostics)!;
        var edge = inner.Run(x.AsSpan(), ["a", "b"], diagnostics);
        var expected = whole.Run(x.AsSpan(), [last], diagnostics)[0]!.Values;
        var actual = rest.Run([.. edge.Select(v => NamedTensor.Of(v!.Name, v.Dims.AsSpan(), v.Values))], [last], diagnostics)[0]!.Values;
        OrtRun.Close(expected, actual, 1e-3f);
        Assert.NotEqual(expected, inner.Run(x.AsSpan(), [last], diagnostics)[0]!.Values);
    }

    [Fact]
    public void Nothing_changed_leaves_nothing()
    {
        var model = Chain(out var last).Model(last);

        var part = ChangedPart.Of(model.Graph, model)!;

        Assert.Empty(part.Model.Graph.Nodes);
        Assert.Empty(part.Model.Graph.Outputs);
    }

    [Fact]
    public void A_constant_of_the_same_name_and_other_content_is_a_change()
    {
        var model = Chain(out var last).Model(last);
        var bias = NamedTensor.Of("head.b", [16], new float[16]).Tensor;

        var part = ChangedPart.Of(model.Graph,
            model with { Graph = model.Graph with { Initializers = model.Graph.Initializers.SetItem("head.b", bias) } })!;

        Assert.Equal(["head"], part.Model.Graph.Nodes.Select(n => n.Name));
    }
}
