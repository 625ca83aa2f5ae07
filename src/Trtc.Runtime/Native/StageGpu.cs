using System.Globalization;
using TensorRT.Cuda;

namespace Trtc.Runtime.Native;

/// <summary>The GPU that the native stage works with: the first that the driver shows (CUDA_VISIBLE_DEVICES chooses).</summary>
internal static class StageGpu
{
    /// <summary>Null with <paramref name="whyNot"/> on a machine without one.</summary>
    public static CudaDevice? Find(out string whyNot)
    {
        whyNot = CudaDriver.WhyNot ?? "the driver shows no GPU";
        try
        {
            return CudaDriver.Instance is { DeviceCount: > 0 } driver ? driver.Device(0) : null;
        }
        catch (CudaException e)
        {
            whyNot = e.Message;
            return null;
        }
    }

    /// <summary>As "NVIDIA GeForce RTX 4090 (sm_89)".</summary>
    public static string Describe(CudaDevice device) =>
        string.Create(CultureInfo.InvariantCulture, $"{device.Name} (sm_{device.ComputeCapability})");
}
