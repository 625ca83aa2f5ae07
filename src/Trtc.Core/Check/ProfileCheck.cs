using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Check;

/// <summary>Turns profiles as written into checked ones, against the model's inputs and before any native call.</summary>
public static class ProfileCheck
{
    /// <summary>Checks every input of every profile and reports all faults (TRTC2003…2010, 2015, 2019, 2021).</summary>
    /// <param name="optOverride">From <c>--opt</c>: single shapes that replace opt in every profile; default when not given.</param>
    /// <returns>The profiles; only meaningful when nothing was wrong.</returns>
    public static ImmutableArray<Profile> Run(
        Graph graph, string file, ImmutableArray<ImmutableArray<RangeSpec>> specs, ImmutableArray<RangeSpec> optOverride,
            DiagnosticList diagnostics)
    {
        var dynamic = graph.Inputs.Where(IsDynamic).ToImmutableArray();
        var sizes = ShapeInputs.Of(graph);
        if (specs.IsEmpty)
        {
            foreach (var input in dynamic) Missing(input, file, 1, diagnostics);
            foreach (var name in sizes) MissingValues(graph, name, file, 1, diagnostics);
            return [];
        }
        var opts = optOverride.IsDefaultOrEmpty ? null : Resolve(graph, dynamic, file, optOverride, diagnostics);
        var profiles = ImmutableArray.CreateBuilder<Profile>();
        for (var p = 0; p < specs.Length; p++)
        {
            var ranges = ImmutableArray.CreateBuilder<InputRange>();
            var given = Resolve(graph, dynamic, file, specs[p], diagnostics);
            foreach (var input in graph.Inputs)
            {
                if (!given.TryGetValue(input.Name, out var spec)) continue;
                var opt = opts is not null && opts.TryGetValue(input.Name, out var o) ? o.Min : spec.Opt;
                var range = new InputRange(input.Name, spec.Min, opt, spec.Max, IsShapeInput(input));
                if (CheckRange(input, range, file, diagnostics)) ranges.Add(range);
            }
            foreach (var input in dynamic)
                if (!given.ContainsKey(input.Name)) Missing(input, file, p + 1, diagnostics);
            foreach (var name in sizes)
                if (!given.ContainsKey(name)) MissingValues(graph, name, file, p + 1, diagnostics);
            profiles.Add(new(ranges.ToImmutable()));
        }
        return profiles.ToImmutable();
    }

    /// <summary>An input whose values, not its own sizes, a profile gives: integers or truths of rank 0 or 1 with a fixed number of
    /// elements.</summary>
    public static bool IsShapeInput(ValueInfo input) =>
        input.Element is DataType.Int32 or DataType.Int64 or DataType.Bool && input.Shape is { Rank: <= 1, IsStatic: true };

    /// <summary>True when a dimension, or the rank, is open.</summary>
    public static bool IsDynamic(ValueInfo input) => input.Tensor is not null && input.Shape is not { IsStatic: true };

    private static Dictionary<string, RangeSpec> Resolve(
        Graph graph, ImmutableArray<ValueInfo> dynamic, string file, ImmutableArray<RangeSpec> specs, DiagnosticList diagnostics)
    {
        var found = new Dictionary<string, RangeSpec>(StringComparer.Ordinal);
        foreach (var spec in specs)
        {
            var name = spec.Input;
            if (name is null)
            {
                var only = dynamic.Length == 1 ? dynamic[0] : dynamic.IsEmpty && graph.Inputs.Length == 1 ? graph.Inputs[0] : null;
                if (only is null)
                {
                    var candidates = dynamic.IsEmpty ? graph.Inputs : dynamic;
                    diagnostics.Add(Codes.ProfileNameNeeded, file, "", spec.Text, dynamic.Length, candidates.IsEmpty ? "name"
                        : candidates[0].Name,
                        string.Join(", ", candidates.Select(i => $"'{i.Name}'")));
                    continue;
                }
                name = only.Name;
            }
            else if (!graph.Inputs.Any(i => i.Name == name))
            {
                var near = NearestName.Find(name, graph.Inputs.Select(i => i.Name));
                diagnostics.Add(Codes.UnknownInput, file, "", name, near is null ? "" : $"; did you mean '{near}'?",
                    string.Join(", ", graph.Inputs.Select(i => $"'{i.Name}' {i.Shape?.ToString() ?? "[…]"}")));
                continue;
            }
            if (!found.TryAdd(name, spec)) diagnostics.Add(Codes.ProfileTwice, file, $"input '{name}'");
        }
        return found;
    }

