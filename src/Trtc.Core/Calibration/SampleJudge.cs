using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>Tells pictures from what is none: an input of one value, or noise.</summary>
public static class SampleJudge
{
    /// <summary>Correlation of neighbours below which rows are noise. Photographs lie above 0.8; white noise at 0 ± 1/√count.</summary>
    private const double NoiseCorrelation = 0.1;

    private const int ShortestRow = 16;

    /// <returns>One image's share of the counts, <see cref="DataCounts.Images"/> included.</returns>
    public static DataCounts Judge(IReadOnlyList<NamedTensor> inputs)
    {
        int constant = 0, judged = 0, noise = 0;
        foreach (var (_, tensor) in inputs)
        {
            if (tensor.Elements < ShortestRow || tensor.Bytes is not MemoryBytes memory) continue;
            var values = Floats(tensor.Type, memory.Memory.Span);
            if (values.IsEmpty) continue;
            if (values.IndexOfAnyExcept(values[0]) < 0)
            {
                constant++;
                continue;
            }
            // NCHW: neighbours stand side by side in a row. NHWC: a pixel's neighbour is a pixel further.
            var dims = tensor.Dims;
            if (dims.Length != 4) continue;
            var step = dims[3] is 1 or 3 ? (int)dims[3] : 1;
            var row = step == 1 ? (int)dims[3] : (int)(dims[2] * dims[3]);
            if (row / step < ShortestRow) continue;
            judged++;
            if (Math.Abs(Neighbours(values, row, step)) < NoiseCorrelation) noise++;
        }
        return new(1, 0, constant, judged, noise);
    }

    /// <summary>Empty for types that pictures do not come in.</summary>
    private static ReadOnlySpan<float> Floats(DataType type, ReadOnlySpan<byte> bytes)
    {
        if (type == DataType.Float32) return MemoryMarshal.Cast<byte, float>(bytes);
        if (type is not (DataType.Float16 or DataType.UInt8 or DataType.Int8)) return default;
        var floats = new float[type == DataType.Float16 ? bytes.Length / 2 : bytes.Length];
        if (type == DataType.Float16) TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), floats);
        else if (type == DataType.UInt8) TensorPrimitives.ConvertTruncating(bytes, floats);
        else TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, sbyte>(bytes), floats);
        return floats;
    }

    /// <summary>Pearson's correlation of each value with the one <paramref name="step"/> further in its row.</summary>
    private static double Neighbours(ReadOnlySpan<float> values, int row, int step)
    {
        double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (var start = 0; start + row <= values.Length; start += row)
            for (var i = start; i < start + row - step; i++)
            {
                double x = values[i], y = values[i + step];
                n++;
                sx += x;
                sy += y;
                sxx += x * x;
                syy += y * y;
                sxy += x * y;
            }
        var variance = (sxx - sx * sx / n) * (syy - sy * sy / n);
        return variance > 0 ? (sxy - sx * sy / n) / Math.Sqrt(variance) : 1;
    }
}
