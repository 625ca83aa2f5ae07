namespace Trtc.Core.Onnx;

/// <summary>Where the bytes of an initializer lie that a model was written without.</summary>
/// <param name="Name">The initializer's, in the main graph.</param>
/// <param name="Path">A full path.</param>
/// <param name="Offset">Bytes from the file's beginning.</param>
/// <param name="Length">Bytes, in ONNX's raw_data layout.</param>
/// <param name="Alignment">Bytes of one element: what its address in memory must be a multiple of.</param>
public sealed record WeightRange(string Name, string Path, long Offset, long Length, int Alignment);
