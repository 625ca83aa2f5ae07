using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trtc.Core.Accuracy;

/// <summary><see cref="Comparison"/> as JSON. Infinite figures are written as the strings "Infinity" and "-Infinity".</summary>
public static class ComparisonJson
{
    public static string Write(Comparison comparison) => JsonSerializer.Serialize(comparison, ComparisonJsonContext.Default.Comparison);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true)]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
