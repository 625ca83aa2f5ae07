using Google.Protobuf;

namespace Trtc.Tests.Sdk.Check;

/// <summary>What the table takes of older opsets, TensorRT-RTX builds.</summary>
public sealed class OlderFormsVerdictTests
{
    [Fact]
    public void Older_forms_are_judged_as_the_parser_and_the_builder_judge_them()
    {
        using var native = new NativeVerdicts();
        using var folder = new TempFolder();
        var differ = new List<string>();
        foreach (var (name, model) in OlderForms.All)
        {
            var path = folder.File("old.onnx");
            File.WriteAllBytes(path, model.ToByteArray());
            var table = TableVerdict.Of(path);
            var (opinion, why) = native.Parse(path);
            var parses = opinion?.Parses == true;
            var builds = false;
            if (parses) (builds, why) = native.Build(path, []);
            if (table.Parses != parses || (parses && table.Builds != builds))
                differ.Add($"{name}: parser {parses}, builder {builds} ({why}); table {table}");
        }
        Assert.True(differ.Count == 0, string.Join(Environment.NewLine, differ));
    }
}
