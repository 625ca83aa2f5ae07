using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>Asks the operator table, for the TensorRT that was opened, before anything is calibrated: all errors at once, at the user's own
/// nodes.</summary>
internal static class VerdictStage
{
    /// <param name="skip"><c>--no-check</c>.</param>
    /// <returns>False with what <c>trtc check --against</c> that release says (TRTC50xx).</returns>
    public static bool Run(OptimisedModel optimised, BuildSource source, bool skip, BuildContext context)
    {
        if (skip || optimised.Target is not { } target) return true;
        var graph = ForeseenGraph.Typed(optimised.Model, optimised.Precision, optimised.Options.Profiles, target);
        var request = new GraphRequest(optimised.Precision, optimised.Options, []);
        var options = new CheckOptions([target], ImmutableDictionary<string, TensorData>.Empty);
        var found = ModelVerdict.Judge(graph, request, options.Targets, options, new UserNodes(source.AsRead));
        // A library of the user's own may have what TensorRT ships none of.
        if (!optimised.Options.Plugins.IsEmpty) found = found.RemoveAll(f => f.Diagnostic.Code == Codes.PluginNeeded);
        foreach (var finding in found) context.Diagnostics.Add(finding.Diagnostic);
        return found.IsEmpty;
    }
}
