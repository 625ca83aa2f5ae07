using System.Collections.Immutable;

namespace Trtc.Core.Ops;

/// <summary>Who refuses: the ONNX parser while it reads, or the builder with the parsed network in hand.</summary>
public enum SupportPhase { Parser, Builder }

/// <summary>What breaks the rule, as in <c>dilations=[2,2]</c>; null when nothing does, or when too little is known to say.</summary>
public delegate string? RuleBreach(SupportContext node);

/// <summary>One condition under which TensorRT takes an operator: a sentence for people and the test of a node.</summary>
/// <param name="Sentence">As in "`dilations` are all 1": what must hold.</param>
public sealed record SupportRule(string Sentence, RuleBreach Breach)
{
    /// <summary>What to change in the model or its export; empty for the general advice.</summary>
    public string Fix { get; init; } = "";

    public SupportPhase Phase { get; init; }

    /// <summary>Inputs that sizes are read from: an integer input of the model that such a one is computed from needs values in a
    /// profile.</summary>
    public ImmutableArray<int> SizeInputs { get; init; } = [];

    /// <summary>The first level (<see cref="Target.Level"/>) it holds at.</summary>
    public int FromLevel { get; init; }

    /// <summary>The first level it no longer holds at.</summary>
    public int BeforeLevel { get; init; } = int.MaxValue;

    /// <summary>Null when it holds for both products.</summary>
    public TargetProduct? Product { get; init; }

    public bool Holds(Target target) =>
        (Product is null || Product == target.Product) && target.Level >= FromLevel && target.Level < BeforeLevel;

    public SupportRule From(string release) => this with { FromLevel = Target.Release(release) };

    public SupportRule Before(string release) => this with { BeforeLevel = Target.Release(release) };

    public SupportRule On(TargetProduct product) => this with { Product = product };

    public SupportRule InBuilder() => this with { Phase = SupportPhase.Builder };

    public SupportRule Do(string fix) => this with { Fix = fix };
}
