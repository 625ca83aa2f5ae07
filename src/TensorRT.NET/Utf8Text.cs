using System.Runtime.InteropServices;

namespace TensorRT;

/// <summary>A string as zero-ended UTF-8 for the length of one call.</summary>
internal readonly unsafe ref struct Utf8Text(string? text) : IDisposable
{
    public byte* Pointer { get; } = (byte*)Marshal.StringToCoTaskMemUTF8(text);

    public void Dispose() => Marshal.FreeCoTaskMem((nint)Pointer);

    /// <summary>A text that the library owns.</summary>
    public static string? Read(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}
