using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Sdk.Check;

/// <summary>
/// What <c>trtc check</c> says of ONNX's operator tests against what <c>trtc build</c> makes of them with the real TensorRT-RTX. Pure tests
/// hold the check to a recording; UPDATE_GOLDEN=1 with a full run writes it. TRTC_SWEEP=PART takes those tests alone whose name holds PART.
/// </summary>
public sealed class BuildVerdictTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("fp32")]
    [InlineData("fp16")]
    public void A_sample_of_the_operator_tests_builds_as_the_check_says(string precision) => Sweep(precision, step: 24);

    [Fact(Explicit = true)]
    public void Every_operator_test_in_fp32() => Sweep("fp32", step: 1);

    [Fact(Explicit = true)]
    public void Every_operator_test_in_fp16() => Sweep("fp16", step: 1);

    [Fact(Explicit = true)]
    public void Every_operator_test_in_bf16() => Sweep("bf16", step: 1);

    [Fact(Explicit = true)]
    public void Every_operator_test_in_int8() => Sweep("int8", step: 1);

    private void Sweep(string precision, int step)
    {
        using var native = new NativeVerdicts();
        using var temp = new TempFolder();
        var all = new Confusion($"it builds, {precision}");
        var lines = new List<string>();
        var folders = NodeTests.Folders();
        if (Environment.GetEnvironmentVariable("TRTC_SWEEP") is { Length: > 0 } part)
            folders = Array.FindAll(folders, f => Path.GetFileName(f).Contains(part, StringComparison.Ordinal));
        for (var i = 0; i < folders.Length; i += step)
        {
            var name = Path.GetFileName(folders[i]);
            var (builds, why) = Build(folders[i], precision, native, temp);
            lines.Add($"{name}\t{(builds ? "yes" : "no")}\t{(builds ? "" : why.ReplaceLineEndings(" ").Replace('\t', ' '))}");
            using var model = ModelReader.Read(Path.Combine(folders[i], "model.onnx"), new ReadOptions(), new DiagnosticList());
            var (foreseen, reason) = model is null ? (false, "unreadable")
                : BuildVerdicts.Check(model,
                new(BuildVerdicts.Precision(precision), new() { Profiles = BuildVerdicts.Profile(model.Graph, folders[i]) }, []));
            all.Add(name, builds, foreseen, why, reason);
        }
        output.WriteLine(all.ToString());
        if (step == 1 && Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && folders.Length > 1800)
            File.WriteAllLines(Repository.Path("tests", "data", $"rtx-1.7-builds-{precision}.tsv"),
                [$"# What TensorRT-RTX 1.7.1.116 makes of the graph that trtc build hands over, {precision}, measured without a GPU. "
                    + "Columns: model, built, reason.", .. lines]);
        Assert.True(all.Agreement >= 0.99, all.ToString());
    }

    /// <summary>What is handed over, whatever the check says of it.</summary>
    private static (bool Builds, string Why) Build(string folder, string precision, NativeVerdicts native, TempFolder temp)
    {
        var faults = new DiagnosticList();
        using var model = ModelReader.Read(Path.Combine(folder, "model.onnx"), new ReadOptions(), faults);
        if (model is null) return (false, faults.Items[0].ToString());
        var profiles = BuildVerdicts.Profile(model.Graph, folder);
        var request = new GraphRequest(BuildVerdicts.Precision(precision), new() { Profiles = profiles }, []);
        if (ForeseenGraph.Of(model, request, TableVerdict.Rtx, faults) is not { } graph) return (false, faults.Items[0].ToString());
        ModelWriter.Write(graph, temp.File("handed.onnx"));
        return native.Build(temp.File("handed.onnx"), profiles);
    }
}
