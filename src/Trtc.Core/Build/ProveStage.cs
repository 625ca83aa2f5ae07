using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>Asks the engine itself what it computes in, where this machine can load it, and holds that against the graph.</summary>
internal static class ProveStage
{
    public static EngineProof Run(BuiltEngine built, TypedModel typed, BuildJob job, IBackend backend, BuildContext context)
    {
        var evidence = backend.Evidence(built.EnginePath, typed.Options.Targets, context.Cancel);
        if (evidence.WhyNot is { } why) return EngineProof.Nothing(why);
        // Where the builder chose the types, the graph's products are counted for it.
        var share = typed.Share ?? PrecisionShare.Of(typed.Model, ProfileShapes.Tuned(typed.Model.Graph, typed.Options.Profiles), null);
        // Flags allow a type and promise nothing: what runs in another is no difference.
        var proof = EngineProof.Of(evidence, share, asked: typed.Share is not null && typed.Options.AllowedTypes == BuilderTypes.None);
        if (!proof.Differences.IsEmpty)
            context.Diagnostics.Add(Codes.EngineDiffers, job.ModelPath, "", proof.Differences.Length, Examples(proof.Differences));
        return proof;
    }

    private static string Examples(ImmutableArray<EngineDifference> differences) =>
        string.Join(", ", differences.Take(3).Select(d => $"'{d.Node}' ({d.Asked}, runs in {d.Engine})"))
            + (differences.Length > 3 ? ", …" : "");
}
