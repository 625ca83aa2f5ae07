using System.Collections.Immutable;
using TensorRT;
using TensorRT.Cuda;
using Trtc.Core.Engines;

namespace Trtc.Runtime.Native;

/// <summary>Asks the library whether it would load an engine, on the GPU where there is one: of its first bytes where the release can tell,
/// and by loading it.</summary>
internal static class StageExamination
{
    public static EngineExamination Of(TensorRTLibrary library, Logger logger, ExamineEngineRequest request)
    {
        string? validity = null;
        ImmutableArray<string> reasons = [];
        // Without a GPU every engine is invalid to TensorRT-RTX, and it tells no reason.
        if (StageGpu.Find(out var whyNot) is not { } device) return new(null, [], null, whyNot, null);
        try
        {
            using var context = device.UsePrimaryContext();
            using var runtime = library.CreateRuntime(logger);
            if (runtime.HasEngineValidity) (validity, reasons) = Validity(runtime, request);
            using var engine = runtime.DeserializeEngine(request.Path, request.Offset);
            return new(validity, reasons, true, null, StageGpu.Describe(device));
        }
        catch (Exception e) when (e is TensorRTException or CudaException or IOException)
        {
            return new(validity, reasons, false, e.Message.TrimEnd('.'), null);
        }
    }

    private static (string, ImmutableArray<string>) Validity(TensorRT.Runtime runtime, ExamineEngineRequest request)
    {
        using var file = File.OpenRead(request.Path);
        file.Position = request.Offset;
        var head = new byte[Math.Min(Math.Clamp(runtime.EngineHeaderSize, 0, 1 << 20), file.Length - request.Offset)];
        file.ReadExactly(head);
        var validity = runtime.GetEngineValidity(head, out var bits);
        var reasons = Enum.GetValues<EngineInvalidityDiagnostics>().Where(d => (bits & (ulong)d) != 0).Select(d => d.ToString()[1..]);
        return (validity switch { EngineValidity.kVALID => "valid", EngineValidity.kSUBOPTIMAL => "suboptimal", _ => "invalid" },
            [.. reasons]);
    }
}
