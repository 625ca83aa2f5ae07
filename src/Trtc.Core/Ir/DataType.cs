namespace Trtc.Core.Ir;

/// <summary>Element types, numbered as <c>TensorProto.DataType</c> numbers them in ONNX.</summary>
public enum DataType
{
    Undefined = 0,
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Float16 = 10,
    Float64 = 11,
    UInt32 = 12,
    UInt64 = 13,
    Complex64 = 14,
    Complex128 = 15,
    BFloat16 = 16,
    Float8E4M3FN = 17,
    Float8E4M3FNUZ = 18,
    Float8E5M2 = 19,
    Float8E5M2FNUZ = 20,
    UInt4 = 21,
    Int4 = 22,
    Float4E2M1 = 23,
    Float8E8M0 = 24,
    UInt2 = 25,
    Int2 = 26,
}

public static class DataTypes
{
    /// <summary>Bits of one element in <c>raw_data</c>; 0 for types without a fixed width (strings).</summary>
    public static int Bits(this DataType type) => type switch
    {
        DataType.UInt2 or DataType.Int2 => 2,
        DataType.UInt4 or DataType.Int4 or DataType.Float4E2M1 => 4,
        DataType.UInt8 or DataType.Int8 or DataType.Bool
            or DataType.Float8E4M3FN or DataType.Float8E4M3FNUZ or DataType.Float8E5M2
            or DataType.Float8E5M2FNUZ or DataType.Float8E8M0 => 8,
        DataType.UInt16 or DataType.Int16 or DataType.Float16 or DataType.BFloat16 => 16,
        DataType.Float32 or DataType.Int32 or DataType.UInt32 => 32,
        DataType.Float64 or DataType.Int64 or DataType.UInt64 or DataType.Complex64 => 64,
        DataType.Complex128 => 128,
        _ => 0,
    };

    /// <summary>Bytes that <paramref name="elements"/> elements take, packed types rounded up to a byte.</summary>
    public static long Bytes(this DataType type, long elements) => checked((elements * type.Bits() + 7) / 8);

    public static bool IsFloat(this DataType type) => type is DataType.Float32 or DataType.Float16 or DataType.Float64 or DataType.BFloat16;
}
