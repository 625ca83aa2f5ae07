using Trtc.Core.Diagnostics;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// What the first bytes of a TensorRT engine tell without TensorRT: enterprise plans (8.6 and later) begin with <c>ftrt</c>, TensorRT-RTX's
/// with <c>vtrt</c>, and bytes 24 to 27 are major, minor, patch and build.
/// </summary>
/// <param name="IsRtx">True for TensorRT-RTX.</param>
/// <param name="Version">As 1.7.1.116.</param>
/// <param name="ForeignHeader">Bytes of metadata that another tool wrote before the plan; 0 for none.</param>
/// <param name="ForeignJson">That metadata's text; null for none.</param>
public sealed record EngineHeader(bool IsRtx, Version Version, long ForeignHeader, string? ForeignJson)
{
    public const int Size = 28;

    /// <summary>The longest metadata that is looked for.</summary>
    private const int MaxForeign = 16 * 1024 * 1024;

    /// <summary>As the command line names it.</summary>
    public string Product => ProductNames.Key(IsRtx);

    public string ProductName => ProductNames.Title(IsRtx);

    /// <summary>False for anything but an engine, also behind the header that ultralytics writes (four bytes of length, then
    /// JSON).</summary>
    public static bool TryRead(SourceFile file, out EngineHeader header)
    {
        header = null!;
        Span<byte> head = stackalloc byte[Size];
        if (file.Length < Size) return false;
        file.Read(0, head);
        if (Plan(head) is { } plan)
        {
            header = plan;
            return true;
        }
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 2 or > MaxForeign || head[4] != '{' || 4L + length + Size > file.Length) return false;
        file.Read(4 + length, head);
        if (Plan(head) is not { } behind) return false;
        var json = new byte[length];
        file.Read(4, json);
        try
        {
            using var _ = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return false;
        }
        header = behind with { ForeignHeader = 4 + length, ForeignJson = Encoding.UTF8.GetString(json) };
        return true;
    }

    private static EngineHeader? Plan(ReadOnlySpan<byte> head)
    {
        var rtx = head.StartsWith("vtrt"u8);
        return rtx || head.StartsWith("ftrt"u8) ? new(rtx, new Version(head[24], head[25], head[26], head[27]), 0, null) : null;
    }
}
