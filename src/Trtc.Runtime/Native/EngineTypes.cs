namespace Trtc.Runtime.Native;

internal static class EngineTypes
{
    /// <summary>The type as ONNX numbers it; null for one that no array file has.</summary>
    public static Core.Ir.DataType? OfOnnx(this TensorRT.DataType type) => type switch
    {
        TensorRT.DataType.kFLOAT => Core.Ir.DataType.Float32,
        TensorRT.DataType.kHALF => Core.Ir.DataType.Float16,
        TensorRT.DataType.kBF16 => Core.Ir.DataType.BFloat16,
        TensorRT.DataType.kINT32 => Core.Ir.DataType.Int32,
        TensorRT.DataType.kINT64 => Core.Ir.DataType.Int64,
        TensorRT.DataType.kINT8 => Core.Ir.DataType.Int8,
        TensorRT.DataType.kUINT8 => Core.Ir.DataType.UInt8,
        TensorRT.DataType.kBOOL => Core.Ir.DataType.Bool,
        TensorRT.DataType.kFP8 => Core.Ir.DataType.Float8E4M3FN,
        _ => null,
    };
}
