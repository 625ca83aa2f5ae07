using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <summary>
/// <see cref="CalibrationTable"/> as JSON, the same bytes for the same table. Float32 numbers are written with the fewest digits that read
/// back to the same bits. The format is described in docs/calibration.md.
/// </summary>
public static class CalibrationFile
{
    private const int Version = 2;
    private const long MaxBytes = 1L << 28;

    public static byte[] Write(CalibrationTable table)
    {
        var tensors = new TensorJson[table.Tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            var t = table.Tensors[i];
            tensors[i] = new(t.Name, t.Scale, t.Min, t.Max, t.Count, t.NotFinite, t.EntropySqnr, t.MeanSquare);
        }
        var json = new CalibrationJson(Version, table.Key.Graph, CalibrationInputs.Parse(table.Key.Inputs) ?? [], table.DataHash,
            table.Method, table.Images, tensors);
        return [.. JsonSerializer.SerializeToUtf8Bytes(json, CalibrationJsonContext.Default.CalibrationJson), (byte)'\n'];
    }

    /// <returns>Null with TRTC6301.</returns>
    public static CalibrationTable? Read(string path, DiagnosticList diagnostics)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > MaxBytes ? Broken(path, $"it is larger than {MaxBytes} bytes", diagnostics)
                : Parse(File.ReadAllBytes(path), path, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Broken(path, e.Message.TrimEnd('.'), diagnostics);
        }
    }

    /// <param name="file">The name in messages.</param>
    public static CalibrationTable? Parse(ReadOnlySpan<byte> bytes, string file, DiagnosticList diagnostics)
    {
        CalibrationJson? json;
        try
        {
            json = JsonSerializer.Deserialize(bytes, CalibrationJsonContext.Default.CalibrationJson);
        }
        catch (JsonException e)
        {
            return Broken(file, JsonFault.OfText(e) ?? $"'{JsonFault.Place(e)}' is none of its fields, or of another form", diagnostics);
        }
        if (json is null) return Broken(file, "it holds null", diagnostics);
        if (json.SchemaVersion != Version)
            return Broken(file, $"its version is {json.SchemaVersion} and this trtc reads {Version}", diagnostics);
        if (json.Graph is null || json.Inputs is null || json.Data is null || json.Method is null || json.Tensors is null)
            return Broken(file, "a field is null", diagnostics);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<CalibratedTensor>(json.Tensors.Length);
        foreach (var t in json.Tensors)
        {
            if (t?.Name is null || !names.Add(t.Name)) return Broken(file, $"tensor '{t?.Name}' has no name or comes twice", diagnostics);
            if (!float.IsNormal(t.Scale) || t.Scale <= 0 || !float.IsFinite(t.Min) || !float.IsFinite(t.Max) || t.Min > t.Max || t.Count < 0
                || t.NotFinite < 0 || t.EntropySqnr is { } sqnr && !float.IsFinite(sqnr) || !float.IsFinite(t.MeanSquare)
                || t.MeanSquare < 0)
                return Broken(file, $"the numbers of tensor '{t.Name}' are out of range", diagnostics);
            tensors.Add(new(t.Name, t.Scale, t.Min, t.Max, t.Count, t.NotFinite, t.EntropySqnr, t.MeanSquare));
        }
        var inputs = CalibrationInputs.Write(json.Inputs);
        if (CalibrationInputs.Parse(inputs) is null) return Broken(file, "it tells of preprocessing that cannot be", diagnostics);
        return new(new(json.Graph, inputs), json.Data, json.Method, json.Images, tensors.MoveToImmutable());
    }

    private static CalibrationTable? Broken(string file, string why, DiagnosticList diagnostics)
    {
        diagnostics.Add(Codes.CalibrationFileBroken, file, "", why);
        return null;
    }
}

internal sealed record TensorJson(string Name, float Scale, float Min, float Max, long Count,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long NotFinite,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? EntropySqnr,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] float MeanSquare);

internal sealed record CalibrationJson(int SchemaVersion, string Graph, SortedDictionary<string, CalibrationInput> Inputs, string Data,
    string Method, int Images, TensorJson[] Tensors);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CalibrationJson))]
internal sealed partial class CalibrationJsonContext : JsonSerializerContext;
