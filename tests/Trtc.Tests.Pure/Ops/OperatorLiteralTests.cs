using System.Text.RegularExpressions;
using Trtc.Core.Ops;

namespace Trtc.Tests.Ops;

/// <summary>
/// What is known of an operator stands in its row. Its name elsewhere is a row's column that is missing, but in the passes, which match and
/// write operators, and in the few places named here.
/// </summary>
public sealed partial class OperatorLiteralTests(ITestOutputHelper output)
{
    private static readonly string[] Homes = ["src/Trtc.Core/Ops/", "src/Trtc.Core/Passes/"];

    /// <summary>File → the names that it may have, and why.</summary>
    private static readonly Dictionary<string, (string Names, string Why)> Exceptions = new(StringComparer.Ordinal)
    {
        ["src/Trtc.Core/Onnx/FunctionCall.cs"] = ("Identity", "an argument of an inlined function is written as a node"),
        ["src/Trtc.Core/Precision/OpsetRewrites.cs"] = ("*", "the pass that raises the opset: its rows are operators by version"),
        ["src/Trtc.Core/Precision/OpsetLegacy.cs"] = ("Unsqueeze", "the same pass writes it"),
        ["src/Trtc.Core/Precision/HalfPass.cs"] = ("Cast Identity Max", "the pass that writes Casts and joins those that meet"),
        ["src/Trtc.Core/Precision/MaskValues.cs"] = ("*", "the same pass: the operators that masks are written with"),
        ["src/Trtc.Core/Precision/HalfWidening.cs"] = ("Cast Identity", "the same pass on models that come in FP16"),
        ["src/Trtc.Core/Precision/QdqPass.cs"] = ("QuantizeLinear DequantizeLinear", "the pass that writes Q/DQ"),
        ["src/Trtc.Core/Precision/Int4Weights.cs"] = ("DequantizeLinear Gemm MatMul", "the pass that writes weights in four bits"),
        ["src/Trtc.Core/Precision/PrecisionStage.cs"] = ("QuantizeLinear DequantizeLinear", "counts the pairs of a model that has them"),
        ["src/Trtc.Core/Precision/HalfRules.cs"] = ("*", "the rules of the pass to FP16"),
        ["src/Trtc.Core/Precision/Placement/Activation.cs"] = ("*", "matches activations as files write them"),
        ["src/Trtc.Core/Precision/Placement/FlatConvs.cs"] = ("Conv Unsqueeze Squeeze", "a rewrite that matches and writes a form"),
        ["src/Trtc.Core/Precision/Placement/FloatReads.cs"] = ("Add AveragePool GlobalAveragePool", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/Placement/FloatRegions.cs"] = ("Add Conv Concat", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/Placement/HardSwishForm.cs"] = ("*", "a rewrite that matches and writes a form"),
        ["src/Trtc.Core/Precision/Placement/LeftOut.cs"] = ("*", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/Placement/Moves.cs"] = ("Concat Resize Upsample MaxPool Dropout", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/Placement/Pairs.cs"] = ("*", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/Targets/TargetTable.cs"] = ("*", "the table of targets: its rows are operators under a condition"),
        ["src/Trtc.Core/Precision/QuantPlanner.cs"] = ("Conv ConvTranspose Gemm MatMul", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/CoarseSteps.cs"] = ("Conv", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/ResidualAdds.cs"] = ("Add Conv", "the placement of Q/DQ"),
        ["src/Trtc.Core/Precision/MagnitudeProbe.cs"] = ("ReduceMax Abs", "writes the graph that measures"),
        ["src/Trtc.Core/Precision/Repairs/OutputErrorSearch.cs"] = ("Sub ReduceMean Mul", "writes the graph that measures"),
        ["src/Trtc.Core/Precision/Repairs/ProbeGraph.cs"] = ("QuantizeLinear DequantizeLinear", "writes the graph that measures"),
        ["src/Trtc.Core/Precision/Repairs/QuantisedLayer.cs"] = ("Add", "what makes an error of its own by a quantised input"),
        ["src/Trtc.Core/Precision/Repairs/Equalisation.cs"] = ("ReduceMax Abs Conv Div", "a rewrite that matches what it equalises"),
        ["src/Trtc.Core/Precision/Repairs/EqualisationChains.cs"] = ("*", "a rewrite that matches what it equalises"),
        ["src/Trtc.Core/Precision/Repairs/ChannelAxis.cs"] = ("Conv ConvTranspose Gemm", "a rewrite that matches products"),
        ["src/Trtc.Core/Precision/Repairs/BiasCorrection.cs"] =
            ("ReduceMean Sub Conv ConvTranspose Gemm Add", "a rewrite that matches products and their bias"),
        ["src/TensorRT.NET/Loading/CanaryCalls.cs"] = ("Conv", "a name that every parser knows"),
    };

    [Fact]
    public void Operators_are_named_in_the_table_and_where_they_are_matched()
    {
        var names = OpTable.All.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var strangers = new List<string>();
        var unused = Exceptions.Keys.ToHashSet(StringComparer.Ordinal);
        var (count, files) = (0, 0);
        foreach (var (path, text) in Sources())
        {
            var found = Literals().Matches(text).Select(m => m.Groups[1].Value).Where(names.Contains).ToArray();
            if (found.Length == 0 || Homes.Any(h => path.StartsWith(h, StringComparison.Ordinal))) continue;
            unused.Remove(path);
            count += found.Length;
            files++;
            var allowed = Exceptions.TryGetValue(path, out var e) ? e.Names.Split(' ') : [];
            if (allowed is not ["*"]) strangers.AddRange(found.Except(allowed).Select(n => $"{path}: {n}"));
        }
        output.WriteLine($"{count} names in {files} files outside Ops and Passes");
        Assert.True(strangers.Count == 0, "a column of the operator's row would say it:\n" + string.Join('\n', strangers));
        Assert.Empty(unused);
    }

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
            if (path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/Generated/", StringComparison.Ordinal)) continue;
            yield return (path, Comments().Replace(File.ReadAllText(file), ""));
        }
    }

    [GeneratedRegex("\"([A-Z][A-Za-z0-9]*)\"")]
    private static partial Regex Literals();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
