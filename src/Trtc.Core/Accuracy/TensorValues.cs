using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Accuracy;

/// <summary>An output of a model for one picture, as float32 whatever type the model gives.</summary>
/// <param name="Values">Row-major.</param>
public sealed record TensorValues(string Name, ImmutableArray<long> Dims, float[] Values)
{
    /// <param name="bytes">Row-major, little-endian.</param>
    /// <returns>Null for a type that holds no numbers, or none that a float32 stands for.</returns>
    public static TensorValues? Of(string name, DataType type, ImmutableArray<long> dims, ReadOnlySpan<byte> bytes) =>
        Floats(type, bytes) is { } values ? new(name, dims, values) : null;

    private static float[]? Floats(DataType type, ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case DataType.Float32 or DataType.Float16 or DataType.BFloat16 or DataType.Float64:
                var floats = new float[bytes.Length / (type.Bits() / 8)];
                FloatCodec.Decode(type, bytes, floats);
                return floats;
            case DataType.Int8: return Convert<sbyte>(bytes, static v => v);
            case DataType.UInt8 or DataType.Bool: return Convert<byte>(bytes, static v => v);
            case DataType.Int32: return Convert<int>(bytes, static v => v);
            case DataType.Int64: return Convert<long>(bytes, static v => v);
            default: return null;
        }
    }

    private static float[] Convert<T>(ReadOnlySpan<byte> bytes, Func<T, float> convert) where T : struct
    {
        var source = MemoryMarshal.Cast<byte, T>(bytes);
        var target = new float[source.Length];
        for (var i = 0; i < target.Length; i++) target[i] = convert(source[i]);
        return target;
    }
}
