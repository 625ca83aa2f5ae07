using System.Text.Encodings.Web;
using System.Text.Json;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ops;

namespace Trtc.Core.Report;

/// <summary>Writes a check as one JSON document: schemaVersion 1.</summary>
public static class CheckJson
{
    public static void Write(Stream stream, CheckResult result)
    {
        using var json = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 1);
        json.WriteString("file", result.File);
        json.WriteNumber("nodes", result.Nodes);
        json.WriteStartArray("targets");
        foreach (var t in result.Targets)
        {
            json.WriteStartObject();
            json.WriteString("name", t.Name);
            json.WriteBoolean("parses", result.Parses(t));
            json.WriteBoolean("builds", !result.Refuses(t, SupportPhase.Builder));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (result.Installed is { } installed)
        {
            json.WriteStartObject("installed");
            json.WriteString("target", installed.Target.Name);
            json.WriteString("version", installed.Version);
            json.WriteString("library", installed.Library);
            json.WriteBoolean("parses", installed.Opinion.Parses);
            json.WriteEndObject();
        }
        json.WriteStartArray("activationMemory");
        foreach (var m in result.Memory)
        {
            json.WriteStartObject();
            json.WriteNumber("profile", m.Profile);
            Estimate(json, "min", m.Min);
            Estimate(json, "opt", m.Opt);
            Estimate(json, "max", m.Max);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var f in result.Findings) Finding(json, f);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Estimate(Utf8JsonWriter json, string name, ActivationEstimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("peakBytes", estimate.PeakBytes);
        json.WriteString("peakNode", estimate.PeakNode);
        json.WriteNumber("bindingBytes", estimate.BindingBytes);
        json.WriteNumber("unknownValues", estimate.Unknown);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Finding f)
    {
        json.WriteStartObject();
        json.WriteString("code", f.Diagnostic.Code.Id);
        json.WriteString("severity", SeverityNames.Of(f.Diagnostic.Severity));
        if (f.IsMended) json.WriteBoolean("mended", true);
        if (f.Node.Length > 0) json.WriteString("node", f.Node);
        if (f.Operator.Length > 0) json.WriteString("operator", f.Operator);
        json.WriteString("path", f.Path);
        json.WriteString("where", f.Diagnostic.Where);
        json.WriteString("message", f.Diagnostic.Message);
        json.WriteString("fix", f.Diagnostic.Fix);
        json.WriteStartArray("targets");
        foreach (var t in f.Targets) json.WriteStringValue(t.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
