using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Build;

/// <summary>
/// What <c>trtc build</c> would come to on each release: the graph that its builder would get is held against the operator table. What the
/// table has against the file as it is, and the passes mend, is a note. Findings are about the user's own nodes.
/// </summary>
public static class ModelVerdict
{
    /// <param name="inferred">The model as read, with inferred types.</param>
    public static CheckResult Run(InferenceResult inferred, Model model, CheckOptions options, GraphRequest request)
    {
        var untouched = ModelCheck.Run(inferred.Model, options);
        var origins = new UserNodes(model.Graph);
        var built = new Dictionary<Target, ImmutableArray<Finding>>();
        // What no release's own rewrites are needed for is the same graph for all.
        var open = request.IsPlain ? Plain(model, request, options, origins, built) : [.. options.Targets];
        foreach (var target in open)
        {
            var faults = new DiagnosticList();
            var graph = ForeseenGraph.Of(model, request, target, faults);
            built[target] = graph is null ? Refusals(faults, target) : Judge(graph, request, [target], options, origins);
        }
        return Merge(untouched, built);
    }

    /// <summary>Errors of the table about the graph that the builder gets, at the user's nodes.</summary>
    /// <param name="graph">As <see cref="ForeseenGraph"/> gives it.</param>
    internal static ImmutableArray<Finding> Judge(Model graph, GraphRequest request, ImmutableArray<Target> targets, CheckOptions options,
        UserNodes origins)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        var seen = new HashSet<(Code, string, Target?)>();
        var profiles = request.Options.Profiles;
        Add(ProfileShapes.Fixed(graph.Graph, profiles));
        // Limits that depend on sizes hold at the largest.
        foreach (var profile in profiles) Add(ProfileShapes.Of(graph.Graph, profile, r => r.Max));
        return found.ToImmutable();

        void Add(InferenceOptions shapes)
        {
            var inferred = ShapeInference.Run(graph, shapes);
            var check =
                options with { Targets = targets, Constants = inferred.Constants, RemarkDynamicInputs = false, ScanWeights = false };
            foreach (var f in ModelCheck.Run(inferred.Model, check).Findings)
                if (f.Diagnostic.Severity == Severity.Error
                    && seen.Add((f.Diagnostic.Code, f.Path, f.Targets.IsEmpty ? null : f.Targets[0]))) found.Add(
                    origins.At(f, inferred.Model.Graph));
        }
    }

    private static ImmutableArray<Target> Plain(
        Model model, GraphRequest request, CheckOptions options, UserNodes origins, Dictionary<Target, ImmutableArray<Finding>> built)
    {
        if (ForeseenGraph.Of(model, request, null, new DiagnosticList()) is not { } graph) return options.Targets;
        var faults = Judge(graph, request, options.Targets, options, origins);
        var open = ImmutableArray.CreateBuilder<Target>();
        foreach (var target in options.Targets)
        {
            if (faults.Any(f => f.Targets.IsEmpty || f.Targets.Contains(target))) open.Add(target);
            else built[target] = [];
        }
        return open.ToImmutable();
    }

    private static ImmutableArray<Finding> Refusals(DiagnosticList faults, Target target) =>
        [.. faults.Items.Where(d => d.Severity == Severity.Error)
            .Select(d => new Finding(d, "", "", d.Where.Length > 0 ? d.Where : "model", [target]) { Phase = SupportPhase.Builder })];

    private static CheckResult Merge(CheckResult untouched, Dictionary<Target, ImmutableArray<Finding>> built)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var known = new HashSet<(Code, string Path, Target)>();
        foreach (var f in untouched.Findings)
        {
            if (f.Diagnostic.Severity != Severity.Error)
            {
                findings.Add(f);
                continue;
            }
            var on = f.Targets.IsEmpty ? untouched.Targets : f.Targets;
            var stays = on.RemoveAll(t => !built[t].Any(b => b.Diagnostic.Code == f.Diagnostic.Code && b.Path == f.Path));
            foreach (var t in stays) known.Add((f.Diagnostic.Code, f.Path, t));
            if (stays.Length == on.Length) findings.Add(f);
            else
            {
                if (!stays.IsEmpty) findings.Add(f with { Targets = stays });
                findings.Add(f with { Targets = on.RemoveRange(stays), IsMended = true,
                    Diagnostic = f.Diagnostic with { Severity = Severity.Note, Fix = Mended } });
            }
        }
        var added = new Dictionary<(Code, string Path, string Message), int>();
        foreach (var target in untouched.Targets)
            foreach (var f in built[target])
            {
                if (known.Contains((f.Diagnostic.Code, f.Path, target))) continue;
                var key = (f.Diagnostic.Code, f.Path, f.Diagnostic.Message);
                if (!added.TryAdd(key, findings.Count))
                    findings[added[key]] = findings[added[key]] with { Targets = findings[added[key]].Targets.Add(target) };
                else findings.Add(f with { Targets = [target] });
            }
        return untouched with { Findings = findings.ToImmutable(), Untouched = untouched.Findings };
    }

    private const string Mended = "trtc build rewrites it: nothing to do.";
}
