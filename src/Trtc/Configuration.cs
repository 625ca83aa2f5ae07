using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Diagnostics;

namespace Trtc;

/// <summary><c>trtc.json</c> beside a model: options that hold for every build there. The command line wins over it.</summary>
/// <param name="RequireSdk">As <c>--require-sdk</c>.</param>
public sealed record Configuration(string? RequireSdk = null)
{
    public static Configuration BesideModel(string modelPath, DiagnosticList diagnostics)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(modelPath))!, "trtc.json");
        if (!File.Exists(path)) return new();
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ConfigurationJson.Default.Configuration) ?? new();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.BadConfiguration, path, "", e.Message.TrimEnd('.'));
            return new();
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Configuration))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
