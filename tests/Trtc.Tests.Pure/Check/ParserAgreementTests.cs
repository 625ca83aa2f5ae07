using global::Onnx;

namespace Trtc.Tests.Check;

/// <summary>The operator table against the recorded verdicts of the real parser and builder.</summary>
public sealed class ParserAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Operator_tests_are_judged_as_the_real_parser_judges_them()
    {
        var verdicts = ParserVerdicts.Read("rtx-1.7-verdicts.tsv");
        var parser = new Confusion("parser reads it");
        var builder = new Confusion("builder builds what was parsed");
        foreach (var folder in NodeTests.Folders())
        {
            var name = Path.GetFileName(folder);
            var real = verdicts[name];
            var check = TableVerdict.Of(Path.Combine(folder, "model.onnx"));
            parser.Add(name, real.Parses, check.Parses, real.Reason, check.Why);
            if (real.Builds is { } builds) builder.Add(name, builds, check.Builds, real.Reason, check.Why);
        }
        output.WriteLine(parser.ToString());
        output.WriteLine(builder.ToString());
        Assert.Equal(1884, parser.Total);
        Assert.True(parser.Agreement >= 0.98, parser.ToString());
        Assert.True(builder.RefusalsFound >= 0.9, builder.ToString());
    }

    [Fact]
    public void Mutants_are_judged_as_the_real_parser_judges_them()
    {
        var verdicts = ParserVerdicts.Read("rtx-1.7-mutant-verdicts.tsv");
        var all = new Confusion("parser reads it");
        var kinds = new SortedDictionary<string, Confusion>(StringComparer.Ordinal);
        using var folder = new TempFolder();
        foreach (var original in NodeTests.Folders())
        {
            var name = Path.GetFileName(original);
            if (ModelMutator.Mutate(ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(original, "model.onnx"))), name, MutantSeed)
                is not { } mutant) continue;
            var real = verdicts[name];
            Assert.Equal(real.Reason.Split(' ')[0], mutant.Kind);
            var path = Path.Combine(folder.Path, "mutant.onnx");
            using (var file = File.Create(path)) Google.Protobuf.MessageExtensions.WriteTo(mutant.Model, file);
            var check = TableVerdict.Of(path);
            var label = $"{name} ({mutant.Kind} {mutant.What})";
            all.Add(label, real.Parses, check.Parses, real.Reason, check.Why);
            if (!kinds.TryGetValue(mutant.Kind, out var kind)) kinds.Add(mutant.Kind, kind = new(mutant.Kind));
            kind.Add(label, real.Parses, check.Parses, "", "");
        }
        foreach (var k in kinds.Values) output.WriteLine(k.Matrix);
        output.WriteLine(all.ToString());
        Assert.True(all.Agreement >= 0.95, all.ToString());
    }

    /// <summary>The seed that the verdicts of tests/data were recorded with.</summary>
    public const ulong MutantSeed = 20261122;
}
