using System.Text.Json;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Tests.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Check;

/// <summary>The estimate of activation memory that check gives, and the inputs whose values it wants for that.</summary>
public sealed class ProfileMemoryTests
{
    [Fact]
    public void Memory_grows_with_the_profiles_shapes()
    {
        var det = Repository.Shared("models", "det.onnx");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = new Program(output, error).Run("check", det, "--against", "rtx-1.7", "--json", "--profile",
            "1x3x320x320:1x3x640x640:4x3x640x640", "--profile", "1x3x64x64");
        Assert.True(exit == 0, error.ToString());
        using var json = JsonDocument.Parse(output.ToString());
        var rows = json.RootElement.GetProperty("activationMemory").EnumerateArray().ToArray();
        Assert.Equal([1, 2], rows.Select(r => r.GetProperty("profile").GetInt32()));
        long Peak(int row, string shape) => rows[row].GetProperty(shape).GetProperty("peakBytes").GetInt64();
        // Every inner value of det grows with its input's area and batch.
        Assert.Equal(4 * Peak(0, "min"), Peak(0, "opt"));
        Assert.Equal(4 * Peak(0, "opt"), Peak(0, "max"));
        Assert.Equal(Peak(1, "min"), Peak(1, "max"));
        Assert.Equal(4L * (3 * 320 * 320 + 320 * 320), rows[0].GetProperty("min").GetProperty("bindingBytes").GetInt64());
        Assert.All(rows, r => Assert.Equal(0, r.GetProperty("max").GetProperty("unknownValues").GetInt32()));
    }

    [Fact]
    public void A_static_model_needs_no_profile()
    {
        var g = new TestGraph();
        g.Add("Relu", "y", [g.Add("Relu", "inner", [g.Input("x", 2, 8)])]);
        var model = g.Model("y");
        var row = Assert.Single(ProfileMemory.Of(model, model, []));
        Assert.Equal((0, 64L, 128L), (row.Profile, row.Max.PeakBytes, row.Max.BindingBytes));
    }

    [Fact]
    public void Values_of_a_shape_input_give_sizes()
    {
        var model = Expanding();
        Assert.Equal(["size"], ShapeInputs.Of(model.Graph));
        Assert.Empty(ProfileMemory.Of(model, model, []));
        var row = Assert.Single(ProfileMemory.Of(model, model, [new([new("size", [1, 4], [8, 4], [16, 4], IsValues: true)])]));
        Assert.Equal((16L, 128L, 256L), (row.Min.PeakBytes, row.Opt.PeakBytes, row.Max.PeakBytes));
        Assert.Equal(0, row.Max.Unknown);
    }

    [Fact]
    public void A_shape_input_without_values_is_found_before_the_build()
    {
        var model = Expanding();
        var found = ModelCheck.Run(model, new CheckOptions(Target.Newest, Graph.NoInitializers)).Findings;
        Assert.Contains(found, f => f.Diagnostic.Code == Codes.ShapeInputWithoutProfile && f.Path == "input 'size'");
        var diagnostics = new DiagnosticList();
        ProfileCheck.Run(model.Graph, "m.onnx", [], default, diagnostics);
        Assert.Equal(Codes.ProfileValuesMissing, Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void An_integer_input_that_is_data_is_no_shape_input()
    {
        var model = Expanding(sizes: false);
        Assert.Empty(ShapeInputs.Of(model.Graph));
    }

    /// <summary>A constant row repeated as often as an input says; or that input computed with.</summary>
    private static Model Expanding(bool sizes = true)
    {
        var g = new TestGraph();
        var row = g.Weight("row", 1, 4);
        if (sizes) g.Add("Relu", "y", [g.Add("Expand", "wide", [row, "size"])]);
        else g.Add("Mul", "y", [g.Add("Cast", "float", ["size"], ("to", Int(1))), g.Weight("two", 2)]);
        var model = g.Model("y");
        return ShapeInference.Run(
            model with { Graph = model.Graph with { Inputs = [new("size", new TensorType(DataType.Int64, Shape.Of(2)))] } }).Model;
    }
}
