using System.Buffers.Binary;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>A sparse tensor made dense: no later stage and no TensorRT reads sparse ones.</summary>
internal sealed class SparseTensors(TensorReader tensors, ReadFaults faults)
{
    /// <summary>A few bytes can declare any size.</summary>
    private const long MaxBytes = 64L * 1024 * 1024;

    public TensorData? Read(SparseTensorProto sparse, Place where)
    {
        if (sparse.Values is null || sparse.Indices is null) return Fault(where, "it lacks values or indices");
        if (tensors.Read(sparse.Values, where) is not { } values || tensors.Read(sparse.Indices, where) is not { } indices) return null;
        if (!tensors.Dims(sparse.Dims, where, out var dims, out var elements)) return null;
        var bits = values.Type.Bits();
        if (bits < 8) return Fault(where, $"values of type {values.Type}");
        if (elements > MaxBytes * 8 / bits) return Fault(where, $"it takes more than {MaxBytes} bytes as a dense tensor");
        if (values.Dims.Length != 1 || indices.Type != DataType.Int64) return Fault(where, "values are not a list, or indices not int64");
        var count = values.Dims[0];
        var linear = indices.Dims.Length == 1;
        var rank = linear ? 1 : dims.Length;
        if (indices.Dims.Length == 0 || indices.Dims[0] != count || (!linear && (indices.Dims.Length != 2 || indices.Dims[1] != rank)))
            return Fault(where, "its indices do not go with its values");
        var size = bits / 8;
        var dense = new byte[elements * size];
        Span<byte> index = stackalloc byte[8];
        for (long i = 0; i < count; i++)
        {
            long at = 0;
            for (var axis = 0; axis < rank; axis++)
            {
                indices.Bytes.Read((i * rank + axis) * 8, index);
                var value = BinaryPrimitives.ReadInt64LittleEndian(index);
                var bound = linear ? elements : dims[axis];
                if (value < 0 || value >= bound) return Fault(where, $"index {value} is outside the shape");
                at = linear ? value : at * bound + value;
            }
            values.Bytes.Read(i * size, dense.AsSpan((int)(at * size), size));
        }
        return new(values.Type, dims, new MemoryBytes(dense));
    }

    private TensorData? Fault(Place where, string what)
    {
        faults.Add(Codes.SparseInvalid, where, what);
        return null;
    }
}
