using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>A model in the types that were asked for, as one release's builder is to get it.</summary>
/// <param name="Options">The builder's, with the types that it chooses itself.</param>
/// <param name="Optimised">After the passes, before the types.</param>
/// <param name="Share">What it computes in; null when nothing was asked.</param>
/// <param name="Calibration">What ranges were made from; null where none were needed.</param>
internal sealed record PreparedModel(
    Model Model, BuildOptions Options, PassResult Optimised, QuantPlan? Plan, PrecisionShare? Share, CalibrationInfo? Calibration, AccuracyInfo? Accuracy)
{
    /// <param name="model">As read, the names of its dimensions cleared.</param>
    /// <param name="options">With the profiles.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static PreparedModel? Of(BuildJob job, Model model, BuildOptions options, Target target, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (BuilderTyping.Split(model, job.Precision, options, target, diagnostics) is not { } types) return null;
        (job, options) = (job with { Precision = types.Graph }, types.Builder);
        if (PrecisionStage.Raise(model, job.Precision, target, diagnostics) is not { } raised) return null;
        var optimised = Pipeline.Run(raised, new PassContext(target, job.Precision.Half is not null) { Shapes = ProfileShapes.Fixed(raised.Graph, options.Profiles) }, new PassOptions(job.SkipPasses));
        CalibrationInfo? calibration = null;
        if (options.Calibrator is { } calibrator && job.CalibratorSource is { } source)
        {
            var profile = options.Profiles.IsEmpty ? null : options.Profiles[0];
            if (source.Fill(calibrator, model, profile, observer, diagnostics, cancel) is not { } filled) return null;
            (options, calibration) = (options with { Calibrator = filled.Options }, filled.Info);
        }
        if (job.Precision is { IsEmpty: true, Require: null }) return new(optimised.Model, options, optimised, null, null, calibration, null);
        var shapes = ShapesOf(optimised.Model, options.Profiles);
        if (PrecisionStage.Run(optimised.Model, job.Precision, target, shapes, job.Ranges, observer, diagnostics, cancel) is not { } result) return null;
        var share = PrecisionShare.Of(result.Model, ShapesOf(result.Model, options.Profiles), result.Plan);
        foreach (var name in result.InFloat.IsDefault ? [] : result.InFloat) options = options with { LayerPrecisions = options.LayerPrecisions.Add(new(name, "fp32")) };
        if (result.Accuracy is null) PrecisionRequirement.CheckLittle(job.Precision, share, result.Plan, job.ModelPath, diagnostics);
        job.Precision.Require?.Check(share, job.ModelPath, diagnostics);
        return diagnostics.HasErrors ? null : new(result.Model, options, optimised, result.Plan, share, calibration ?? result.Calibration, result.Accuracy);
    }

    /// <summary>Those that the first profile is tuned for.</summary>
    public static InferenceOptions ShapesOf(Model model, ImmutableArray<Profile> profiles) =>
        profiles.IsEmpty ? InferenceOptions.Default : ProfileShapes.Of(model.Graph, profiles[0], r => r.Opt);
}
