using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>What one input was fed with.</summary>
/// <param name="Shape">Of arrays, as [1,3,640,640]; null where the model does not tell a rank, and for pictures.</param>
/// <param name="Preprocess">Of pictures, every field set, their size among them; null for arrays.</param>
public sealed record CalibrationInput(string? Shape, PreprocessJson? Preprocess);

/// <summary>What the tensors of calibration data depend on beside the files.</summary>
public static class CalibrationInputs
{
    /// <summary>The same text for the same inputs.</summary>
    public static string Write(SortedDictionary<string, CalibrationInput> inputs) =>
        JsonSerializer.Serialize(inputs, CalibrationInputsContext.Default.SortedDictionaryStringCalibrationInput);

    /// <returns>Null for what <see cref="Write"/> did not write.</returns>
    public static SortedDictionary<string, CalibrationInput>? Parse(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, CalibrationInputsContext.Default.SortedDictionaryStringCalibrationInput) is not { } read)
                return null;
            var inputs = new SortedDictionary<string, CalibrationInput>(StringComparer.Ordinal);
            foreach (var (name, input) in read)
            {
                if (input is null || input.Preprocess is { } p && PreprocessFile.From(p, "", new()) is null) return null;
                inputs[name] = input;
            }
            return inputs;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The preprocessing of the inputs that took pictures, by name.</summary>
    public static ImmutableSortedDictionary<string, PreprocessJson> Pictures(string text)
    {
        var pictures = ImmutableSortedDictionary.CreateBuilder<string, PreprocessJson>(StringComparer.Ordinal);
        foreach (var (name, input) in Parse(text) ?? []) if (input.Preprocess is { } p) pictures[name] = p;
        return pictures.ToImmutable();
    }

    /// <summary>Whether what is declared makes of pictures, at the size they had, what <paramref name="made"/> made of them.</summary>
    public static bool Same(Preprocess declared, PreprocessJson made, ValueInfo input)
    {
        if (PreprocessFile.From(made, "", new()) is not { } was) return false;
        // Unknown where pictures kept their own size.
        long height = was.Height ?? -1, width = was.Width ?? -1;
        long channels = was.Colour == ColourOrder.Gray ? 1 : 3;
        ImmutableArray<long> shape = was.Layout == TensorLayout.Nhwc ? [1, height, width, channels] : [1, channels, height, width];
        return declared.Resolve(input, shape, "", new()) is { } now
            && PreprocessFile.Text(PreprocessFile.ToJson(now.Declared)) == PreprocessFile.Text(PreprocessFile.ToJson(was));
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SortedDictionary<string, CalibrationInput>))]
internal sealed partial class CalibrationInputsContext : JsonSerializerContext;
