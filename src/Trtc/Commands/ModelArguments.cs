using System.CommandLine;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Passes;

namespace Trtc.Commands;

/// <summary>Options that several commands take of the model they read.</summary>
internal static class ModelArguments
{
    public static Option<string[]> AllowExternal() =>
        new("--allow-external") { Description = "A folder outside the model's own that weights may lie in.", HelpName = "DIR" };

    public static ReadOptions Read(ParseResult parsed, Option<string[]> allowExternal) =>
        new() { AllowExternal = [.. parsed.GetValue(allowExternal) ?? []] };

    /// <summary>No output takes the place of the model or of a file that its weights lie in.</summary>
    public static bool Spares(Model model, OutputCheck outputs, DiagnosticList diagnostics)
    {
        foreach (var file in model.Files) outputs.Reads(file.Path);
        return outputs.Run(diagnostics);
    }

    public static Option<string[]> SkipPass()
    {
        var option =
            new Option<string[]>("--skip-pass") { Description = "Leaves a pass out; docs/passes.md lists them.", HelpName = "NAME" };
        option.AcceptOnlyFromAmong([.. Pipeline.Passes.Select(p => p.Name)]);
        return option;
    }
}
