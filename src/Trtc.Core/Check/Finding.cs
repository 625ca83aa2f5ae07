using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>One remark of the check: a diagnostic and what it is about.</summary>
/// <param name="Node">The node's name, or its first output's where it has none; empty when the remark is about the model or a
/// value.</param>
/// <param name="Operator">The node's operator, with its domain where that is not the standard one.</param>
/// <param name="Path">Where in the graph: <c>node 12</c>, <c>node 3 (Loop) / body / node 1</c>, <c>input 'x'</c>.</param>
/// <param name="Targets">The releases it is about; empty when it holds for every target.</param>
public sealed record Finding(Diagnostic Diagnostic, string Node, string Operator, string Path, ImmutableArray<Target> Targets)
{
    public SupportPhase Phase { get; init; }

    /// <summary>An error of the file as it is that a build's passes mend.</summary>
    public bool IsMended { get; init; }

    /// <summary>The node of the graph that was checked; null when the remark is about none.</summary>
    internal Node? Made { get; init; }
}

/// <param name="Nodes">Number of nodes looked at, those of subgraphs included.</param>
public sealed record CheckResult(string File, ImmutableArray<Target> Targets, int Nodes, ImmutableArray<Finding> Findings)
{
    /// <summary>The installed TensorRT whose parser was asked too; null when none was.</summary>
    public InstalledParser? Installed { get; init; }

    /// <summary>An entry a profile; empty when the shapes are open.</summary>
    public ImmutableArray<ProfileMemory> Memory { get; init; } = [];

    public bool HasErrors => Findings.Any(f => f.Diagnostic.Severity == Severity.Error);

    /// <summary>What was found in the file as it is; default when <see cref="Findings"/> are just that.</summary>
    public ImmutableArray<Finding> Untouched { get; init; }

    /// <summary>The parser reads the file as it is, before any pass.</summary>
    public bool Parses(Target target) => !Refuses(Untouched.IsDefault ? Findings : Untouched, target, SupportPhase.Parser);

    /// <summary>Whether the model fails at this phase on the target; a parser's refusal is also the builder's.</summary>
    public bool Refuses(Target target, SupportPhase phase) => Refuses(Findings, target, phase);

    private static bool Refuses(ImmutableArray<Finding> findings, Target target, SupportPhase phase)
    {
        foreach (var f in findings)
            if (f.Diagnostic.Severity == Severity.Error && f.Phase <= phase && (f.Targets.IsEmpty || f.Targets.Contains(target)))
                return true;
        return false;
    }
}
