using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy.Detection;

/// <summary>Labelled boxes from a COCO JSON file (cocodataset.org/#format-data): by picture, boxes x, y, width, height in pixels of the
/// picture.</summary>
/// <param name="Categories">Names in the order of their ids: class k of a model is the k-th, unless the head names its classes.</param>
/// <param name="Pictures">By file name without folders.</param>
public sealed record CocoLabels(ImmutableArray<string> Categories, ImmutableDictionary<string, ImmutableArray<LabelledBox>> Pictures)
{
    private const long MaxBytes = 1L << 30;

    /// <param name="classes">The model's classes by name; empty takes the file's order of ids.</param>
    /// <returns>Null with TRTC7004; TRTC7005 where an annotation has the id 0.</returns>
    public static CocoLabels? Read(string path, ImmutableArray<string> classes, DiagnosticList diagnostics)
    {
        try
        {
            if (new FileInfo(path).Length <= MaxBytes) return Parse(File.ReadAllBytes(path), path, classes, diagnostics);
            diagnostics.Add(Codes.LabelsBroken, path, "", $"it is larger than {MaxBytes} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.LabelsBroken, path, "", e.Message.TrimEnd('.'));
        }
        return null;
    }

    /// <inheritdoc cref="Read"/>
    public static CocoLabels? Parse(ReadOnlySpan<byte> json, string file, ImmutableArray<string> classes, DiagnosticList diagnostics)
    {
        CocoJson? j;
        try
        {
            j = JsonSerializer.Deserialize(json, CocoJsonContext.Default.CocoJson);
        }
        catch (JsonException e)
        {
            diagnostics.Add(Codes.LabelsBroken, file, e.LineNumber is { } n ? $"line {n + 1}" : "", e.Message.TrimEnd('.'));
            return null;
        }
        if (j is not { Images: not null, Annotations: not null, Categories: not null })
        {
            diagnostics.Add(Codes.LabelsBroken, file, "", "it lacks images, annotations or categories");
            return null;
        }
        var before = diagnostics.Items.Count;
        Array.Sort(j.Categories, (a, b) => a.Id.CompareTo(b.Id));
        var classOf = new Dictionary<long, int>();
        for (var k = 0; k < j.Categories.Length; k++)
        {
            var index = classes.IsEmpty ? k : classes.IndexOf(j.Categories[k].Name ?? "");
            if (index < 0) diagnostics.Add(Codes.LabelsBroken, file, "categories", $"the head's classes have no '{j.Categories[k].Name}'");
            else if (!classOf.TryAdd(j.Categories[k].Id, index))
                diagnostics.Add(Codes.LabelsBroken, file, "categories", $"two categories have the id {j.Categories[k].Id}");
        }
        var boxes = new Dictionary<long, (string File, ImmutableArray<LabelledBox>.Builder Boxes)>();
        foreach (var i in j.Images)
            if (i.FileName is null || !boxes.TryAdd(i.Id, (Path.GetFileName(i.FileName), ImmutableArray.CreateBuilder<LabelledBox>())))
                diagnostics.Add(Codes.LabelsBroken, file, "images", $"image {i.Id} has no file_name, or its id is there twice");
        if (diagnostics.Items.Count > before) return null;

        var zero = false;
        for (var n = 0; n < j.Annotations.Length; n++)
        {
            var a = j.Annotations[n];
            if (a.Bbox is { Length: 4 } b && boxes.TryGetValue(a.ImageId, out var image) && classOf.TryGetValue(a.CategoryId, out var c))
            {
                image.Boxes.Add(new(new(b[0], b[1], b[0] + b[2], b[1] + b[3]), c, a.Iscrowd != 0, NeverFound: a.Id == 0));
                zero |= a.Id == 0;
                continue;
            }
            diagnostics.Add(Codes.LabelsBroken, file, $"annotation {n}",
                "it has no bbox of four numbers, or names an image or a category that is not in the file");
            return null;
        }
        var pictures = ImmutableDictionary.CreateBuilder<string, ImmutableArray<LabelledBox>>(StringComparer.Ordinal);
        foreach (var (name, list) in boxes.Values)
        {
            if (pictures.TryAdd(name, list.ToImmutable())) continue;
            diagnostics.Add(Codes.LabelsBroken, file, "images", $"two images are called {name}");
            return null;
        }
        if (zero) diagnostics.Add(Codes.LabelIdZero, file, "annotations");
        return new([.. j.Categories.Select(c => c.Name ?? "")], pictures.ToImmutable());
    }
}

internal sealed record CocoJson
{
    public CocoImageJson[]? Images { get; init; }

    public CocoAnnotationJson[]? Annotations { get; init; }

    public CocoCategoryJson[]? Categories { get; init; }
}

internal readonly record struct CocoImageJson(long Id, string? FileName);

internal readonly record struct CocoAnnotationJson(long? Id, long ImageId, long CategoryId, double[]? Bbox, int Iscrowd);

internal readonly record struct CocoCategoryJson(long Id, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CocoJson))]
internal sealed partial class CocoJsonContext : JsonSerializerContext;
