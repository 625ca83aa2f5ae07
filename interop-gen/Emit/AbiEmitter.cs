using System.Security.Cryptography;
using System.Text;
using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>The one table of releases: the only file that a release touches whose classes and enums are those of the release before
/// it.</summary>
public static class AbiEmitter
{
    public static bool IsDims32(MergedModel model, int release) => !model.Structs.Any(s => s.Name == "Dims64" && s.In[release]);

    public static string Emit(MergedModel model)
    {
        var text = GeneratedFile.CSharp("TensorRT.Interop");
        text.Append("public sealed partial class Abi\n{\n    /// <summary>Every release whose headers were read.</summary>\n");
        text.Append($"    /// <remarks>The headers' SHA-256: {HeadersHash(model)}.</remarks>\n");
        text.Append("    private static readonly (Product Product, int Major, int Minor, bool Dims32)[] Releases =\n    [\n");
        for (var i = 0; i < model.Releases.Count; i++)
        {
            var r = model.Releases[i];
            text.Append($"        ({ReleaseRanges.Product(r)}, {r.Major}, {r.Minor}, {(IsDims32(model, i) ? "true" : "false")}),\n");
        }
        text.Append(
            "    ];\n}\n\n/// <summary>Releases as the tables of classes and enums name them: see <see cref=\"Abi.Code\"/>.</summary>\n");
        text.Append("internal static class ReleaseCodes\n{\n");
        foreach (var r in model.Releases) text.Append($"    public const ushort {Name(r)} = {Code(r)};\n");
        text.Append("}\n");
        return text.ToString();
    }

    /// <summary>Where a row differs from the one before it: the release from which on it holds. Each product's first release is always
    /// there.</summary>
    /// <param name="rowsOf">Of a release, by its place.</param>
    public static string Changes(MergedModel model, Func<int, string> rowsOf)
    {
        var text = new StringBuilder("[\n");
        for (var i = 0; i < model.Releases.Count; i++)
            if (i == 0 || model.Releases[i].Product != model.Releases[i - 1].Product || rowsOf(i) != rowsOf(i - 1))
                text.Append($"        ReleaseCodes.{Name(model.Releases[i])}, {rowsOf(i)},\n");
        return text.Append("    ]").ToString();
    }

    private static string Name(Release r) => $"{(r.IsRtx ? "TensorRTRtx" : "TensorRT")}_{r.Major}_{r.Minor}";

    private static int Code(Release r) => (r.IsRtx ? 10_000 : 0) + (r.Major * 100) + r.Minor;

    private static string HeadersHash(MergedModel model)
    {
        var lines = model.Releases.SelectMany(r => r.Headers.Select(h => $"{r.Name} {h.Key} {h.Value}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
