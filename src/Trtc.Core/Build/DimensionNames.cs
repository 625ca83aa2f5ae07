using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Build;

/// <summary>
/// TensorRT takes input dimensions of one name as equal and refuses a profile that gives them different sizes;
/// exporters use one name (often <c>?</c>) for dimensions that have nothing to do with each other.
/// </summary>
public static class DimensionNames
{
    /// <summary>Clears each name whose dimensions differ in some profile, and notes it (TRTC2013).</summary>
    public static Graph Clear(Graph graph, ImmutableArray<Profile> profiles, string file, DiagnosticList diagnostics)
    {
        var sizes = new Dictionary<string, (long Min, long Opt, long Max)>(StringComparer.Ordinal);
        var clashing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var shapes = graph.Inputs.ToDictionary(i => i.Name, i => i.Shape, StringComparer.Ordinal);
        foreach (var profile in profiles)
        {
            sizes.Clear();
            foreach (var range in profile.Inputs)
            {
                if (range.IsValues || shapes[range.Input] is not { } shape) continue;
                for (var d = 0; d < shape.Rank; d++)
                {
                    if (shape[d].Symbol is not { } name) continue;
                    var size = (range.Min[d], range.Opt[d], range.Max[d]);
                    if (!sizes.TryAdd(name, size) && sizes[name] != size) clashing.TryAdd(name, $"{Text(sizes[name])} and {Text(size)}");
                }
            }
        }
        if (clashing.Count == 0) return graph;
        foreach (var (name, text) in clashing) diagnostics.Add(Codes.NameCleared, file, "", name, text);
        return graph with { Inputs = [.. graph.Inputs.Select(Cleared)] };

        ValueInfo Cleared(ValueInfo input) =>
            input.Tensor is { Shape: { } shape } tensor && shape.Dims.Any(d => d.Symbol is not null && clashing.ContainsKey(d.Symbol))
            ? input with { Type = tensor
            with { Shape = new([.. shape.Dims.Select(d => d.Symbol is not null && clashing.ContainsKey(d.Symbol) ? Dim.Unknown : d)]) } }
            : input;
    }

    private static string Text((long Min, long Opt, long Max) size) => size.Min == size.Max ? $"{size.Min}" : $"{size.Min}…{size.Max}";
}
