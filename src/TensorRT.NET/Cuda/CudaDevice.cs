namespace TensorRT.Cuda;

/// <summary>One GPU.</summary>
public sealed unsafe class CudaDevice
{
    // CUdevice_attribute
    private const int Multiprocessors = 16;
    private const int ComputeCapabilityMajor = 75;
    private const int ComputeCapabilityMinor = 76;
    private readonly int _device;

    internal CudaDevice(CudaDriver driver, int device, int ordinal)
    {
        Driver = driver;
        Ordinal = ordinal;
        _device = device;
    }

    internal CudaDriver Driver { get; }

    /// <summary>What <see cref="CudaDriver.Device"/> was asked for.</summary>
    public int Ordinal { get; }

    /// <summary>As the driver calls it: "NVIDIA GeForce RTX 4090".</summary>
    public string Name
    {
        get
        {
            var text = stackalloc byte[256];
            Driver.Check(((delegate* unmanaged<byte*, int, int, int>)Driver.Function("cuDeviceGetName"))(text, 256, _device),
                "cuDeviceGetName");
            return Utf8Text.Read(text) ?? "";
        }
    }

    /// <summary>As 89 for 8.9.</summary>
    public int ComputeCapability => (Attribute(ComputeCapabilityMajor) * 10) + Attribute(ComputeCapabilityMinor);

    /// <summary>Streaming multiprocessors.</summary>
    public int MultiprocessorCount => Attribute(Multiprocessors);

    /// <summary>Bytes.</summary>
    public long TotalMemory
    {
        get
        {
            nuint bytes;
            Driver.Check(((delegate* unmanaged<nuint*, int, int>)Driver.Function("cuDeviceTotalMem_v2"))(&bytes, _device),
                "cuDeviceTotalMem");
            return (long)bytes;
        }
    }

    /// <summary>Retains the primary context, which TensorRT shares, and makes it current to this thread.</summary>
    public CudaContext UsePrimaryContext()
    {
        nint context;
        Driver.Check(((delegate* unmanaged<nint*, int, int>)Driver.Function("cuDevicePrimaryCtxRetain"))(&context, _device),
            "cuDevicePrimaryCtxRetain");
        var owned = new CudaContext(this, _device, context);
        try
        {
            owned.MakeCurrent();
            return owned;
        }
        catch
        {
            owned.Dispose();
            throw;
        }
    }

    private int Attribute(int attribute)
    {
        int value;
        Driver.Check(((delegate* unmanaged<int*, int, int, int>)Driver.Function("cuDeviceGetAttribute"))(&value, attribute, _device),
            "cuDeviceGetAttribute");
        return value;
    }
}
