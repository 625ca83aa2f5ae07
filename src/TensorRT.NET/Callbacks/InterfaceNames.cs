using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>What callbacks answer to <c>getInterfaceInfo</c>: the interface's name, major 1, minor 0.</summary>
internal static unsafe class InterfaceNames
{
    public static InterfaceInfo Logger => Of("ILogger"u8);

    public static InterfaceInfo ErrorRecorder => Of("IErrorRecorder"u8);

    public static InterfaceInfo Profiler => Of("IProfiler"u8);

    public static InterfaceInfo OutputAllocator => Of("IOutputAllocator"u8);

    public static InterfaceInfo StreamWriter => Of("IStreamWriter"u8);

    public static InterfaceInfo Int8EntropyCalibrator2 => Of("IInt8EntropyCalibrator2"u8);

    public static InterfaceInfo Int8MinMaxCalibrator => Of("IInt8MinMaxCalibrator"u8);

    public static InterfaceInfo ProgressMonitor => Of("IProgressMonitor"u8);

    // UTF-8 literals lie in the program's image, zero-ended, and never move.
    private static InterfaceInfo Of(ReadOnlySpan<byte> name) =>
        new() { kind = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(name)), major = 1, minor = 0 };
}
