using System.CommandLine;
using System.Text.Json;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;

namespace Trtc.Commands;

/// <summary><c>trtc sdk</c>: which TensorRT there is, and how to get one.</summary>
internal static class SdkCommand
{
    public static Command Create(Terminal terminal) => new("sdk", "Finds and installs TensorRT.") { List(terminal), Install(terminal) };

    private static Command List(Terminal terminal)
    {
        var sdk = new Option<string?>("--sdk") { Description = "Look into this folder only.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list",
            "Shows every TensorRT found: in the store, TRTC_SDK, Python's site-packages and the system's library folders.") { sdk, json };
        command.SetAction(parsed =>
        {
            var listing = SdkList.Probe(new(parsed.GetValue(sdk)), terminal.Cancel);
            if (parsed.GetValue(json)) terminal.Output.WriteLine(JsonSerializer.Serialize(listing, SdkListJson.Default.SdkListing));
            else Print(listing, terminal.Output);
            return listing.Sdks.Any(s => s.Version is not null) ? ExitCode.Done : ExitCode.Environment;
        });
        return command;
    }

    private static Command Install(Terminal terminal)
    {
        var product = new Argument<string>("product") { Description = "tensorrt-rtx" };
        product.AcceptOnlyFromAmong("tensorrt-rtx");
        var from = new Option<string?>("--from")
        {
            Description =
                "The wheel (tensorrt_rtx_cu13_libs-*.whl) or a folder that holds the libraries; without it, pip fetches the wheel.",
                HelpName = "WHEEL|DIR",
        };
        var trust =
            new Option<bool>("--trust") { Description = "Also install what pip fetches when its SHA-256 is not known to this trtc." };
        var command = new Command("install", "Puts TensorRT-RTX's libraries into the per-user store; repairs a damaged one.") { product,
            from, trust };
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            new SdkInstaller(terminal.Output, diagnostics, parsed.GetValue(trust), terminal.Cancel).Install(parsed.GetValue(from));
            return terminal.Report(diagnostics);
        });
        return command;
    }

    private static void Print(SdkListing listing, TextWriter output)
    {
        if (listing.Sdks.IsEmpty) output.WriteLine("no TensorRT found; 'trtc sdk install tensorrt-rtx' gets one");
        foreach (var sdk in listing.Sdks)
        {
            output.WriteLine($"{sdk.Product,-12} {sdk.Version ?? "?",-12} {sdk.Source,-9} {sdk.Library}");
            if (sdk.Parser is null) output.WriteLine($"{"",36}no ONNX parser beside it");
            if (sdk.Problem is not null) output.WriteLine($"{"",36}{sdk.Problem}");
        }
    }
}
