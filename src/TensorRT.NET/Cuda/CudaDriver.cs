using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace TensorRT.Cuda;

/// <summary>A call of the CUDA driver that failed.</summary>
public sealed class CudaException(string call, int code, string name) : Exception($"{call} failed: {name} ({code})")
{
    /// <summary><c>CUresult</c>.</summary>
    public int Code { get; } = code;
}

/// <summary>
/// The CUDA driver's own interface (<c>libcuda.so.1</c>, <c>nvcuda.dll</c>): what the display driver brings, no CUDA toolkit needed. Bound
/// by hand; names and versions of functions as in cuda.h of CUDA 12.
/// </summary>
public sealed unsafe class CudaDriver
{
    private const int NotFound = 500; // CUDA_ERROR_NOT_FOUND
    private static readonly Lazy<(CudaDriver? Driver, string? WhyNot)> Shared = new(Open);
    private readonly nint _library;
    private readonly ConcurrentDictionary<string, nint> _functions = new(StringComparer.Ordinal);

    private CudaDriver(nint library) => _library = library;

    /// <summary>Null on a machine without a driver or with none that works.</summary>
    public static CudaDriver? Instance => Shared.Value.Driver;

    /// <summary>Why <see cref="Instance"/> is null, as "cuInit failed: CUDA_ERROR_NO_DEVICE (100)"; null where it is not.</summary>
    public static string? WhyNot => Shared.Value.WhyNot;

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

    /// <summary>GPUs that the driver shows to this process (CUDA_VISIBLE_DEVICES hides some).</summary>
    public int DeviceCount
    {
        get
        {
            int count;
            Check(((delegate* unmanaged<int*, int>)Function("cuDeviceGetCount"))(&count), "cuDeviceGetCount");
            return count;
        }
    }

    /// <param name="ordinal">From 0 to <see cref="DeviceCount"/>.</param>
    /// <exception cref="CudaException">There is no such device.</exception>
    public CudaDevice Device(int ordinal)
    {
        int device;
        Check(((delegate* unmanaged<int*, int, int>)Function("cuDeviceGet"))(&device, ordinal), "cuDeviceGet");
        return new(this, device, ordinal);
    }

    internal nint Function(string name) =>
        _functions.GetOrAdd(name, static (wanted, library) => NativeLibrary.TryGetExport(library, wanted, out var address) ? address
        : throw new CudaException(wanted, NotFound, "the driver does not have it"), _library);

    internal void Check(int result, string call)
    {
        if (result != 0) throw Failure(result, call);
    }

    private CudaException Failure(int result, string call)
    {
        byte* name = null;
        _ = ((delegate* unmanaged<int, byte**, int>)Function("cuGetErrorName"))(result, &name);
        return new(call, result, Utf8Text.Read(name) ?? "unknown error");
    }

    private static (CudaDriver?, string?) Open()
    {
        var name = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";
        if (!NativeLibrary.TryLoad(name, out var library)) return (null, $"{name}, which comes with the display driver, cannot be loaded");
        try
        {
            var driver = new CudaDriver(library);
            driver.Check(((delegate* unmanaged<uint, int>)driver.Function("cuInit"))(0), "cuInit");
            return (driver, null);
        }
        catch (CudaException e)
        {
            return (null, e.Message);
        }
    }
}
