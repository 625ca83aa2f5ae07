using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Precision.Targets;

namespace Trtc.Core.Precision.Placement;

/// <summary><c>--rule NAME=on|off</c>.</summary>
public sealed record RuleSwitch(PlacementRule Rule, bool On)
{
    /// <returns>Null with TRTC6520.</returns>
    public static RuleSwitch? Parse(string text, DiagnosticList diagnostics)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at > 0 && PlacementRule.Find(text[..at]) is { } rule && text[(at + 1)..] is "on" or "off")
            return new(PlacementRule.Find(text[..at])!, text[(at + 1)..] == "on");
        diagnostics.Add(Codes.RuleText, "", "", "--rule", text, string.Join(", ", PlacementRule.All.Select(r => r.Name)));
        return null;
    }
}

/// <summary>The rules that hold for one build: its target's column with the switches.</summary>
/// <param name="Column">Whose table of types holds too.</param>
public sealed record PlacementRules(TargetColumn Column, ImmutableHashSet<PlacementRule> On)
{
    /// <summary>Of the newest TensorRT-RTX.</summary>
    public static PlacementRules Default { get; } = Of(TargetColumn.Rtx17, []);

    public bool Has(PlacementRule rule) => On.Contains(rule);

    /// <param name="switches">The last of a rule wins.</param>
    public static PlacementRules Of(TargetColumn column, ImmutableArray<RuleSwitch> switches)
    {
        var on = ImmutableHashSet.CreateBuilder<PlacementRule>(ReferenceEqualityComparer.Instance);
        foreach (var rule in PlacementRule.All) if (rule.On.Contains(column)) on.Add(rule);
        foreach (var s in switches)
            if (s.On) on.Add(s.Rule);
            else on.Remove(s.Rule);
        return new(column, on.ToImmutable());
    }

    /// <summary>The names, in the order of the documentation.</summary>
    public ImmutableArray<string> Names()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in PlacementRule.All) if (Has(rule)) names.Add(rule.Name);
        return names.ToImmutable();
    }
}