    private static bool CheckRange(ValueInfo input, InputRange range, string file, DiagnosticList diagnostics)
    {
        var where = $"input '{input.Name}'";
        var ok = true;
        void Fault(Code code, params ReadOnlySpan<object?> args)
        {
            ok = false;
            diagnostics.Add(code, file, where, args);
        }

        ImmutableArray<(string Name, ImmutableArray<long> Dims)> shapes = [("min", range.Min), ("opt", range.Opt), ("max", range.Max)];
        if (range.IsValues)
        {
            foreach (var (name, values) in shapes.DistinctBy(s => string.Join('x', s.Dims)))
                if (values.Length != input.Shape!.Elements) Fault(Codes.BadProfileValue, name, values.Length, input.Shape.Elements);
        }
        else
        {
            // One shape given for all three is checked once.
            foreach (var (name, dims) in shapes.DistinctBy(s => string.Join('x', s.Dims)))
            {
                var text = string.Join('x', dims);
                var rank = input.Shape?.Rank ?? range.Min.Length;
                if (dims.Length != rank)
                {
                    Fault(Codes.RankMismatch, name, text, dims.Length, input.Shape?.ToString() ?? string.Join('x', range.Min), rank);
                    continue;
                }
                for (var d = 0; d < dims.Length; d++)
                {
                    if (input.Shape is { } declared && declared[d].IsConstant && declared[d].Value != dims[d])
                        Fault(Codes.StaticDimension, name, text, d, dims[d], declared[d].Value);
                    else if (dims[d] is < 0 or > int.MaxValue) Fault(Codes.BadDimension, name, text, dims[d]);
                }
            }
        }
        if (!ok) return false;
        for (var d = 0; d < range.Min.Length; d++)
            if (range.Min[d] > range.Opt[d] || range.Opt[d] > range.Max[d])
                Fault(Codes.ProfileOrder, d, range.Min[d], range.Opt[d], range.Max[d]);
        if (ok && !range.IsValues && !IsDynamic(input)) diagnostics.Add(Codes.StaticInputProfile, file, where, input.Shape);
        return ok;
    }

    /// <summary>A profile to paste: the model's own sizes, and for those that it leaves open what to change.</summary>
    public static string Suggest(ValueInfo input)
    {
        if (input.Shape is not { } shape) return ProfileSpec.Suggest(input.Name, "1x1:8x8");
        return ProfileSpec.Suggest(input.Name, $"{Sizes(shape, least: true)}:{Sizes(shape, least: false)}");
    }

    public static string SuggestValues(ValueInfo input) =>
        ProfileSpec.Suggest(input.Name, string.Join('x', Enumerable.Repeat("1", (int)Math.Clamp(input.Shape?.Elements ?? 1, 1, 64))));

    // Largest sizes that people use: a batch of 8, pictures of 640, else 128.
    private static string Sizes(Shape shape, bool least) => string.Join('x', shape.Dims.Select((d, i) =>
        d.IsConstant ? d.Value : least ? (shape.Rank >= 4 && i > 1 ? 32 : 1) : i == 0 ? 8 : shape.Rank >= 4 && i > 1 ? 640 : 128));

    private static void MissingValues(Graph graph, string name, string file, int profile, DiagnosticList diagnostics) =>
        diagnostics.Add(Codes.ProfileValuesMissing, file, $"input '{name}'", graph.Inputs.First(i => i.Name == name).Shape!.Elements,
            profile, SuggestValues(graph.Inputs.First(i => i.Name == name)));

    private static void Missing(ValueInfo input, string file, int profile, DiagnosticList diagnostics)
    {
        var open = input.Shape is null
            ? "its dimensions (the model leaves even their number open)"
            : string.Join(", ", input.Shape.Dims.Select((d, i) => (d, i)).Where(x => !x.d.IsConstant)
            .Select(x => x.d.Symbol is null ? $"dimension {x.i}" : $"'{x.d}' (dimension {x.i})"));
        diagnostics.Add(Codes.ProfileMissing, file, $"input '{input.Name}'", input.Shape?.ToString() ?? "[…]", profile, Suggest(input),
            open);
    }
}
