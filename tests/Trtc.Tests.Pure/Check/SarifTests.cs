using System.Text.Json;
using NJsonSchema;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Report;

namespace Trtc.Tests.Check;

/// <summary>The document is valid against SARIF 2.1.0's own schema, and each result refers to a rule that is there.</summary>
public sealed class SarifTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema =
        new(() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemata", "sarif-2.1.0.json")));

    /// <summary>Documents as the command writes them: with errors, warnings and notes, places in subgraphs, no findings at all.</summary>
    [Theory]
    [InlineData("models/det.onnx")]
    [InlineData("models/layout.onnx")]
    [InlineData("models/dynamo/vit_dynamo_23.onnx")]
    [InlineData("test_loop11")]
    [InlineData("test_unique_sorted_without_axis")]
    public async Task What_check_writes_is_valid_against_the_schema(string model)
    {
        var path = model.Contains('/', StringComparison.Ordinal) ? Repository.Shared(model.Split('/'))
            : Path.Combine(NodeTests.Folders().Single(f => Path.GetFileName(f) == model), "model.onnx");
        using var folder = new TempFolder();
        using var output = new StringWriter();
        new Program(output, output).Run("check", path, "--sarif", folder.File("check.sarif"));
        var text = await File.ReadAllTextAsync(folder.File("check.sarif"));
        var faults = (await Schema.Value).Validate(text);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What stops the check is a finding as well: a model that cannot be read, a profile that does not fit.</summary>
    [Theory]
    [InlineData("TRTC1", "no protobuf at all")]
    [InlineData("TRTC2", null, "--profile", "1x9x640x640")]
    public async Task Faults_before_the_check_are_in_the_document(string code, string? content, params string[] options)
    {
        using var folder = new TempFolder();
        var path = folder.File("model.onnx");
        if (content is not null) await File.WriteAllTextAsync(path, content);
        else File.Copy(Repository.Path("samples", "digits", "digits.onnx"), path);
        using var output = new StringWriter();
        Assert.Equal(1, new Program(output, output).Run(["check", path, "--sarif", folder.File("check.sarif"), .. options]));
        var text = await File.ReadAllTextAsync(folder.File("check.sarif"));
        Assert.Empty((await Schema.Value).Validate(text));
        using var json = JsonDocument.Parse(text);
        Assert.Contains(json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            r => r.GetProperty("ruleId").GetString()!.StartsWith(code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\"")]
    [InlineData("\"level\": \"error\"", "\"level\": \"fatal\"")]
    [InlineData("\"ruleIndex\": 0", "\"ruleIndex\": \"0\"")]
    [InlineData("\"message\"", "\"massage\"")]
    public async Task The_schema_refuses_what_is_no_sarif(string good, string bad)
    {
        var text = Document();
        Assert.Empty((await Schema.Value).Validate(text));
        Assert.NotEmpty((await Schema.Value).Validate(text.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void Findings_become_results_with_rules_places_and_levels()
    {
        using var json = JsonDocument.Parse(Document());
        var root = json.RootElement;
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.StartsWith("https://", root.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("trtc", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(2, results.Length);
        foreach (var result in results)
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note", "none"]);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var location = Assert.Single(result.GetProperty("locations").EnumerateArray());
            var uri = location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Relative), uri);
            var logical = Assert.Single(location.GetProperty("logicalLocations").EnumerateArray());
            Assert.StartsWith("node ", logical.GetProperty("fullyQualifiedName").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal(["error", "note"], results.Select(r => r.GetProperty("level").GetString()!));
        Assert.Equal("rtx-1.7", Assert.Single(results[0].GetProperty("properties").GetProperty("targets").EnumerateArray()).GetString());
    }

    private static string Document()
    {
        var finding =
            new Finding(Diagnostic.Create(Codes.UnsupportedOperator, "a folder/model.onnx", "node 'u' (Unique)", "Unique", "Do without."),
            "u", "Unique", "node 3", [new(TargetProduct.Rtx, 1, 7)]);
        var note =
            new Finding(Diagnostic.Create(Codes.ControlFlow, "a folder/model.onnx", "node 'l' (Loop)", "Loop"), "l", "Loop", "node 4", []);
        using var stream = new MemoryStream();
        Sarif.Write(stream, new CheckResult("a folder/model.onnx", Target.Newest, 5, [finding, note]), "1.2.3");
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
