using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trtc.Core.Report;

/// <summary>The JSON forms of reports and manifests; written without reflection.</summary>
[JsonSerializable(typeof(BuildReport))]
[JsonSerializable(typeof(Manifest))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Indented UTF-8; the characters of names and commands stay as they are (the files are not HTML).</summary>
    public static ReportJson Plain { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
