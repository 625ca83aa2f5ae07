using System.CommandLine;
using Trtc.Core.Passes;

namespace Trtc.Commands;

/// <summary>The option of every command that runs the passes.</summary>
internal static class PassArguments
{
    public static Option<string[]> Skip()
    {
        var option = new Option<string[]>("--skip-pass") { Description = "Leaves a pass out; docs/passes.md lists them.", HelpName = "NAME" };
        option.AcceptOnlyFromAmong([.. Pipeline.Passes.Select(p => p.Name)]);
        return option;
    }
}
