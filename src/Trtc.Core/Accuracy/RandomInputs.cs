using System.Buffers.Binary;
using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>Inputs out of nothing, from a fixed seed: floats even in [0, 1), integers and booleans 0 or 1, which any index or token table
/// takes.</summary>
internal static class RandomInputs
{
    /// <param name="profile">Sizes of the inputs that leave them open, and values of those that give sizes; default when no input
    /// does.</param>
    /// <returns>Null with TRTC7006, a type has no random values or an input is too large, or with the faults of the profile
    /// (TRTC2003…2021).</returns>
    public static ImmutableArray<ImmutableArray<NamedTensor>>? Make(
        ImmutableArray<ValueInfo> inputs, ImmutableArray<RangeSpec> profile, int count, string path, DiagnosticList diagnostics)
    {
        var alone = new Graph("", [], inputs, [], Graph.NoInitializers, Graph.NoValues);
        var ranges = ProfileCheck.Run(alone, path, profile.IsDefault ? [] : [profile], default, diagnostics);
        var shapes = new ImmutableArray<long>[inputs.Length];
        var contents = new ImmutableArray<long>[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Element
                is not (DataType.Float32 or DataType.Float16 or DataType.Float64 or DataType.Int32 or DataType.Int64 or DataType.UInt8
                or DataType.Int8 or DataType.Bool))
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "",
                    $"input '{inputs[i].Name}' is {inputs[i].Element}, of which no random values are made; give --data");
            shapes[i] = inputs[i].Shape is { IsStatic: true } s ? [.. s.Dims.Select(d => d.Value)] : [];
            if (!ranges.IsEmpty && ranges[0].Inputs.FirstOrDefault(r => r.Input == inputs[i].Name) is { } range)
            {
                if (range.IsValues) contents[i] = range.Opt;
                else shapes[i] = range.Opt;
            }
            if (shapes[i].Any(d => d < 0) || shapes[i].Aggregate(1.0, (n, d) => n * d) > 1 << 28)
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "",
                    $"input '{inputs[i].Name}' of {string.Join('x', shapes[i])} is too large to make up");
        }
        if (diagnostics.HasErrors) return null;
        var random = new Random(0);
        var samples = ImmutableArray.CreateBuilder<ImmutableArray<NamedTensor>>(count);
        for (var n = 0; n < count; n++)
        {
            var tensors = ImmutableArray.CreateBuilder<NamedTensor>(inputs.Length);
            for (var i = 0; i < inputs.Length; i++)
                tensors.Add(new(inputs[i].Name, Tensor(inputs[i].Element, shapes[i], contents[i], random)));
            samples.Add(tensors.MoveToImmutable());
        }
        return samples.MoveToImmutable();
    }

    /// <param name="content">What an integer tensor holds; default for random values.</param>
    private static TensorData Tensor(DataType type, ImmutableArray<long> dims, ImmutableArray<long> content, Random random)
    {
        var elements = 1;
        foreach (var d in dims) elements *= (int)d;
        var width = type.Bits() / 8;
        var bytes = new byte[type.Bytes(elements)];
        for (var at = 0; at < bytes.Length; at += width)
        {
            var to = bytes.AsSpan(at, width);
            switch (type)
            {
                case DataType.Float32: BinaryPrimitives.WriteSingleLittleEndian(to, random.NextSingle()); break;
                case DataType.Float64: BinaryPrimitives.WriteDoubleLittleEndian(to, random.NextDouble()); break;
                case DataType.Float16: BinaryPrimitives.WriteHalfLittleEndian(to, (Half)random.NextSingle()); break;
                case DataType.Int64 when !content.IsDefault: BinaryPrimitives.WriteInt64LittleEndian(to, content[at / width]); break;
                case DataType.Int32 when !content.IsDefault: BinaryPrimitives.WriteInt32LittleEndian(to, (int)content[at / width]); break;
                default: to[0] = (byte)random.Next(2); break;
            }
        }
        return new(type, dims, new MemoryBytes(bytes));
    }
}
