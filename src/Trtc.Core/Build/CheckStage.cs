using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>Asks the operator table, for the TensorRT that was opened, before anything is calibrated: all errors at once, at the user's own nodes.</summary>
internal static class CheckStage
{
    /// <param name="model">As read.</param>
    /// <param name="optimised">After the passes.</param>
    /// <param name="precision">What the graph takes of what was asked.</param>
    /// <param name="options">With the profiles.</param>
    /// <returns>False with what <c>trtc check --against</c> that release says (TRTC50xx).</returns>
    public static bool Run(Model model, Model optimised, PrecisionOptions precision, BuildOptions options, Target target, DiagnosticList diagnostics)
    {
        var graph = ForeseenGraph.Typed(optimised, precision, options.Profiles);
        var request = new GraphRequest(precision, options, []);
        var none = ImmutableDictionary<string, TensorData>.Empty;
        var found = ModelVerdict.Judge(graph, request, [target], new CheckOptions([target], none), new UserNodes(model.Graph));
        foreach (var finding in found) diagnostics.Add(finding.Diagnostic);
        return found.IsEmpty;
    }
}
