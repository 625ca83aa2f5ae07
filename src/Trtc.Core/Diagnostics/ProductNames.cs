namespace Trtc.Core.Diagnostics;

/// <summary>The one table of what TensorRT's two products are called.</summary>
public static class ProductNames
{
    /// <summary>As in JSON and in the names of packages.</summary>
    public static string Key(bool isRtx) => isRtx ? "tensorrt-rtx" : "tensorrt";

    /// <summary>As NVIDIA writes it.</summary>
    public static string Title(bool isRtx) => isRtx ? "TensorRT-RTX" : "TensorRT";

    /// <summary>The title of a <see cref="Key"/>.</summary>
    public static string Title(string key) => Title(key == Key(isRtx: true));

    /// <summary>What a release begins with on the command line: <c>rtx-1.7</c>.</summary>
    public static string Prefix(bool isRtx) => isRtx ? "rtx" : "tensorrt";
}
