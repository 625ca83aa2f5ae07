using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteropGen.Model;

/// <summary>One release whose headers are read: a file of <c>releases/</c>.</summary>
/// <param name="Product"><c>tensorrt</c> or <c>tensorrt-rtx</c>.</param>
public sealed record Release(string Product, int Major, int Minor, ImmutableArray<HeaderSource> Sources)
{
    [JsonIgnore]
    public string Name => $"{Product}-{Major}.{Minor}";

    [JsonIgnore]
    public bool IsRtx => Product == "tensorrt-rtx";

    /// <summary>As a suffix of a C# name.</summary>
    [JsonIgnore]
    public string Suffix => $"{(Product == "tensorrt" ? "trt" : "rtx")}{Major}_{Minor}";

    /// <summary>Path and SHA-256 of every header that reading opens.</summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, string>> Headers =>
        Sources.SelectMany(s => s.Headers).OrderBy(h => h.Key, StringComparer.Ordinal);

    /// <summary>Reads every data file, oldest release of each product first.</summary>
    public static ImmutableArray<Release> LoadAll(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.json").Select(Load).OrderBy(r => r.Product, StringComparer.Ordinal).ThenBy(r => r.Major)
        .ThenBy(r => r.Minor),
    ];

    public static Release Load(string file) =>
        JsonSerializer.Deserialize(File.ReadAllText(file), ReleaseJson.Default.Release)
            ?? throw new InvalidDataException($"{file} is empty");

    public void Save(string file)
    {
        var json =
            new ReleaseJson(
            new JsonSerializerOptions(ReleaseJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        File.WriteAllText(file, JsonSerializer.Serialize(this, json.Release) + "\n");
    }

    /// <summary>The headers that are missing, or not those that the committed output was generated from.</summary>
    public IEnumerable<string> Mismatches(string folder)
    {
        foreach (var (name, hash) in Headers)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) yield return $"{path} is missing";
            else if (Hash(path) != hash) yield return $"{path} is not the file that {Name}'s data file names (SHA-256 {Hash(path)})";
        }
    }

    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}

/// <summary>Where headers of a release are to be had.</summary>
/// <param name="Repository">On GitHub, <c>owner/name</c>; null where they come with a download.</param>
/// <param name="Branch">Or tag.</param>
/// <param name="Folder">Inside the repository.</param>
/// <param name="Note">In words: the download, or why another release's header stands in.</param>
/// <param name="Headers">Each header that reading opens, with its SHA-256. Empty before <c>interop-gen hash</c> has filled it.</param>
public sealed record HeaderSource(string? Repository, string? Branch, string? Folder, string? Note, ImmutableSortedDictionary<string,
    string> Headers);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n")]
[JsonSerializable(typeof(Release))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
