using System.Globalization;
using System.Text.Json;
using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Report;
using Trtc.Runtime.Native;

namespace Trtc.Commands;

/// <summary>The engine's half of <c>trtc inspect</c>: header, manifest, and whether a TensorRT here is the one that can load it.</summary>
internal static class EngineInspection
{
    /// <param name="ask">Ask the TensorRT found here as well.</param>
    /// <param name="sdk">Its folder; null looks for it.</param>
    public static EngineSummary Run(string path, bool ask, string? sdk, CancellationToken cancel)
    {
        using var file = new SourceFile(path);
        if (!EngineHeader.TryRead(file, out var header)) throw new InvalidOperationException($"{path} changed while it was read");
        var manifest = ReadManifest(path + ".json");
        bool? matches = manifest is null ? null : manifest.Engine.Bytes == file.Length
            && manifest.Engine.Sha256 == FileHash.Of(path, cancel).Sha256;
        var version = header.Version.ToString();
        var (loadable, by) = Loadable(header, version, sdk, cancel);
        return new(path, file.Length, header.Product, version, header.ForeignHeader, header.ForeignJson, manifest, matches, loadable, by)
        {
            Installed = ask ? Ask(path, header, sdk, cancel) : null,
        };
    }

    /// <summary>Writes the plan behind the foreign header to a new file; the engine itself is never touched.</summary>
    public static void Strip(string path, string output, DiagnosticList diagnostics)
    {
        using var file = new SourceFile(path);
        if (!EngineHeader.TryRead(file, out var header) || header.ForeignHeader == 0)
        {
            diagnostics.Add(Codes.NothingToStrip, path, "", "an engine that begins with its plan");
            return;
        }
        if (!new OutputCheck().Reads(path).Writes("--strip-header", output).Run(diagnostics)) return;
        OutputFiles.Try(output, diagnostics, () => OutputFiles.Replace(output, stream =>
        {
            var block = new byte[256 * 1024];
            for (var at = header.ForeignHeader; at < file.Length;)
            {
                var bytes = block.AsSpan(0, (int)Math.Min(block.Length, file.Length - at));
                file.Read(at, bytes);
                stream.Write(bytes);
                at += bytes.Length;
            }
        }));
    }

    public static void Write(TextWriter output, EngineSummary e)
    {
        output.WriteLine(
            $"{Path.GetFileName(e.File)}: engine of {ProductNames.Title(e.Product)} {e.Version}, "
            + $"{e.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes");
        if (e.ForeignHeader is not null)
        {
            output.WriteLine(
                $"  header    {e.ForeignHeaderBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes of another tool's metadata "
                + $"before the plan: TensorRT loads it only without them (--strip-header OUT)");
            output.WriteLine($"            {ReadableLine(e.ForeignHeader)}");
        }
        if (e.Manifest is { } m)
        {
            output.WriteLine($"  manifest  {(e.ManifestMatches == true ? "is this engine's" : "is not this engine's: the hash differs")}");
            output.WriteLine(
                $"  built     {m.Created.ToString("u", CultureInfo.InvariantCulture)} from {m.Model.Path} (sha256 {m.Model.Sha256}) by "
                + $"{m.Tool.Name} {m.Tool.Version}");
            output.WriteLine($"  command   {m.Command}");
        }
        else output.WriteLine("  manifest  none beside it");
        output.WriteLine($"  loadable  {(e.Loadable == true ? "yes, by" : "no:")} {e.LoadableBy}");
        if (e.Installed is not { } asked) return;
        if (asked.Validity is not null)
            output.WriteLine(
                $"  asked     {asked.Validity} by its first bytes{(asked.Reasons.IsEmpty ? "" : ": " + string.Join(", ", asked.Reasons))}");
        output.WriteLine(
            $"  {(asked.Validity is null ? "asked     " : "          ")}{asked.Loads switch { true => $"loads on {asked.Device}", false => $"does not load: {asked.WhyNot}", null => $"not loaded: {asked.WhyNot}" }}");
    }

    /// <summary>By its first bytes where the release can tell, and by loading it where there is a GPU, in a process of its own.</summary>
    private static EngineExamination Ask(string path, EngineHeader header, string? sdk, CancellationToken cancel)
    {
        var product = header.IsRtx ? TensorRT.Product.TensorRTRtx : TensorRT.Product.TensorRT;
        var faults = new DiagnosticList();
        // The engine's own version where it is installed, else what there is of its kind.
        foreach (var numbers in (int[][])[[header.Version.Major, header.Version.Minor, header.Version.Build], [header.Version.Major]])
        {
            using var stage = new StageClient(new SdkSearch(sdk, new SdkRequirement(product, numbers)), prepare: false);
            faults = new DiagnosticList();
            if (stage.Open(faults, cancel) is null) continue;
            var ended = "";
            return stage.Ask<EngineExaminedEvent>(new ExamineEngineRequest(Path.GetFullPath(path), header.ForeignHeader), path, null,
                (_, how, _) => ended = how, faults, cancel)?.Examination
                ?? new(null, [], false, ended.Length > 0 ? $"the process that loaded it ended with {ended}"
                : faults.Items is [var first, ..] ? first.Message : "TensorRT gave no reason", null);
        }
        return new(null, [], false, string.Join(' ', faults.Items.Select(f => f.Message)), null);
    }

    private static (bool Loadable, string By) Loadable(EngineHeader header, string version, string? sdk, CancellationToken cancel)
    {
        var own = SdkList.Probe(new(sdk), cancel).Sdks.Where(s => s.Product == header.Product && s.Version is not null).ToArray();
        // The libraries tell three numbers, the plan four.
        foreach (var s in own)
            if (version == s.Version || version.StartsWith(s.Version + ".", StringComparison.Ordinal)) return (true, s.Library);
        return (false, own.Length == 0 ? $"no {header.ProductName} is found here"
            : $"it needs {header.ProductName} {version}; found here: {string.Join(", ", own.Select(s => s.Version).Distinct())}");
    }

    private static Manifest? ReadManifest(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, ReportJson.Plain.Manifest);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ReadableLine(string json)
    {
        var line = json.ReplaceLineEndings(" ");
        return line.Length > 400 ? line[..400] + "…" : line;
    }
}
