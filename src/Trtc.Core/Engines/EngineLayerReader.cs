using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Trtc.Core.Ir;

namespace Trtc.Core.Engines;

/// <summary>
/// Reads what <c>IEngineInspector::getEngineInformation</c> writes as JSON: <c>{"Layers": […], "Bindings": […]}</c>, where a layer is its
/// name alone or, of an engine that was built with detailed profiling verbosity, an object. Releases differ in the words: types are told as
/// "Row major linear FP16 format" (8.6) and as "Half" (10), the graph's nodes in "Metadata" or, joined by "+", in the layer's name.
/// </summary>
public static partial class EngineLayerReader
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32, AllowTrailingCommas = true };

    /// <returns>Default with a <paramref name="reason"/> for text that is nothing of the kind.</returns>
    public static ImmutableArray<EngineLayer> Read(string json, out string reason)
    {
        reason = "";
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Layers", out var list)
                || list.ValueKind != JsonValueKind.Array)
            {
                reason = "the inspector's JSON has no list of layers";
                return default;
            }
            var layers = ImmutableArray.CreateBuilder<EngineLayer>(list.GetArrayLength());
            foreach (var item in list.EnumerateArray())
            {
                if (Layer(item) is not { } layer)
                {
                    reason = $"layer {layers.Count} of the inspector's JSON is neither a name nor an object with one";
                    return default;
                }
                // Layers of further profiles repeat those of the first.
                if (!OfOtherProfile().IsMatch(layer.Name)) layers.Add(layer);
            }
            return layers.ToImmutable();
        }
        catch (JsonException e)
        {
            reason = $"the inspector's JSON cannot be read ({e.Message.ReplaceLineEndings(" ")})";
            return default;
        }
    }

    private static EngineLayer? Layer(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String) return new(item.GetString()!, "", null, Parts(item.GetString()!));
        if (Text(item, "Name") is not { } name) return null;
        var nodes = Metadata().Matches(Text(item, "Metadata") ?? "").Select(m => m.Groups[1].Value).ToImmutableArray();
        return new(name, Text(item, "ParameterType") ?? Text(item, "LayerType") ?? "", InputType(item) ?? WeightsType(item)
            ?? TacticType(item), nodes.IsEmpty ? Parts(name) : nodes);
    }

    // The first input that holds values: masks and shapes are no measure.
    private static DataType? InputType(JsonElement layer)
    {
        if (!layer.TryGetProperty("Inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Array) return null;
        foreach (var input in inputs.EnumerateArray())
            if (TypeIn(Text(input, "Format/Datatype") ?? Text(input, "Datatype") ?? "") is { } type) return type;
        return null;
    }

    private static DataType? WeightsType(JsonElement layer) =>
        layer.TryGetProperty("Weights", out var weights) ? TypeIn(Text(weights, "Type") ?? "") : null;

    // Of a layer with open sizes some releases tell "N/A due to dynamic shapes"; the kernel's name has its operands' types, as f16f16 or
    // i8i8, before that of the result.
    private static DataType? TacticType(JsonElement layer) => Operands().Match(Text(layer, "TacticName") ?? "") is { Success: true } found
        ? found.Groups[1].Value switch
        {
            "i8" => DataType.Int8, "f16" => DataType.Float16, "bf16" => DataType.BFloat16, "e4m3" => DataType.Float8E4M3FN, _ =>
                DataType.Float32,
        } : null;

    private static DataType? TypeIn(string words)
    {
        foreach (Match word in Word().Matches(words))
        {
            switch (word.Value.ToUpperInvariant())
            {
                case "FP32" or "FLOAT" or "TF32": return DataType.Float32;
                case "FP16" or "HALF": return DataType.Float16;
                case "BF16" or "BFLOAT16": return DataType.BFloat16;
                case "INT8": return DataType.Int8;
                case "FP8": return DataType.Float8E4M3FN;
                case "FP4": return DataType.Float4E2M1;
                case "INT4": return DataType.Int4;
            }
        }
        return null;
    }

    private static ImmutableArray<string> Parts(string name)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        foreach (var part in name.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            parts.Add(Compiled().Replace(part, ""));
        // A node may have the sign in its own name.
        if (parts.Count > 1) parts.Add(name);
        return parts.ToImmutable();
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    // Profiles are counted from 0, and the first has no mark.
    [GeneratedRegex(@"\[profile +[0-9]+\]")]
    private static partial Regex OfOtherProfile();

    [GeneratedRegex(@"\[ONNX Layer: (.*?)\](?=[\x1e\x1f\[]|$)", RegexOptions.Singleline)]
    private static partial Regex Metadata();

    [GeneratedRegex("_(i8|f16|bf16|tf32|f32|e4m3)(i8|f16|bf16|tf32|f32|e4m3)_")]
    private static partial Regex Operands();

    [GeneratedRegex("[A-Za-z]+[0-9]*")]
    private static partial Regex Word();

    // What the compiler inside TensorRT ends its layers' names with: block and place.
    [GeneratedRegex("_myl[0-9]+(_[0-9]+)?$")]
    private static partial Regex Compiled();
}
