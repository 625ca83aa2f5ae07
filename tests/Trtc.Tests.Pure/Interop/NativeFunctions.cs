using System.Reflection;
using System.Runtime.CompilerServices;
using TensorRT;
using TensorRT.Interop;

namespace Trtc.Tests.Interop;

/// <summary>Which releases have a function of the generated structs, and how the documentation says so.</summary>
internal static class NativeFunctions
{
    private static readonly Dictionary<string, Type> Types = CommittedTables.All().ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Abi> Releases { get; } = [.. Abi.All.Where(a => !a.Windows)];

    public static bool Has(string type) => Types.ContainsKey(type);

    /// <param name="method">As C# has it, with the suffix of an older signature.</param>
    public static bool Has(string type, string method) => Types[type].GetProperty("Has_" + method) is not null;

    /// <summary>All functions of a struct, by the names that C# has for them.</summary>
    public static IEnumerable<string> Of(string type) =>
        Types[type].GetProperties().Where(p => p.Name.StartsWith("Has_", StringComparison.Ordinal)).Select(p => p.Name[4..]);

    /// <summary>For each of <see cref="Releases"/>, whether it has one of the functions of each struct; functions are as
    /// <c>VFoo.bar</c>.</summary>
    public static bool[] In(IEnumerable<string> calls)
    {
        var byType = calls.Select(c => c.Split('.')).GroupBy(c => c[0]).ToArray();
        return [.. Releases.Select(r => byType.All(t => t.Any(c => Has(c[0], c[1], r))))];
    }

    /// <summary>As "From 10.8 on and in RTX"; empty for what every release has.</summary>
    public static string Phrase(bool[] isIn)
    {
        if (Array.TrueForAll(isIn, i => i)) return "";
        var (trt, rtx) = (Span(Product.TensorRT, isIn), Span(Product.TensorRTRtx, isIn));
        return (trt, rtx) switch
        {
            ({ All: true }, { None: true }) => "Not in RTX",
            ({ None: true }, { All: true }) => "RTX only",
            ({ None: true }, { ToNewest: true }) => $"RTX only, from {rtx.First} on",
            ({ Single: true }, { None: true }) => $"{trt.First} only",
            ({ ToNewest: true }, { All: true }) => $"From {trt.First} on and in RTX",
            ({ ToNewest: true }, { None: true }) => $"From {trt.First} on, not in RTX",
            ({ ToNewest: true }, { ToNewest: true }) => $"From {trt.First} and RTX {rtx.First} on",
            ({ FromOldest: true }, { FromOldest: true }) => $"Up to {trt.Last} and RTX {rtx.Last}",
            ({ FromOldest: true }, { None: true }) => $"Up to {trt.Last}, not in RTX",
            _ => $"{trt.First} to {trt.Last}" + (rtx.None ? ", not in RTX" : $" and RTX {rtx.First} to {rtx.Last}"),
        };
    }

    private static bool Has(string type, string method, Abi abi)
    {
        var value = RuntimeHelpers.GetUninitializedObject(Types[type]);
        Types[type].GetField("Abi")!.SetValue(value, abi);
        return (bool)Types[type].GetProperty("Has_" + method)!.GetValue(value)!;
    }

    private static Run Span(Product product, bool[] isIn)
    {
        var own = Releases.Select((r, i) => (r, In: isIn[i])).Where(r => r.r.Product == product).ToArray();
        var first = Array.FindIndex(own, r => r.In);
        var last = Array.FindLastIndex(own, r => r.In);
        if (first < 0) return new("", "", false, false, false, true);
        return new($"{own[first].r.Major}.{own[first].r.Minor}", $"{own[last].r.Major}.{own[last].r.Minor}", first == 0,
            last == own.Length - 1, first == last, false);
    }

    private readonly record struct Run(string First, string Last, bool FromOldest, bool ToNewest, bool Single, bool None)
    {
        public bool All => FromOldest && ToNewest;
    }
}
