using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>
/// <see cref="Preprocess"/> as JSON: <c>{"preset": "imagenet", "resize": "crop", "size": [224, 224], "short": 256}</c>.
/// A file begins from its preset (<c>none</c> when it names none) and replaces what it sets; unknown names are faults.
/// </summary>
public static class PreprocessFile
{
    private const int MaxBytes = 1 << 20;

    private static readonly (string Name, string Form)[] s_fields =
    [
        ("preset", "a name"), ("resize", "a name"), ("size", "[height, width]"), ("short", "a whole number"), ("pad", "[red, green, blue]"),
            ("colour", "a name"),
        ("layout", "a name"), ("scale", "a number"), ("mean", "a list of numbers"), ("std", "a list of numbers"), ("type", "a name"),
    ];

    /// <returns>Null with TRTC6204 or TRTC6205.</returns>
    public static Preprocess? Read(string path, DiagnosticList diagnostics)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                diagnostics.Add(Codes.PreprocessFileBroken, path, "", $"it is larger than {MaxBytes} bytes");
                return null;
            }
            return Parse(File.ReadAllBytes(path), path, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.PreprocessFileBroken, path, "", e.Message.TrimEnd('.'));
            return null;
        }
    }

    /// <param name="file">The name in messages.</param>
    public static Preprocess? Parse(ReadOnlySpan<byte> json, string file, DiagnosticList diagnostics)
    {
        PreprocessJson? j;
        // Editors put it there, and JSON has none.
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            j = JsonSerializer.Deserialize(json, PreprocessJsonContext.Default.PreprocessJson);
        }
        catch (JsonException e)
        {
            diagnostics.Add(Codes.PreprocessFileBroken, file, e.LineNumber is { } n ? $"line {n + 1}" : "", Reason(e));
            return null;
        }
        if (j is null)
        {
            diagnostics.Add(Codes.PreprocessFileBroken, file, "", "it holds null");
            return null;
        }
        return From(j, file, diagnostics);
    }

    private static string Reason(JsonException e)
    {
        if (JsonFault.OfText(e) is { } text) return text;
        var name = JsonFault.Place(e).Split('[', '.')[0];
        if (name.Length == 0) return "it holds no object { … }";
        foreach (var (known, form) in s_fields) if (known == name) return $"{name} takes {form}";
        return $"'{name}' is none of its fields, which are {string.Join(", ", s_fields.Select(f => f.Name))}";
    }

    /// <param name="file">The name in messages.</param>
    /// <returns>Null with TRTC6205.</returns>
    public static Preprocess? From(PreprocessJson j, string file, DiagnosticList diagnostics)
    {
        var before = diagnostics.Items.Count;
        var p = Preprocess.None;
        if (j.Preset is not null && !Preprocess.Presets.TryGetValue(j.Preset, out p))
        {
            Bad("preset", j.Preset, string.Join(", ", Preprocess.Presets.Keys));
            p = Preprocess.None;
        }
        if (j.Size is { Length: not 2 }) Bad("size", $"{j.Size.Length} values", "two values, height and width");
        if (j.Size is { Length: 2 })
        {
            foreach (var s in j.Size) if (s is <= 0 or > Preprocess.MaxSide) Bad("size", s, $"1 to {Preprocess.MaxSide}");
            p = p with { Height = j.Size[0], Width = j.Size[1] };
        }
        if (j.Pad is not null)
        {
            var valid = j.Pad.Length == 3;
            foreach (var v in j.Pad) valid &= v is >= 0 and <= 255;
            if (valid) p = p with { Pad = [(byte)j.Pad[0], (byte)j.Pad[1], (byte)j.Pad[2]] };
            else Bad("pad", string.Join(' ', j.Pad), "three values from 0 to 255, red, green, blue");
        }
        p = p with
        {
            Resize = Name<ResizeMode>("resize", j.Resize) ?? p.Resize,
            Colour = Name<ColourOrder>("colour", j.Colour) ?? p.Colour,
            Layout = Name<TensorLayout>("layout", j.Layout) ?? p.Layout,
            Type = Name<DataType>("type", j.Type) ?? p.Type,
            Short = j.Short ?? p.Short,
            Scale = j.Scale ?? p.Scale,
            Mean = j.Mean is null ? p.Mean : [.. j.Mean],
            Std = j.Std is null ? p.Std : [.. j.Std],
        };
        return diagnostics.Items.Count > before ? null : p;

        void Bad(string name, object value, string allowed) => diagnostics.Add(Codes.PreprocessValue, file, name, value, allowed);

        T? Name<T>(string name, string? text) where T : struct, Enum
        {
            if (text is null) return null;
            foreach (var value in Enum.GetValues<T>())
                if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
            Bad(name, text, typeof(T) == typeof(DataType) ? "float32, float16, uint8, int8"
                : string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant());
            return null;
        }
    }

    /// <summary>The same text for the same fields.</summary>
    public static string Text(PreprocessJson json) => JsonSerializer.Serialize(json, PreprocessJsonContext.Default.PreprocessJson);

    /// <summary>The file's fields for a record; <see cref="From"/> gives the record back.</summary>
    public static PreprocessJson ToJson(Preprocess p) => new()
    {
        Resize = p.Resize.ToString().ToLowerInvariant(),
        Size = p is { Height: { } h, Width: { } w } && h > 0 && w > 0 ? [h, w] : null,
        Short = p.Short,
        Pad = p.Resize == ResizeMode.Letterbox ? [.. p.Pad.Select(v => (int)v)] : null,
        Colour = p.Colour?.ToString().ToLowerInvariant(),
        Layout = p.Layout?.ToString().ToLowerInvariant(),
        Scale = p.Scale,
        Mean = p.Mean.IsEmpty ? null : [.. p.Mean],
        Std = p.Std.IsEmpty ? null : [.. p.Std],
        Type = p.Type?.ToString().ToLowerInvariant(),
    };
}

/// <summary>The file's fields as written; null where the file says nothing.</summary>
public sealed record PreprocessJson
{
    public string? Preset { get; init; }

    public string? Resize { get; init; }

    public int[]? Size { get; init; }

    public int? Short { get; init; }

    public int[]? Pad { get; init; }

    public string? Colour { get; init; }

    public string? Layout { get; init; }

    public double? Scale { get; init; }

    public double[]? Mean { get; init; }

    public double[]? Std { get; init; }

    public string? Type { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(PreprocessJson))]
internal sealed partial class PreprocessJsonContext : JsonSerializerContext;
