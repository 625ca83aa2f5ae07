using System.Buffers.Binary;
using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>Inputs out of nothing, from a fixed seed: floats even in [0, 1), integers and booleans 0 or 1, which any index or token table takes.</summary>
internal static class RandomInputs
{
    /// <returns>Null with TRTC7006: a size is not known, or a type has no random values.</returns>
    public static ImmutableArray<ImmutableArray<NamedTensor>>? Make(
        ImmutableArray<ValueInfo> inputs, ImmutableArray<long> opt, int count, string path, DiagnosticList diagnostics)
    {
        var shapes = new ImmutableArray<long>[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Element is not (DataType.Float32 or DataType.Float16 or DataType.Float64 or DataType.Int32 or DataType.Int64 or DataType.UInt8 or DataType.Int8 or DataType.Bool))
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "", $"input '{inputs[i].Name}' is {inputs[i].Element}, of which no random values are made; give --data");
            shapes[i] = i == 0 && !opt.IsDefault ? opt : inputs[i].Shape is { } s && s.Dims.All(d => d.IsConstant) ? [.. s.Dims.Select(d => d.Value)] : default;
            if (shapes[i].IsDefault)
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "", $"input '{inputs[i].Name}' has the shape {inputs[i].Shape}; give --profile with its sizes, or --data");
            else if (shapes[i].Any(d => d < 0) || shapes[i].Aggregate(1.0, (n, d) => n * d) > 1 << 28)
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "", $"input '{inputs[i].Name}' of {string.Join('x', shapes[i])} is too large to make up");
        }
        if (diagnostics.HasErrors) return null;
        var random = new Random(0);
        var samples = ImmutableArray.CreateBuilder<ImmutableArray<NamedTensor>>(count);
        for (var n = 0; n < count; n++)
        {
            var tensors = ImmutableArray.CreateBuilder<NamedTensor>(inputs.Length);
            for (var i = 0; i < inputs.Length; i++) tensors.Add(new(inputs[i].Name, Tensor(inputs[i].Element, shapes[i], random)));
            samples.Add(tensors.MoveToImmutable());
        }
        return samples.MoveToImmutable();
    }

    private static TensorData Tensor(DataType type, ImmutableArray<long> dims, Random random)
    {
        var elements = 1;
        foreach (var d in dims) elements *= (int)d;
        var width = type switch { DataType.Float64 or DataType.Int64 => 8, DataType.Float32 or DataType.Int32 => 4, DataType.Float16 => 2, _ => 1 };
        var bytes = new byte[elements * width];
        for (var at = 0; at < bytes.Length; at += width)
        {
            var to = bytes.AsSpan(at, width);
            switch (type)
            {
                case DataType.Float32: BinaryPrimitives.WriteSingleLittleEndian(to, random.NextSingle()); break;
                case DataType.Float64: BinaryPrimitives.WriteDoubleLittleEndian(to, random.NextDouble()); break;
                case DataType.Float16: BinaryPrimitives.WriteHalfLittleEndian(to, (Half)random.NextSingle()); break;
                default: to[0] = (byte)random.Next(2); break;
            }
        }
        return new(type, dims, new MemoryBytes(bytes));
    }
}
