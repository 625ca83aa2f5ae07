namespace TensorRT;

/// <summary>The two libraries that share one interface and differ in its layout.</summary>
public enum Product
{
    /// <summary>The enterprise TensorRT: <c>libnvinfer</c>.</summary>
    TensorRT,

    /// <summary>TensorRT for RTX: <c>libtensorrt_rtx</c>.</summary>
    TensorRTRtx,
}
