using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision.Placement;

/// <summary>What holds of every graph: drawn at random from blocks that detectors and classifiers are made of, for each target's
/// column.</summary>
public sealed class RandomGraphTests
{
    public static TheoryData<TargetColumn> Columns => [.. TargetColumns.All];

    [Theory]
    [MemberData(nameof(Columns))]
    public void No_reader_of_a_quantised_tensor_reads_it_in_float_without_a_named_reason(TargetColumn column)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var model = Draw(new(seed));
            var plan = PlacementRuleTests.Plan(model, column);
            var graph = TargetForms.Write(model, plan, new() { Rules = plan.Rules }, InferenceOptions.Default,
                plan.Tensors.ToDictionary(t => t.Tensor, _ => 1 / 32f));
            Assert.Null(GraphVerifier.Check(graph));
            var named = plan.FloatReads.Select(r => (r.Tensor, r.Node)).ToHashSet();
            var quantised = plan.Tensors.Select(t => t.Tensor).ToHashSet();
            var before = model.Graph.Nodes.Select(n => n.Display).ToHashSet();
            foreach (var node in graph.Nodes)
                foreach (var input in node.Inputs)
                    if (quantised.Contains(input) && !node.Is("QuantizeLinear") && before.Contains(node.Display))
                        Assert.True(named.Contains((input, node.Display)), $"seed {seed}: {node.OpType} {node.Display} reads {input}");
            foreach (var read in plan.FloatReads) Justified(seed, plan, read);
            // One group, one scale: what moves numbers reads and gives the same step.
            foreach (var weight in plan.Weights)
                foreach (var use in weight.Readers) Assert.DoesNotContain(plan.Left, l => l.Node == model.Graph.Nodes[use.Node].Display);
        }
    }

    [Fact]
    public void Columns_differ_on_graphs_as_these()
    {
        var tensors = TargetColumns.All.ToDictionary(c => c,
            c => Enumerable.Range(0, 150).Sum(seed => PlacementRuleTests.Plan(Draw(new(seed)), c).Tensors.Length));
        Assert.True(tensors[TargetColumn.TensorRT10Weak] > tensors[TargetColumn.Rtx17]);
        Assert.True(tensors[TargetColumn.TensorRT10Weak] > tensors[TargetColumn.TensorRT10Strong]);
        Assert.Equal(0, tensors[TargetColumn.Rtx14]); // all products here are Convs
    }

    private static void Justified(int seed, QuantPlan plan, FloatRead read)
    {
        var good = read.Reason switch
        {
            FloatReadReason.NoInt8Form => read.OpType is "Relu" or "Sigmoid" or "Mul" or "HardSwish" or "Exp" or "LeakyRelu",
            FloatReadReason.LeftOut => read.OpType == "Conv" && plan.Left.Any(l => l.Node == read.Node),
            FloatReadReason.OwnSide => read.OpType == "Add",
            FloatReadReason.FloatRegion => read.OpType == "Add" && plan.Rules.Has(PlacementRule.FloatAdds),
            FloatReadReason.ResultInFloat =>
                read.OpType is "GlobalAveragePool" or "AveragePool" or "Concat" or "MaxPool" or "Split" or "Resize" or "Add",
            FloatReadReason.RuleOff =>
                !plan.Rules.Has(PlacementRule.OriginPairs) || (read.OpType == "Add" && !plan.Rules.Has(PlacementRule.StreamAdds)),
            _ => false,
        };
        Assert.True(good, $"seed {seed}: {read}");
    }

    private static Model Draw(Random random)
    {
        var g = new TestGraph { Opset = 14 };
        var count = 0;
        string Name() => $"n{count++}";
        string Activated(string x) => random.Next(5) switch
        {
            0 => x,
            1 => g.Add("Relu", Name(), [x]),
            2 => g.Add("HardSwish", Name(), [x]),
            3 => g.Add("LeakyRelu", Name(), [x]),
            _ => PlacementRuleTests.Silu(g, Name(), x),
        };
        // All values have 32 channels and 8 × 8 positions, so that any two can be added.
        string Conv(string x, int from = 32) =>
            Activated(g.Conv(Name(), x, from, 32, random.Next(2) == 0 ? 1 : 3, random.Next(6) == 0 && from == 32 ? 32 : 1));
        var values = new List<string> { Conv(g.Input("x", 1, 3, 8, 8), 3) };
        for (var block = random.Next(4, 12); block > 0; block--)
        {
            var x = values[random.Next(values.Count)];
            var y = values[random.Next(values.Count)];
            switch (random.Next(7))
            {
                case 0: values.Add(g.Add("Add", Name(), [x, Conv(Conv(x))])); break;
                case 1: values.Add(g.Add("Add", Name(), [x, y])); break;
                case 2: values.Add(Conv(g.Add("Concat", Name(), [x, y], ("axis", Int(1))), 64)); break;
                case 3: values.Add(g.Add("MaxPool", Name(), [x], ("kernel_shape", Ints(3, 3)), ("pads", Ints(1, 1, 1, 1)))); break;
                case 4:
                    var (left, right) = (Name(), Name());
                    g.Add("Split", [left, right], [x], ("axis", Int(2)));
                    values.Add(g.Add("Concat", Name(), [right, left], ("axis", Int(2))));
                    break;
                case 5: values.Add(g.Add("AveragePool", Name(), [x], ("kernel_shape", Ints(3, 3)), ("pads", Ints(1, 1, 1, 1)))); break;
                default: values.Add(Conv(x)); break;
            }
        }
        return g.Model(g.Conv("head", values[^1], 32, 32), g.Add("GlobalAveragePool", "mean", [values[random.Next(values.Count)]]),
            g.Add("Exp", "exp", [values[random.Next(values.Count)]]));
    }
}
