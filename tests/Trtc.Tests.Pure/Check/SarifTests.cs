using System.Text.Json;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Report;

namespace Trtc.Tests.Check;

/// <summary>The document has what SARIF 2.1.0 requires, and each result refers to a rule that is there.</summary>
public sealed class SarifTests
{
    [Fact]
    public void Findings_become_results_with_rules_places_and_levels()
    {
        var finding = new Finding(Diagnostic.Create(Codes.UnsupportedOperator, "a folder/model.onnx", "node 'u' (Unique)", "Unique", "Do without."),
            "u", "Unique", "node 3", [new(TargetProduct.Rtx, 1, 7)]);
        var note = new Finding(Diagnostic.Create(Codes.ControlFlow, "a folder/model.onnx", "node 'l' (Loop)", "Loop"), "l", "Loop", "node 4", []);
        using var stream = new MemoryStream();
        Sarif.Write(stream, new CheckResult("a folder/model.onnx", Target.Newest, 5, [finding, note]), "1.2.3");
        using var json = JsonDocument.Parse(stream.ToArray());
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
}
