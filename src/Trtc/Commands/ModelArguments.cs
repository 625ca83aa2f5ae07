using System.CommandLine;
using Trtc.Core.Onnx;
using Trtc.Core.Passes;

namespace Trtc.Commands;

/// <summary>Options that several commands take of the model they read.</summary>
internal static class ModelArguments
{
    public static Option<string[]> AllowExternal() =>
        new("--allow-external") { Description = "A folder outside the model's own that weights may lie in.", HelpName = "DIR" };

    public static ReadOptions Read(ParseResult parsed, Option<string[]> allowExternal) => new() { AllowExternal = [.. parsed.GetValue(allowExternal) ?? []] };

    public static Option<string[]> SkipPass()
    {
        var option = new Option<string[]>("--skip-pass") { Description = "Leaves a pass out; docs/passes.md lists them.", HelpName = "NAME" };
        option.AcceptOnlyFromAmong([.. Pipeline.Passes.Select(p => p.Name)]);
        return option;
    }
}
