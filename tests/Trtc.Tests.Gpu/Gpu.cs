using TensorRT.Cuda;

namespace Trtc.Tests.Gpu;

/// <summary>The GPU of this machine. Tests that ask for it are skipped where there is none.</summary>
internal static class Gpu
{
    public static CudaDriver Driver
    {
        get
        {
            if (CudaDriver.Instance is not { } driver)
            {
                Assert.Skip("needs a GPU: " + CudaDriver.WhyNot);
                throw new InvalidOperationException();
            }
            if (driver.DeviceCount == 0) Assert.Skip("needs a GPU: the driver shows none");
            return driver;
        }
    }

    public static CudaContext Context() => Driver.Device(0).UsePrimaryContext();
}
