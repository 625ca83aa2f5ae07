using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteropGen.Model;

/// <summary>One release whose headers are read: a file of <c>releases/</c>.</summary>
/// <param name="Product"><c>tensorrt</c> or <c>tensorrt-rtx</c>.</param>
/// <param name="Source">Where the headers are to be had, in words.</param>
/// <param name="Headers">Each header that reading opens, with its SHA-256.</param>
public sealed record Release(string Product, int Major, int Minor, string Source, ImmutableArray<HeaderFile> Headers)
{
    public string Name => $"{Product}-{Major}.{Minor}";

    /// <summary>As a suffix of a C# name.</summary>
    public string Suffix => $"{(Product == "tensorrt" ? "trt" : "rtx")}{Major}_{Minor}";

    /// <summary>Reads every data file, oldest release of each product first.</summary>
    public static ImmutableArray<Release> LoadAll(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.json").Select(Load).OrderBy(r => r.Product, StringComparer.Ordinal).ThenBy(r => r.Major).ThenBy(r => r.Minor),
    ];

    public static Release Load(string file) =>
        JsonSerializer.Deserialize(File.ReadAllText(file), ReleaseJson.Default.Release) ?? throw new InvalidDataException($"{file} is empty");

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, ReleaseJson.Default.Release) + "\n");

    /// <summary>The headers that differ from the data file, or are missing.</summary>
    public IEnumerable<string> Mismatches(string folder)
    {
        foreach (var header in Headers)
        {
            var path = Path.Combine(folder, header.Path);
            if (!File.Exists(path)) yield return $"{path} is missing";
            else if (Hash(path) != header.Sha256) yield return $"{path} is not the file that {Name} was generated from (SHA-256 {Hash(path)})";
        }
    }

    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}

/// <param name="From">Where this file comes from when not from the release's <see cref="Release.Source"/>.</param>
public sealed record HeaderFile(string Path, string Sha256, string? From = null);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n")]
[JsonSerializable(typeof(Release))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
