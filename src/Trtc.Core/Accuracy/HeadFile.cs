using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy;

/// <summary><see cref="Head"/> as JSON: <c>{"task": "detection", "format": "yolov8", "score": 0.01, "iou": 0.6}</c>. Unknown names are
/// faults.</summary>
public static class HeadFile
{
    private const int MaxBytes = 1 << 20;

    /// <returns>Null with TRTC7001 or TRTC7002.</returns>
    public static Head? Read(string path, DiagnosticList diagnostics)
    {
        try
        {
            if (new FileInfo(path).Length <= MaxBytes) return Parse(File.ReadAllBytes(path), path, diagnostics);
            diagnostics.Add(Codes.HeadFileBroken, path, "", $"it is larger than {MaxBytes} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.HeadFileBroken, path, "", e.Message.TrimEnd('.'));
        }
        return null;
    }

    /// <param name="file">The name in messages.</param>
    public static Head? Parse(ReadOnlySpan<byte> json, string file, DiagnosticList diagnostics)
    {
        HeadJson? j;
        try
        {
            j = JsonSerializer.Deserialize(json, HeadJsonContext.Default.HeadJson);
        }
        catch (JsonException e)
        {
            diagnostics.Add(Codes.HeadFileBroken, file, e.LineNumber is { } n ? $"line {n + 1}" : "", e.Message.TrimEnd('.'));
            return null;
        }
        if (j is null)
        {
            diagnostics.Add(Codes.HeadFileBroken, file, "", "it holds null");
            return null;
        }
        var before = diagnostics.Items.Count;
        var head = new Head
        {
            Task = Name("task", j.Task, default(HeadTask), required: true),
            Output = j.Output,
            Threshold = Number("threshold", j.Threshold, double.MinValue, double.MaxValue),
            Blank = (int)(Number("blank", j.Blank, 0, 1 << 20) ?? 0),
            Classes = [.. j.Classes ?? []],
            Format = Name("format", j.Format, DetectionFormat.YoloV8),
            Boxes = [.. j.Boxes ?? []],
            Scores = [.. j.Scores ?? []],
            Strides = [.. j.Strides ?? []],
            Corners = Name("corners", j.Corners, BoxCorners.Xyxy),
            Normalized = j.Normalized ?? false,
            Background = j.Background ?? false,
            Score = Number("score", j.Score, 0, 1) ?? 0.01,
            Iou = j.Suppressed == true ? null : Number("iou", j.Iou, 0, 1) ?? 0.6,
            MaxDetections = (int)(Number("maxDetections", j.MaxDetections, 1, 100_000) ?? 300),
            MultiLabel = j.MultiLabel ?? true,
            Confident = Number("confident", j.Confident, 0, 1) ?? 0.25,
        };
        if (head.Task == HeadTask.Detection) CheckLists(head);
        return diagnostics.Items.Count > before ? null : head;

        void CheckLists(Head h)
        {
            var pairs = h.Format is DetectionFormat.Boxes or DetectionFormat.Gfl;
            if (pairs && h.Boxes.IsEmpty) Bad("boxes", "nothing", "the names of the outputs with boxes");
            if (pairs && h.Scores.Length != h.Boxes.Length)
                Bad("scores", $"{h.Scores.Length} names", $"{h.Boxes.Length} names, one each output of boxes");
            if (h.Format == DetectionFormat.Gfl && h.Strides.Length != h.Boxes.Length)
                Bad("strides", $"{h.Strides.Length} values", $"{h.Boxes.Length} values, one each output of boxes");
            foreach (var s in h.Strides) if (s is < 1 or > 1024) Bad("strides", s, "1 to 1024");
        }

        void Bad(string name, object value, string allowed) => diagnostics.Add(Codes.HeadValue, file, name, value, allowed);

        double? Number(string name, double? value, double min, double max)
        {
            if (value is { } v && !(v >= min && v <= max)) Bad(name, v, FormattableString.Invariant($"{min} to {max}"));
            return value;
        }

        T Name<T>(string name, string? text, T fallback, bool required = false) where T : struct, Enum
        {
            foreach (var value in Enum.GetValues<T>())
                if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
            if (text is not null || required) Bad(name, text ?? "nothing", string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant());
            return fallback;
        }
    }
}

/// <summary>The file's fields as written; null where the file says nothing.</summary>
internal sealed record HeadJson
{
    public string? Task { get; init; }

    public string? Output { get; init; }

    public double? Threshold { get; init; }

    public int? Blank { get; init; }

    public string[]? Classes { get; init; }

    public string? Format { get; init; }

    public string[]? Boxes { get; init; }

    public string[]? Scores { get; init; }

    public int[]? Strides { get; init; }

    public string? Corners { get; init; }

    public bool? Normalized { get; init; }

    public bool? Background { get; init; }

    public double? Score { get; init; }

    public double? Iou { get; init; }

    public bool? Suppressed { get; init; }

    public int? MaxDetections { get; init; }

    public bool? MultiLabel { get; init; }

    public double? Confident { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(HeadJson))]
internal sealed partial class HeadJsonContext : JsonSerializerContext;
