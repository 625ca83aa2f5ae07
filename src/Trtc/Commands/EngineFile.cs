using Trtc.Core.Diagnostics;

namespace Trtc.Commands;

internal static class EngineFile
{
    /// <summary>True with TRTC3201 when the file starts as TensorRT's (<c>ftrt</c>, <c>ptrt</c>) or TensorRT-RTX's (<c>vtrt</c>) engines do.</summary>
    public static bool Refuse(string path, DiagnosticList diagnostics)
    {
        Span<byte> tag = stackalloc byte[4];
        try
        {
            using var file = File.OpenRead(path);
            if (file.ReadAtLeast(tag, 4, throwOnEndOfStream: false) < 4 || !(tag.SequenceEqual("ftrt"u8) || tag.SequenceEqual("ptrt"u8) || tag.SequenceEqual("vtrt"u8))) return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it next says so.
            return false;
        }
        diagnostics.Add(Codes.EngineNeedsGpu, path, "", Path.GetFileName(path));
        return true;
    }
}
