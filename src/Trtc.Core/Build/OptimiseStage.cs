using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>Parts types between graph and builder, raises the opset that they need, and runs the passes for the release that
/// builds.</summary>
internal static class OptimiseStage
{
    /// <returns>Null with TRTC6508, 6509, 6511, 6512 or 6513.</returns>
    public static OptimisedModel? Run(BuildSource source, PrecisionOptions asked, ImmutableArray<string> skip, Target target,
        BuildContext context)
    {
        if (BuilderTyping.Split(source.Model, asked, source.Options, target, context.Diagnostics) is not var (precision, options))
            return null;
        if (PrecisionStage.Raise(source.Model, precision, target, context.Diagnostics) is not { } raised) return null;
        var passes = new PassContext(target, precision.Half is not null)
        {
            Shapes = ProfileShapes.Fixed(raised.Graph, options.Profiles),
            Diagnostics = context.Diagnostics,
        };
        var (model, runs) = Pipeline.Run(raised, passes, new PassOptions(skip));
        if (context.Diagnostics.HasErrors) return null;
        QdqLint.Run(model, context.Diagnostics);
        var optimised = new OptimisedModel(source.Model, model, model, precision.For(target), options,
            ProfileShapes.Tuned(model.Graph, options.Profiles), target) { Passes = runs };
        // Rules about shapes are Q/DQ's: nothing else needs them here.
        return optimised.PlacesQdq ? optimised with { Typed = ShapeInference.Run(model, optimised.Shapes).Model } : optimised;
    }
}
