using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Element types as TensorRT's users write them.</summary>
public static class TypeNames
{
    public static string Of(DataType type) => type switch
    {
        DataType.Float32 => "FP32",
        DataType.Float16 => "FP16",
        DataType.BFloat16 => "BF16",
        DataType.Float64 => "FP64",
        DataType.Float8E4M3FN => "FP8",
        DataType.Float8E8M0 => "E8M0",
        DataType.Float4E2M1 => "FP4",
        DataType.Undefined => "of unknown type",
        _ => type.ToString().ToUpperInvariant(),
    };

    /// <summary>A set, smallest name for the usual groups: <c>FP32, FP16, BF16, INT32</c>. FP64 stands with FP32.</summary>
    public static string Of(TypeSet types)
    {
        var names = new List<string>();
        foreach (var t in Order) if (types.Contains(t)) names.Add(Of(t));
        return string.Join(", ", names);
    }

    private static readonly DataType[] Order =
    [
        DataType.Float32, DataType.Float16, DataType.BFloat16, DataType.Int32, DataType.Int64, DataType.Int8, DataType.UInt8, DataType.Bool,
        DataType.Float8E4M3FN, DataType.Int4, DataType.Float4E2M1, DataType.Float8E8M0,
    ];
}
