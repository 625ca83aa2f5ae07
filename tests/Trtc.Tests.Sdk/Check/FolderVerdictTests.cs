using System.Collections.Immutable;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Sdk.Check;

/// <summary>What <c>trtc check</c> says of models against what TensorRT-RTX makes of the graph that <c>trtc build</c> hands over:
/// ../shared/models and ../shared/cases, or the folder that TRTC_SWEEP_FOLDER names.</summary>
public sealed class FolderVerdictTests(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData("fp32")]
    [InlineData("fp16")]
    [InlineData("bf16")]
    [InlineData("int8")]
    public void Every_model_builds_as_the_check_says(string precision)
    {
        using var native = new NativeVerdicts();
        using var temp = new TempFolder();
        var all = new Confusion($"it builds, {precision}");
        foreach (var path in Models())
        {
            var faults = new DiagnosticList();
            using var model = ModelReader.Read(path, new ReadOptions(), faults);
            if (model is null) continue;
            var request = new GraphRequest(BuildVerdicts.Precision(precision), new() { Profiles = Profile(model.Graph) }, []);
            var (builds, why) = (false, "");
            if (ForeseenGraph.Of(model, request, TableVerdict.Rtx, faults) is { } graph)
            {
                ModelWriter.Write(graph with { Graph = DimensionNames.Clear(graph.Graph, request.Options.Profiles, path, faults) },
                    temp.File("handed.onnx"));
                (builds, why) = native.Build(temp.File("handed.onnx"), request.Options.Profiles);
            }
            else why = faults.Items[0].ToString();
            var (foreseen, reason) = BuildVerdicts.Check(model, request);
            all.Add(Path.GetRelativePath(Root, path), builds, foreseen, why, reason);
            output.WriteLine($"{Path.GetRelativePath(Root, path)}\t{builds}\t{foreseen}\t{why}\t{reason}");
        }
        output.WriteLine(all.ToString());
        Assert.True(all.Agreement >= 0.97, all.ToString());
    }

    private static string Root =>
        Environment.GetEnvironmentVariable("TRTC_SWEEP_FOLDER") is { Length: > 0 } folder ? folder : Repository.Shared();

    private static IEnumerable<string> Models() =>
        new DirectoryInfo(Root).EnumerateFiles("*.onnx", SearchOption.AllDirectories).Select(f => f.FullName)
        .Where(f => !f.Contains(".e.onnx", StringComparison.Ordinal) && !f.Contains(".e--", StringComparison.Ordinal)
        && !f.Contains(".emit.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>One size for each open dimension: a picture's height and width 64, a batch 1, else 8.</summary>
    private static ImmutableArray<Profile> Profile(Graph graph)
    {
        var values = ShapeInputs.Of(graph);
        var ranges = ImmutableArray.CreateBuilder<InputRange>();
        foreach (var input in graph.Inputs)
        {
            if (values.Contains(input.Name))
            {
                ImmutableArray<long> ones = [.. Enumerable.Repeat(1L, (int)input.Shape!.Elements)];
                ranges.Add(new(input.Name, ones, ones, ones, IsValues: true));
            }
            else if (ProfileCheck.IsDynamic(input) && input.Shape is { } shape)
            {
                ImmutableArray<long> sizes =
                    [.. shape.Dims.Select((d, i) => d.IsConstant ? d.Value : i == 0 ? 1 : shape.Rank == 4 && i > 1 ? 64 : 8L)];
                ranges.Add(new(input.Name, sizes, sizes, sizes));
            }
        }
        return ranges.Count == 0 ? [] : [new(ranges.ToImmutable())];
    }
}
