using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <summary>
/// TensorRT's own calibration cache: a header that names the release and the algorithm, then <c>tensor: scale</c> a line, the scale a
/// float32 in eight hex digits, most significant first.
/// </summary>
/// <param name="Header">As <c>TRT-8601-EntropyCalibration2</c>.</param>
/// <param name="Scales">In the file's order. Names that TensorRT made up itself (<c>(Unnamed Layer* 3) …</c>) are among them.</param>
public sealed record TensorRtCache(string Header, ImmutableArray<KeyValuePair<string, float>> Scales)
{
    public const string Entropy86 = "TRT-8601-EntropyCalibration2";

    private const long MaxBytes = 1L << 26;

    /// <summary>
    /// The header of a release's calibrator: the number that its getInferLibVersion gives and the algorithm, as
    /// <c>TRT-8601-EntropyCalibration2</c> for 8.6.1 and
    /// <c>TRT-100300-MinMaxCalibration</c> for 10.3.0 (as caches that those releases wrote have it). A release takes its own header alone:
    /// of a cache with another it says "Calibration table does not match calibrator algorithm type" and calibrates anew.
    /// </summary>
    public static string HeaderFor(int major, int minor, int patch, bool minMax = false) =>
        string.Create(CultureInfo.InvariantCulture,
            $"TRT-{major * (major >= 10 ? 10000 : 1000) + minor * 100 + patch}-{(minMax ? "MinMaxCalibration" : "EntropyCalibration2")}");

    public static TensorRtCache From(CalibrationTable table, string header = Entropy86)
    {
        var scales = ImmutableArray.CreateBuilder<KeyValuePair<string, float>>(table.Tensors.Length);
        foreach (var t in table.Tensors) scales.Add(new(t.Name, t.Scale));
        return new(header, scales.MoveToImmutable());
    }

    public byte[] Write()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (name, scale) in Scales)
            text.Append(name).Append(": ").Append(BitConverter.SingleToUInt32Bits(scale).ToString("x8", CultureInfo.InvariantCulture))
                .Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>True when the bytes start as a cache does, whatever follows.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("TRT-"u8);

    /// <returns>Null with TRTC6302.</returns>
    public static TensorRtCache? Read(string path, DiagnosticList diagnostics)
    {
        try
        {
            if (new FileInfo(path).Length <= MaxBytes) return Parse(File.ReadAllBytes(path), path, diagnostics);
            diagnostics.Add(Codes.CacheBroken, path, "", $"it is larger than {MaxBytes} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.CacheBroken, path, "", e.Message.TrimEnd('.'));
        }
        return null;
    }

    /// <param name="file">The name in messages.</param>
    public static TensorRtCache? Parse(ReadOnlySpan<byte> bytes, string file, DiagnosticList diagnostics)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var header = lines[0].TrimEnd('\r');
        if (!header.StartsWith("TRT-", StringComparison.Ordinal) || header.Length > 100)
        {
            diagnostics.Add(Codes.CacheBroken, file, "line 1", "it does not start with TRT- and a release");
            return null;
        }
        var scales = ImmutableArray.CreateBuilder<KeyValuePair<string, float>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0) continue;
            var at = line.LastIndexOf(": ", StringComparison.Ordinal);
            var scale = 0f;
            var valid = at > 0 && line.Length - at - 2 is > 0 and <= 8
                && uint.TryParse(line.AsSpan(at + 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
                && float.IsFinite(scale = BitConverter.UInt32BitsToSingle(bits)) && scale >= 0;
            if (!valid || !names.Add(line[..at]))
            {
                diagnostics.Add(Codes.CacheBroken, file, $"line {i + 1}", valid ? "a tensor comes twice"
                    : "it is not a name, a colon and a positive float32 in hex");
                return null;
            }
            scales.Add(new(line[..at], scale));
        }
        return new(header, scales.ToImmutable());
    }
}
