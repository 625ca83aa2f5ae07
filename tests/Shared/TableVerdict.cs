using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;

namespace Trtc.Tests;

/// <summary>What <c>trtc check --against rtx-1.7</c> says of a model, from the operator table alone.</summary>
/// <param name="Parses">The parser reads it.</param>
/// <param name="Builds">The builder builds it too, given a profile where it needs one.</param>
/// <param name="NeedsValues">It has a shape input: it builds only with a profile that gives its values.</param>
/// <param name="Why">The first error.</param>
public sealed record TableVerdict(bool Parses, bool Builds, bool NeedsValues, string Why)
{
    public static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    public static TableVerdict Of(string path)
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(path, new ReadOptions(), diagnostics);
        return model is null ? new(false, false, false, string.Join("; ", diagnostics.Items.Select(d => d.ToString()))) : Of(model);
    }

    public static TableVerdict Of(Model model)
    {
        var inferred = ShapeInference.Run(model);
        var result = ModelCheck.Run(inferred.Model, new CheckOptions([Rtx], inferred.Constants));
        var error = result.Findings.FirstOrDefault(f => f.Diagnostic.Severity == Severity.Error);
        return new(!result.Refuses(Rtx, SupportPhase.Parser), !result.Refuses(Rtx, SupportPhase.Builder),
            !ShapeInputs.Of(model.Graph).IsEmpty,
            error is null ? "" : $"{error.Diagnostic.Code.Id} {error.Diagnostic.Where} {error.Diagnostic.Message}");
    }
}
