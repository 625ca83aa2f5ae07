using System.Runtime.InteropServices;
using System.Text.Json;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Accuracy;

public sealed class CompareCommandTests
{
    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (new Program(output, error).Run(args), output.ToString(), error.ToString());
    }

    /// <summary>digits.onnx with the weights of the node's Conv rounded to a coarse grid.</summary>
    private static string Coarse(TempFolder folder, string weightOf, float step)
    {
        using var model = ModelReader.Read(Repository.Shared("models", "digits.onnx"), new(), new())!;
        var name = model.Graph.Nodes.First(n => n.Name == weightOf).Inputs[1];
        var weight = model.Graph.Initializers[name];
        var bytes = new byte[weight.Bytes.Length];
        weight.Bytes.Read(0, bytes);
        foreach (ref var v in MemoryMarshal.Cast<byte, float>(bytes.AsSpan())) v = MathF.Round(v / step) * step;
        var path = folder.File("coarse.onnx");
        ModelWriter.Write(
            model with { Graph = model.Graph
            with { Initializers = model.Graph.Initializers.SetItem(name, weight with { Bytes = new MemoryBytes(bytes) }) } }, path);
        return path;
    }

    [Fact]
    public void The_layer_at_fault_is_found_and_class_folders_give_accuracy()
    {
        using var folder = new TempFolder();
        var (code, output, error) = Run("compare", Repository.Shared("models", "digits.onnx"), Coarse(folder, "/9/Conv", 0.2f),
            "--data", Repository.Shared("data", "digits", "test"), "--preset", "unit", "--images", "40", "--per-layer", "--json");
        Assert.Equal("", error);
        Assert.Equal(0, code);
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Contains("fusion off", json.GetProperty("judge").GetString());
        Assert.Equal("/9/Conv_output_0", json.GetProperty("firstJump").GetProperty("tensor").GetString());
        Assert.InRange(json.GetProperty("outputs")[0].GetProperty("error").GetProperty("cosine").GetDouble(), 0.3, 0.99999);
        var top1 = json.GetProperty("task").EnumerateArray().First(f => f.GetProperty("name").GetString() == "top1");
        Assert.InRange(top1.GetProperty("reference").GetDouble(), 0.95, 1);
        // All that comes before the changed layer is equal, all that comes after is not.
        var layers = json.GetProperty("layers").EnumerateArray().ToDictionary(l => l.GetProperty("tensor").GetString()!);
        Assert.Equal("Infinity", layers["/8/HardSwish_output_0"].GetProperty("error").GetProperty("sqnr").GetString());
        Assert.True(layers["/14/Relu_output_0"].GetProperty("error").GetProperty("sqnr").GetDouble() < 40);
    }

    [Fact]
    public void Files_that_are_no_models_are_all_told_of()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("empty.onnx"), "");
        var (code, output, error) = Run("compare", folder.File("nothing.engine"), folder.File("empty.onnx"));
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains("nothing.engine : error TRTC1001", error, StringComparison.Ordinal);
        Assert.Contains("empty.onnx : error TRTC1003", error, StringComparison.Ordinal);
    }

    /// <summary>One default for all commands, that of calibration: judged by others, a model would see other numbers than its scales were
    /// made for.</summary>
    [Fact]
    public void Pictures_are_made_by_unit_when_nothing_is_declared()
    {
        using var folder = new TempFolder();
        string[] compare = ["compare", Repository.Shared("models", "digits.onnx"), Coarse(folder, "/9/Conv", 0.2f), "--data",
            Repository.Shared("data", "digits", "test", "3"), "--images", "8", "--json"];

        var (code, output, _) = Run(compare);

        Assert.Equal(0, code);
        Assert.Equal(Run([.. compare, "--preset", "unit"]).Output, output);
        Assert.NotEqual(Run([.. compare, "--preset", "none"]).Output, output);
        foreach (var command in (string[])["build", "calibrate", "compare", "analyze"])
            Assert.Contains("unit (default)", Run(command, "--help").Output);
    }

    [Fact]
    public void Declared_twice_is_refused_by_every_command()
    {
        var (code, _, error) = Run("compare", Repository.Shared("models", "digits.onnx"), Repository.Shared("models", "digits.onnx"),
            "--preset", "unit", "--preprocess", "p.json");

        Assert.Equal(1, code);
        Assert.Contains("either --preprocess or --preset", error);
    }

    [Fact]
    public void Without_data_graphs_are_compared_on_random_samples_and_that_is_said()
    {
        using var folder = new TempFolder();
        var digits = Repository.Shared("models", "digits.onnx");
        var (code, output, error) = Run("compare", digits, Coarse(folder, "/9/Conv", 0.05f), "--profile", "2x1x32x32", "--json");
        Assert.Equal(0, code);
        Assert.Contains("TRTC7012", error);
        Assert.Equal(4, JsonDocument.Parse(output).RootElement.GetProperty("samples").GetInt32());
        Assert.Equal(output, Run("compare", digits, folder.File("coarse.onnx"), "--profile", "2x1x32x32", "--json").Output);

        (code, _, error) = Run("compare", digits, folder.File("coarse.onnx"));
        Assert.Equal(1, code);
        Assert.Contains("TRTC2008", error);
        Assert.Contains("--profile", error);
    }

    [Fact]
    public void Each_of_several_inputs_takes_its_own_part_of_the_profile()
    {
        using var folder = new TempFolder();
        var path = folder.File("two.onnx");
        var g = new Precision.TestGraph { Opset = 17 };
        g.Dynamic("x", "batch", "8");
        g.Dynamic("state", "2", "batch", "8");
        g.Scalar("rate");
        g.Add("Cast", "r", ["rate"], ("to", Precision.TestGraph.Int(1)));
        g.Add("Add", "sum", ["x", "state"]);
        g.Add("Div", "y", ["sum", "r"]);
        Trtc.Core.Onnx.ModelWriter.Write(g.Model("y"), path);
        var (code, output, error) = Run("compare", path, path, "--profile", "x=3x8,state=2x3x8,rate=16000", "--json");
        Assert.True(code == 0, error);
        var figures = JsonDocument.Parse(output).RootElement.GetProperty("outputs")[0].GetProperty("error");
        Assert.Equal(4 * 2 * 3 * 8, figures.GetProperty("elements").GetInt32());
        // A rate of 0, as a random integer may be, would make every element infinite.
        Assert.Equal(0, figures.GetProperty("referenceNonFinite").GetInt32());

        (code, _, error) = Run("compare", path, path, "--profile", "x=3x8");
        Assert.Equal(1, code);
        Assert.Contains("input 'state'", error, StringComparison.Ordinal);
        (code, _, error) = Run("compare", path, path, "--profile", "x=3x8,stat=2x3x8");
        Assert.Equal(1, code);
        Assert.Contains("did you mean 'state'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        using var folder = new TempFolder();
        var other = Coarse(folder, "/9/Conv", 0.05f);
        string[] Args(string threads) =>
            ["compare", Repository.Shared("models", "digits.onnx"), other, "--data", Repository.Shared("data", "digits", "test"),
            "--preset", "unit", "--images", "30", "--json", "--threads", threads];
        Assert.Equal(Run(Args("1")).Output, Run(Args("3")).Output);
    }

    [Fact]
    public void Without_usable_data_nothing_is_invented()
    {
        using var folder = new TempFolder();
        var digits = Repository.Shared("models", "digits.onnx");
        var (code, output, error) = Run("compare", digits, digits, "--data", folder.Path, "--preset", "unit");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(Codes.EvaluationDataUnusable.Id, error);
        folder.Write("broken.png", [1, 2, 3]);
        (code, _, error) = Run("compare", digits, digits, "--data", folder.Path, "--preset", "unit");
        Assert.Equal(1, code);
        Assert.Contains("broken.png : warning " + Codes.SampleUnusable.Id, error);
    }

    [Fact]
    public void An_engine_needs_its_TensorRT()
    {
        using var folder = new TempFolder();
        // Of a release that is installed nowhere.
        var engine = folder.Write("model.engine", [.. "ftrt"u8, .. new byte[20], 10, 99, 0, 1, .. new byte[100]]);
        var (code, _, error) = Run("compare", Repository.Shared("models", "digits.onnx"), engine, "--data", folder.Path);
        Assert.Equal(3, code);
        Assert.Contains($"{Codes.EngineRelease.Id}: model.engine was built by TensorRT 10.99.0.1; TensorRT 10.99.0 is required, but ",
            error);
    }

    [Fact]
    public void A_metric_without_a_head_and_models_without_a_common_output_are_refused()
    {
        var data = Repository.Shared("data", "digits", "test");
        var digits = Repository.Shared("models", "digits.onnx");
        var (code, _, error) = Run("compare", digits, digits, "--data", data, "--preset", "unit", "--metric", "map");
        Assert.Equal(1, code);
        Assert.Contains(Codes.MetricNeedsHead.Id, error);
        (code, _, error) = Run("compare", digits, Repository.Shared("models", "layout.onnx"), "--data", data, "--preset", "unit");
        Assert.Equal(1, code);
        Assert.Contains(Codes.NothingToCompare.Id, error);
    }
}
