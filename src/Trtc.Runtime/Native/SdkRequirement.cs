using Trtc.Core.Diagnostics;
using System.Globalization;
using TensorRT;
using Trtc.Core.Contracts;

namespace Trtc.Runtime.Native;

/// <summary>Which TensorRT a build wants: <c>tensorrt-8.6.1</c>, <c>tensorrt-10</c>, <c>rtx-1.7</c>,
/// <c>tensorrt-rtx-1.7.1.116</c>.</summary>
/// <param name="Numbers">Those given; a release matches when it begins with them.</param>
public sealed record SdkRequirement(Product Product, IReadOnlyList<int> Numbers)
{
    /// <summary>The grammar, for messages.</summary>
    public const string Grammar = "tensorrt-VERSION or rtx-VERSION, as in tensorrt-8.6.1 or rtx-1.7";

    /// <returns>False when the text is none.</returns>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SdkRequirement? requirement)
    {
        requirement = null;
        // The longest name first: the others begin it or end it.
        foreach (var (prefix, product) in (ReadOnlySpan<(string, Product)>)[("tensorrt-rtx-", Product.TensorRTRtx),
            ("rtx-", Product.TensorRTRtx), ("tensorrt-", Product.TensorRT)])
        {
            if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var parts = text[prefix.Length..].Split('.');
            if (parts.Length > 4) return false;
            var numbers = new int[parts.Length];
            for (var i = 0; i < parts.Length; i++)
                if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
            requirement = new(product, numbers);
            return true;
        }
        return false;
    }

    public bool Matches(TensorRTVersion version)
    {
        if (version.Product != Product) return false;
        ReadOnlySpan<int> has = [version.Major, version.Minor, version.Patch, version.Build];
        for (var i = 0; i < Numbers.Count; i++)
            // A library that does not tell its build number is not turned away for it.
            if (has[i] != Numbers[i] && !(i == 3 && version.Build == 0)) return false;
        return true;
    }

    /// <summary>Whether a library of this name can match at all: spares loading it.</summary>
    public bool MayMatch(LibraryFiles files) => files.Product == Product && (files.Major == 0 || files.Major == Numbers[0]);

    public override string ToString() => ProductNames.Title(Product == Product.TensorRTRtx) + " " + string.Join('.', Numbers);
}
