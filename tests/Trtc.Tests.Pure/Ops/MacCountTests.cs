using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Tests.Ops;

/// <summary>Multiply-accumulates against numbers worked out by hand from the shapes.</summary>
public sealed class MacCountTests
{
    [Fact]
    public void Recurrent_layers_multiply_each_step_by_both_weights()
    {
        // 10 steps of batch 2; W is 1×(4·8)×16, R 1×(4·8)×8.
        Assert.Equal(10 * 2 * (32 * 16 + 32 * 8), Of("LSTM", "", [("hidden_size", 8)], [10, 2, 16], [1, 32, 16], [1, 32, 8]));
        Assert.Equal(10 * 2 * (24 * 16 + 24 * 8), Of("GRU", "", [("hidden_size", 8)], [10, 2, 16], [1, 24, 16], [1, 24, 8]));
        Assert.Equal(10 * 2 * 2 * (8 * 16 + 8 * 8), Of("RNN", "", [("hidden_size", 8)], [10, 2, 16], [2, 8, 16], [2, 8, 8]));
        Assert.Equal(10 * 2 * (32 * 16 + 32 * 8),
            Of("DynamicQuantizeLSTM", OpTable.Microsoft, [("hidden_size", 8)], [10, 2, 16], [1, 16, 32], [1, 8, 32]));
    }

    [Theory]
    [InlineData("bhqd,bhkd->bhqk", 2 * 3 * 5 * 7 * 11)]
    [InlineData("...qd,...kd->...qk", 2 * 3 * 5 * 7 * 11)]
    [InlineData("b...qd,b...kd", 2 * 3 * 5 * 7 * 11)]
    [InlineData("bhqd,bhkx->bhqk", 2 * 3 * 5 * 7 * 11 * 11)]
    public void Einsum_multiplies_once_for_each_combination_of_letters(string equation, long macs) =>
        Assert.Equal(macs, Of("Einsum", "", [("equation", equation)], [2, 3, 5, 11], [2, 3, 7, 11]));

    [Fact]
    public void Attention_multiplies_queries_by_keys_and_weights_by_values()
    {
        Assert.Equal(2 * 3 * 5 * 7 * (11 + 13), Of("Attention", "", [], [2, 3, 5, 11], [2, 3, 7, 11], [2, 3, 7, 13]));
        Assert.Equal(2 * 5 * 7 * (12 + 12),
            Of("Attention", "", [("q_num_heads", 3), ("kv_num_heads", 3)], [2, 5, 12], [2, 7, 12], [2, 7, 12]));
        // Grouped: one head of keys and values for three of queries.
        Assert.Equal(2 * 5 * 7 * (12 + 12),
            Of("Attention", "", [("q_num_heads", 3), ("kv_num_heads", 1)], [2, 5, 12], [2, 7, 4], [2, 7, 4]));
        // A cache of 9 keys.
        Assert.Equal(2 * 3 * 5 * 16 * 22,
            Of("Attention", "", [], [2, 3, 5, 11], [2, 3, 7, 11], [2, 3, 7, 11], [], [2, 3, 9, 11], [2, 3, 9, 11]));
    }

    [Fact]
    public void Attentions_of_com_microsoft_count_too()
    {
        Assert.Equal(2 * 5 * 7 * 24, Of("MultiHeadAttention", OpTable.Microsoft, [("num_heads", 3)], [2, 5, 12], [2, 7, 12], [2, 7, 12]));
        Assert.Equal(2 * 5 * 5 * 24, Of("MultiHeadAttention", OpTable.Microsoft, [("num_heads", 3)], [2, 5, 3, 3, 4]));
        Assert.Equal(2 * 5 * 5 * 24,
            Of("GroupQueryAttention", OpTable.Microsoft, [("num_heads", 3), ("kv_num_heads", 1)], [2, 5, 12], [2, 5, 4], [2, 5, 4]));
        // Queries, keys and values in one: 3 + 1 + 1 heads of 4.
        Assert.Equal(2 * 5 * 5 * 24, Of("GroupQueryAttention", OpTable.Microsoft, [("num_heads", 3), ("kv_num_heads", 1)], [2, 5, 20]));
        // The projection, then the attention.
        Assert.Equal(2 * 5 * 12 * 36 + 2 * 5 * 5 * 24, Of("Attention", OpTable.Microsoft, [("num_heads", 3)], [2, 5, 12], [12, 36]));
        Assert.Equal(2 * 5 * 64 * 48,
            Of("MatMulNBits", OpTable.Microsoft, [("K", 64), ("N", 48), ("bits", 4), ("block_size", 32)], [2, 5, 64]));
        Assert.Equal(5 * 64 * 48, Of("MatMulIntegerToFloat", OpTable.Microsoft, [], [5, 64], [64, 48]));
    }

    [Theory]
    [InlineData("Relu")]
    [InlineData("NoSuchOperator")]
    public void What_multiplies_no_matrices_counts_nothing(string op) => Assert.Equal(0, Of(op, "", [], [2, 3]));

    [Fact]
    public void A_size_that_is_not_known_is_told_as_unknown()
    {
        var model = Model("MatMul", "", [], [[2, -1], [3, 4]]);
        Assert.Equal(new MacTotals(0, 1), MacCount.Of(ShapeInference.Run(model).Model.Graph));
    }

    [Fact]
    public void The_share_of_types_counts_what_has_no_INT8_form_as_its_float_type()
    {
        var share = PrecisionShare.Of(Model("LSTM", "", [("hidden_size", 8)], [[10, 2, 16], [1, 32, 16], [1, 32, 8]]),
            InferenceOptions.Default, null);
        Assert.Equal((10 * 2 * (32 * 16 + 32 * 8), 1, 0), (share.Macs, share.Float32, share.Int8));
        Assert.Equal("LSTM", Assert.Single(share.Layers).OpType);
    }

    private static long? Of(string op, string domain, (string, object)[] attributes, params long[][] shapes)
    {
        var graph = ShapeInference.Run(Model(op, domain, attributes, shapes)).Model.Graph;
        return MacCount.PerNode(graph)[0];
    }

    private static Model Model(string op, string domain, (string Name, object Value)[] attributes, long[][] shapes)
    {
        var all = Node.NoAttributes;
        foreach (var (name, value) in attributes)
            all = all.Add(name, value is string s ? StringAttribute.Of(s) : new IntAttribute(Convert.ToInt64(value)));
        ImmutableArray<ValueInfo> inputs =
            [.. shapes.Select((s, i) => new ValueInfo(s.Length == 0 ? "" : "x" + i, new TensorType(DataType.Float32, Shape.Of(s))))];
        var node = new Node("", op, domain, [.. inputs.Select(i => i.Name)], ["y"], all);
        return new("", 10,
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create("", 24L), KeyValuePair.Create(OpTable.Microsoft, 1L)]), "", "",
            ImmutableSortedDictionary<string, string>.Empty,
            new("g", [node], [.. inputs.Where(i => i.Name.Length > 0)], [new("y", null)], Graph.NoInitializers, Graph.NoValues), []);
    }
}
