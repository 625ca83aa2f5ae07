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

/// <summary>Strings as an array of zero-ended UTF-8 for the length of one call.</summary>
internal readonly unsafe ref struct Utf8Texts : IDisposable
{
    private readonly int _count;

    public Utf8Texts(IReadOnlyList<string> texts)
    {
        _count = texts.Count;
        Pointer = (byte**)NativeMemory.Alloc((nuint)Math.Max(1, _count), (nuint)sizeof(byte*));
        for (var i = 0; i < _count; i++) Pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        for (var i = 0; i < _count; i++) Marshal.FreeCoTaskMem((nint)Pointer[i]);
        NativeMemory.Free(Pointer);
    }
}
