using System.Text.Encodings.Web;
using System.Text.Json;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Report;

/// <summary>Writes a check as SARIF 2.1.0, which code scanning services read.</summary>
public static class Sarif
{
    public static void Write(Stream stream, CheckResult result, string version)
    {
        using var json = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var codes = result.Findings.Select(f => f.Diagnostic.Code).Distinct().OrderBy(c => c.Id, StringComparer.Ordinal).ToArray();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, codes, version);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in result.Findings) Result(json, finding, result.File, codes);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, Code[] codes, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "trtc");
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var c in codes)
        {
            json.WriteStartObject();
            json.WriteString("id", c.Id);
            Text(json, "shortDescription", c.Title);
            Text(json, "fullDescription", c.Format);
            Text(json, "help", c.Fix);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", SeverityNames.Of(c.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Finding finding, string file, Code[] codes)
    {
        var d = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", d.Code.Id);
        json.WriteNumber("ruleIndex", Array.IndexOf(codes, d.Code));
        json.WriteString("level", SeverityNames.Of(d.Severity));
        Text(json, "message", (d.Where.Length > 0 ? d.Where + ": " : "") + d.Message + " " + d.Fix);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(file));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        if (finding.Node.Length > 0) json.WriteString("name", finding.Node);
        json.WriteString("fullyQualifiedName", finding.Path);
        json.WriteString("kind", finding.Operator.Length > 0 ? "function" : "object");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        if (finding.Operator.Length > 0) json.WriteString("operator", finding.Operator);
        json.WriteStartArray("targets");
        foreach (var t in finding.Targets) json.WriteStringValue(t.Name);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Uri(string file)
    {
        var path = file.Replace('\\', '/');
        return string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text.ReplaceLineEndings(" "));
        json.WriteEndObject();
    }
}
