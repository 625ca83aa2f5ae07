using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Passes;
using global::Onnx;

namespace Trtc.Tests.Sdk.Check;

/// <summary>
/// The operator table against TensorRT-RTX itself: ONNX's operator tests and seeded mutants of them go to the real parser and builder, and
/// <c>check --against rtx-1.7</c> must have said what they say. Pure tests hold the table to a recording of these verdicts;
/// UPDATE_GOLDEN=1 with the full runs writes that recording.
/// </summary>
public sealed class ParserVerdictTests(ITestOutputHelper output)
{
    /// <summary>The recorded mutants' seed, and two that no rule of the table was looked at with.</summary>
    private const ulong RecordedSeed = 20261122;

    [Fact]
    public void A_sample_of_the_operator_tests_is_judged_as_the_parser_judges_it() => Originals(step: 12);

    [Fact(Explicit = true)]
    public void Every_operator_test_is_judged_as_the_parser_and_the_builder_judge_it() => Originals(step: 1);

    [Fact]
    public void A_sample_of_mutants_is_judged_as_the_parser_judges_it() => Mutants(RecordedSeed, step: 12);

    [Theory(Explicit = true)]
    [InlineData(RecordedSeed)]
    [InlineData(9_000_001)]
    [InlineData(424_242_424_242)]
    [InlineData(20_261_123)]
    [InlineData(31_337)]
    [InlineData(777_000_777)]
    public void Every_mutant_is_judged_as_the_parser_judges_it(ulong seed) => Mutants(seed, step: 1);

    private void Originals(int step)
    {
        using var native = new NativeVerdicts();
        var (parser, plain, builder) = (new Confusion("the parser reads it"), new Confusion("it builds without a profile"),
            new Confusion("it builds, with a profile where it needs one"));
        var (mended, refused, spoiled) = (new List<string>(), new List<string>(), new List<string>());
        using var temp = new TempFolder();
        var lines = new List<string>();
        var folders = NodeTests.Folders();
        for (var i = 0; i < folders.Length; i += step)
        {
            var (name, path) = (Path.GetFileName(folders[i]), Path.Combine(folders[i], "model.onnx"));
            var table = TableVerdict.Of(path);
            var (opinion, why) = native.Parse(path);
            var parses = opinion?.Parses == true;
            parser.Add(name, parses, table.Parses, why, table.Why);
            var builds = false;
            if (parses)
            {
                (builds, why) = native.Build(path, []);
                plain.Add(name, builds, table.Builds && !table.NeedsValues, why, table.NeedsValues ? "a shape input needs values"
                    : table.Why);
                if (!builds && NativeVerdicts.StoredProfile(folders[i], opinion!) is { IsEmpty: false } profile)
                    (builds, why) = native.Build(path, profile);
                builder.Add(name, builds, table.Builds, why, table.Why);
            }
            lines.Add($"{name}\t{(parses ? "yes" : "no")}\t{(parses ? builds ? "yes" : "no" : "-")}\t{Reason(why, builds)}");
            // What trtc build makes of it: the passes for the target, then the parser and the builder. They mend, and they never spoil.
            using var model = ModelReader.Read(path, new ReadOptions(), new DiagnosticList());
            if (model is null) continue;
            var rewritten = Pipeline.Run(model, new PassContext(TableVerdict.Rtx), PassOptions.Default with { Verify = true }).Model;
            var foreseen = TableVerdict.Of(rewritten).Builds;
            if (!builds && !foreseen) continue;
            ModelWriter.Write(rewritten, temp.File("rewritten.onnx"));
            var (again, whyAgain) = native.Parse(temp.File("rewritten.onnx"));
            var buildsAgain = again?.Parses == true;
            if (buildsAgain)
                (buildsAgain, whyAgain) = native.Build(temp.File("rewritten.onnx"), NativeVerdicts.StoredProfile(folders[i], again!));
            if (builds && !buildsAgain) spoiled.Add($"{name}: {whyAgain}");
            if (!builds && buildsAgain) mended.Add(name);
            if (!builds && !buildsAgain) refused.Add($"{name}: {whyAgain}");
        }
        if (step == 1) Record("rtx-1.7-verdicts.tsv", lines);
        output.WriteLine(parser.ToString());
        output.WriteLine(plain.ToString());
        output.WriteLine(builder.ToString());
        output.WriteLine($"passes mend {mended.Count} refused models:\n  {string.Join("\n  ", mended)}");
        output.WriteLine($"{refused.Count} that the table takes after the passes are refused:\n  {string.Join("\n  ", refused)}");
        output.WriteLine($"{spoiled.Count} that build no longer do after the passes:\n  {string.Join("\n  ", spoiled)}");
        Assert.Empty(spoiled);
        Assert.True(parser.Agreement >= 0.98, parser.ToString());
        if (step > 1) return;
        Assert.Equal(1884, parser.Total);
        Assert.True(plain.RefusalsFound >= 0.9, plain.ToString());
        Assert.True(builder.RefusalsFound >= 0.9, builder.ToString());
    }

    private void Mutants(ulong seed, int step)
    {
        using var native = new NativeVerdicts();
        using var temp = new TempFolder();
        var all = new Confusion($"the parser reads it, mutants of seed {seed}");
        var lines = new List<string>();
        var kinds = new SortedDictionary<string, Confusion>(StringComparer.Ordinal);
        var folders = NodeTests.Folders();
        for (var i = 0; i < folders.Length; i += step)
        {
            var name = Path.GetFileName(folders[i]);
            if (ModelMutator.Mutate(ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(folders[i], "model.onnx"))), name, seed)
                is not { } mutant) continue;
            var path = temp.File("mutant.onnx");
            using (var file = File.Create(path)) Google.Protobuf.MessageExtensions.WriteTo(mutant.Model, file);
            var table = TableVerdict.Of(path);
            var (opinion, why) = native.Parse(path);
            var label = $"{name} ({mutant.Kind} {mutant.What})";
            all.Add(label, opinion?.Parses == true, table.Parses, why, table.Why);
            if (!kinds.TryGetValue(mutant.Kind, out var kind)) kinds.Add(mutant.Kind, kind = new(mutant.Kind));
            lines.Add(
                $"{name}\t{(opinion?.Parses == true ? "yes" : "no")}\t-\t{mutant.Kind} {Reason(why, opinion?.Parses == true)}".TrimEnd());
            kind.Add(label, opinion?.Parses == true, table.Parses, "", "");
        }
        if (step == 1 && seed == RecordedSeed) Record("rtx-1.7-mutant-verdicts.tsv", lines);
        foreach (var k in kinds.Values) output.WriteLine(k.Matrix);
        output.WriteLine(all.ToString());
        Assert.True(all.Agreement >= 0.95, all.ToString());
    }

    /// <summary>Keeps the recording's first line, which says what was measured.</summary>
    private static void Record(string file, List<string> lines)
    {
        var path = Repository.Path("tests", "data", file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllLines(path, [File.ReadLines(path).First(), .. lines]);
    }

    private static string Reason(string why, bool builds) => builds ? "" : why.ReplaceLineEndings(" ").Replace('\t', ' ');
}
