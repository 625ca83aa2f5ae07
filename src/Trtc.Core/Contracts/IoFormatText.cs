using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Trtc.Core.Contracts;

/// <summary>The grammar of <c>--input-format</c> and <c>--output-format</c>: <c>[NAME=][TYPE:]FORMAT[+FORMAT…]</c>.</summary>
public static class IoFormatText
{
    /// <summary>In the order of TensorRT's <c>TensorFormat</c>.</summary>
    public static ImmutableArray<string> Formats { get; } =
        ["chw", "chw2", "hwc8", "chw4", "chw16", "chw32", "dhwc8", "cdhw32", "hwc", "dla-linear", "dla-hwc4", "hwc16", "dhwc"];

    /// <summary>In the order of TensorRT's <c>DataType</c>.</summary>
    public static ImmutableArray<string> Types { get; } =
        ["fp32", "fp16", "int8", "int32", "bool", "uint8", "fp8", "bf16", "int64", "int4"];

    public static bool TryParse(string text, [NotNullWhen(true)] out IoFormat? format)
    {
        format = null;
        var equals = text.LastIndexOf('=');
        var rest = text[(equals + 1)..].ToLowerInvariant();
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var type = colon < 0 ? null : rest[..colon];
        if (type is not null && !Types.Contains(type)) return false;
        var formats = rest[(colon + 1)..].Split('+', StringSplitOptions.TrimEntries);
        foreach (var f in formats) if (!Formats.Contains(f)) return false;
        format = new(equals < 0 ? "" : text[..equals], type, [.. formats]);
        return true;
    }

    /// <returns>Null for none.</returns>
    public static string? Format(ImmutableArray<IoFormat> formats) => formats.IsEmpty ? null
        : string.Join(',',
        formats.Select(f => (f.Tensor.Length > 0 ? f.Tensor + "=" : "") + (f.Type is null ? "" : f.Type + ":")
        + string.Join('+', f.Formats)));
}
