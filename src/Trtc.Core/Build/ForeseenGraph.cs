using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>What a build is asked for, as far as the graph depends on it that its builder gets.</summary>
/// <param name="Options">With the profiles.</param>
/// <param name="SkipPasses">Names of passes to leave out.</param>
public sealed record GraphRequest(PrecisionOptions Precision, BuildOptions Options, ImmutableArray<string> SkipPasses)
{
    public static GraphRequest Plain { get; } = new(new(), new(), []);

    /// <summary>Nothing is asked that depends on the release.</summary>
    public bool IsPlain => Precision.IsEmpty && !Options.IsWeaklyTyped;
}

/// <summary>The graph that a release's builder gets from a build: typed and rewritten as there, but for what calibration
/// measures.</summary>
public static class ForeseenGraph
{
    /// <param name="target">Null for what the passes make of it for every release.</param>
    /// <returns>Null with TRTC6508, 6509, 6511, 6512, 6513, or what a pass cannot write.</returns>
    public static Model? Of(Model model, GraphRequest request, Target? target, DiagnosticList diagnostics)
    {
        var precision = request.Precision;
        if (target is { } release)
        {
            if (BuilderTyping.Split(model, precision, request.Options, release, diagnostics) is not { } types) return null;
            precision = types.Graph;
        }
        if (PrecisionStage.Raise(model, precision, target, diagnostics) is not { } raised) return null;
        var shapes = ProfileShapes.Fixed(raised.Graph, request.Options.Profiles);
        var optimised =
            Pipeline.Run(raised, new PassContext(target, precision.Half is not null) { Shapes = shapes, Diagnostics = diagnostics },
            new PassOptions(request.SkipPasses)).Model;
        return diagnostics.HasErrors ? null : Typed(optimised, precision, request.Options.Profiles, target);
    }

    /// <param name="optimised">After the passes.</param>
    /// <param name="precision">What the graph takes of what was asked: types that the builder chooses are none of it.</param>
    public static Model Typed(Model optimised, PrecisionOptions precision, ImmutableArray<Profile> profiles, Target? target) =>
        ForeseenTypes.Of(optimised, precision, target, ProfileShapes.Tuned(optimised.Graph, profiles));
}
