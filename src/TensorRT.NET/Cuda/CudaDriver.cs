using System.Runtime.InteropServices;

namespace TensorRT.Cuda;

/// <summary>A call of the CUDA driver that failed.</summary>
public sealed class CudaException(string call, int code, string name) : Exception($"{call} failed: {name} ({code})")
{
    /// <summary><c>CUresult</c>.</summary>
    public int Code { get; } = code;
}

/// <summary>
/// The CUDA driver's own interface (<c>libcuda.so.1</c>, <c>nvcuda.dll</c>): what the display driver brings, no CUDA toolkit needed. Bound by hand;
/// names and versions of functions as in cuda.h of CUDA 12.
/// </summary>
public sealed unsafe class CudaDriver
{
    private static readonly Lazy<CudaDriver?> Shared = new(Open);
    private readonly nint _library;

    private CudaDriver(nint library) => _library = library;

    /// <summary>Null on a machine without a driver or with none that works.</summary>
    public static CudaDriver? Instance => Shared.Value;

    /// <summary>As 12080 for CUDA 12.8: the newest that the driver knows.</summary>
    public int Version
    {
        get
        {
            int version;
            Check(((delegate* unmanaged<int*, int>)Function("cuDriverGetVersion"))(&version), "cuDriverGetVersion");
            return version;
        }
    }

    public int DeviceCount
    {
        get
        {
            int count;
            Check(((delegate* unmanaged<int*, int>)Function("cuDeviceGetCount"))(&count), "cuDeviceGetCount");
            return count;
        }
    }

    public CudaDevice Device(int ordinal)
    {
        int device;
        Check(((delegate* unmanaged<int*, int, int>)Function("cuDeviceGet"))(&device, ordinal), "cuDeviceGet");
        return new(this, device);
    }

    internal nint Function(string name) => NativeLibrary.TryGetExport(_library, name, out var address) ? address
        : throw new CudaException(name, 500, "the driver does not have it");

    internal void Check(int result, string call)
    {
        if (result == 0) return;
        byte* name = null;
        _ = ((delegate* unmanaged<int, byte**, int>)Function("cuGetErrorName"))(result, &name);
        throw new CudaException(call, result, Utf8Text.Read(name) ?? "unknown error");
    }

    private static CudaDriver? Open()
    {
        var name = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";
        if (!NativeLibrary.TryLoad(name, out var library)) return null;
        var driver = new CudaDriver(library);
        return NativeLibrary.TryGetExport(library, "cuInit", out var init) && ((delegate* unmanaged<uint, int>)init)(0) == 0 ? driver : null;
    }
}
