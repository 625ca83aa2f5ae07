using System.Numerics.Tensors;

namespace Trtc.Core.Calibration;

/// <summary>
/// The squared error of a histogram in 8 bits, for any threshold. For a threshold T the step is T/127 and level k holds the bins from (k −
/// ½) to (k + ½) steps; Σ(x − k·step)² comes from running sums of 1, x and x² over bins (x at the bin's middle; the first bin is taken for
/// zeros).
/// </summary>
internal readonly ref struct SquaredErrors
{
    private const int Levels = 128;

    private readonly double[] _zeroth, _first, _second;

    internal SquaredErrors(ReadOnlySpan<long> bins)
    {
        var n = bins.Length;
        (_zeroth, _first, _second) = (new double[n + 1], new double[n + 1], new double[n + 1]);
        for (var i = 0; i < n; i++)
        {
            double h = bins[i], x = i == 0 ? 0 : i + 0.5;
            _zeroth[i + 1] = _zeroth[i] + h;
            _first[i + 1] = _first[i] + h * x;
            _second[i + 1] = _second[i] + h * x * x;
        }
    }

    internal int Bins => _zeroth.Length - 1;

    /// <summary>Σx².</summary>
    internal double Signal => _second[^1];

    /// <param name="threshold">In bins.</param>
    internal double At(double threshold)
    {
        var step = threshold / 127;
        double error = 0;
        var start = 0;
        for (var k = 0; k < Levels; k++)
        {
            var end = k == Levels - 1 ? Bins : Math.Min(Bins, (int)Math.Round((k + 0.5) * step));
            var level = k * step;
            error += _second[end] - _second[start] - 2 * level * (_first[end] - _first[start])
                + level * level * (_zeroth[end] - _zeroth[start]);
            start = end;
        }
        return error;
    }

    /// <summary>The smallest threshold, in whole bins, whose error exceeds the least by no more than a share of it.</summary>
    /// <param name="stride">Bins from one threshold tried to the next.</param>
    internal int Least(int stride, double share = 0)
    {
        var tried = new double[(Bins - Levels) / stride + 1];
        for (var i = 0; i < tried.Length; i++) tried[i] = At(Levels + i * stride);
        var enough = TensorPrimitives.Min<double>(tried) * (1 + share);
        var first = 0;
        while (tried[first] > enough) first++;
        return Levels + first * stride;
    }
}
