namespace Trtc.Core.Precision.Repairs;

/// <summary>A mean whose bits do not depend on the order of what is added: values are rounded to multiples of 2^−64 and added as
/// integers.</summary>
internal struct ExactMean
{
    private const int FractionBits = 64;

    /// <summary>Of one value: 2^40 times 2^22 values fit.</summary>
    private const double Largest = 1L << 40;

    private Int128 _sum;
    private long _count;

    /// <summary>Values that are no numbers are passed over.</summary>
    internal void Add(double value)
    {
        if (double.IsNaN(value)) return;
        _sum += (Int128)Math.ScaleB(Math.Clamp(value, -Largest, Largest), FractionBits);
        _count++;
    }

    /// <summary>0 of nothing.</summary>
    internal readonly double Value => _count == 0 ? 0 : Math.ScaleB((double)_sum, -FractionBits) / _count;
}
