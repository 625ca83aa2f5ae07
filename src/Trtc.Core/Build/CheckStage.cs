using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>A model that a build can begin with.</summary>
/// <param name="Model">As read, the names of its dimensions cleared where profiles contradict them.</param>
/// <param name="AsRead">The graph that the file holds.</param>
/// <param name="Options">As asked for, with the profiles.</param>
public sealed record BuildSource(Model Model, Graph AsRead, BuildOptions Options);

/// <summary>What is at fault before any TensorRT is asked: profiles, INT8 without ranges, options that match nothing.</summary>
internal static class CheckStage
{
    /// <returns>Null with every fault that was found.</returns>
    public static BuildSource? Run(Model model, BuildJob job, BuildContext context)
    {
        // What no release takes comes before advice about profiles.
        if (!job.NoCheck && !ModelCheck.TakesInputs(model, context.Diagnostics)) return null;
        var profiles = ProfileCheck.Run(model.Graph, job.ModelPath, job.Profiles, job.Opt, context.Diagnostics);
        // The library's own calibrator brings its ranges.
        if (job.Options.Calibrator is null)
            PrecisionStage.Check(model, job.Precision, job.Calibration is not null, job.Calibration?.Budget is not null,
                context.Diagnostics);
        if (context.Diagnostics.HasErrors) return null;
        var graph = DimensionNames.Clear(model.Graph, profiles, job.ModelPath, context.Diagnostics);
        return new(ReferenceEquals(graph, model.Graph) ? model
            : model with { Graph = graph }, model.Graph, job.Options with { Profiles = profiles });
    }
}
