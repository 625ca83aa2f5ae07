using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Tests.Ops;

public class DimExprTests
{
    [Fact]
    public void Equal_sizes_reached_by_different_ways_have_one_text()
    {
        // (2*h)/2 and two halvings against one by four.
        var y = Inferred(
            Op("Resize", "doubled", ["x", "", "two"]),
            Op("MaxPool", "halved", ["doubled"], ("kernel_shape", new IntsAttribute([2, 2])), ("strides", new IntsAttribute([2, 2]))),
            Op("MaxPool", "a", ["x"], ("kernel_shape", new IntsAttribute([2, 2])), ("strides", new IntsAttribute([2, 2]))),
            Op("MaxPool", "b", ["a"], ("kernel_shape", new IntsAttribute([2, 2])), ("strides", new IntsAttribute([2, 2]))),
            Op("MaxPool", "c", ["x"], ("kernel_shape", new IntsAttribute([1, 1])), ("strides", new IntsAttribute([4, 4]))));
        Assert.Equal("[n,3,h,w]", y["halved"]);
        Assert.Equal("[n,3,floor(h/2),floor(w/2)]", y["a"]);
        Assert.Equal("[n,3,floor(h/4),floor(w/4)]", y["b"]);
        Assert.Equal("[n,3,floor((h+3)/4),floor((w+3)/4)]", y["c"]);
    }

    [Fact]
    public void A_backward_slice_from_before_the_first_element_starts_at_it()
    {
        var y = Inferred(Op("Slice", "y", ["x", "minusNine", "minusNine", "one", "minusOne"]));
        Assert.Equal("[n,1,h,w]", y["y"]);
    }

    [Fact]
    public void Sizes_computed_from_shapes_cancel()
    {
        var y = Inferred(
            Op("Shape", "s", ["x"]),
            Op("Gather", "n1", ["s", "zero"]),
            Op("Concat", "target", ["n1", "minusOne"], ("axis", new IntAttribute(0))),
            Op("Reshape", "rows", ["x", "target"]),
            Op("Concat", "twice", ["rows", "rows"], ("axis", new IntAttribute(1))));
        Assert.Equal("[n,3*h*w]", y["rows"]);
        Assert.Equal("[n,6*h*w]", y["twice"]);
    }

    private static Dictionary<string, string> Inferred(params Node[] nodes)
    {
        var constants = Graph.NoInitializers
            .Add("two",
            new(DataType.Float32, [4],
            new MemoryBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>([1, 1, 2, 2]).ToArray())))
            .Add("zero", Int(0)).Add("one", Int(1)).Add("minusOne", Int(-1)).Add("minusNine", Int(-9));
        var input = new ValueInfo("x", new TensorType(DataType.Float32, new([Dim.Of("n"), 3, Dim.Of("h"), Dim.Of("w")])));
        var model = new Model("", 10, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("", 18L)]), "", "",
            ImmutableSortedDictionary<string, string>.Empty, new("g", [.. nodes], [input], [], constants, Graph.NoValues), []);
        return ShapeInference.Run(model)
            .Model.Graph.Values.ToDictionary(v => v.Key, v => v.Value.Shape!.ToString(), StringComparer.Ordinal);
    }

    private static TensorData Int(long value) => new(DataType.Int64, [1], new MemoryBytes(BitConverter.GetBytes(value)));

    private static Node Op(string type, string output, string[] inputs, params (string Name, AttributeValue Value)[] attributes) =>
        new("", type, "", [.. inputs], [output], attributes.ToImmutableSortedDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));
}
