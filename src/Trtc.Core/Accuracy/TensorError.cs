using System.Numerics;
using System.Runtime.InteropServices;

namespace Trtc.Core.Accuracy;

/// <summary>How far one tensor is from its reference over a set of images. The formulas are in docs/accuracy.md.</summary>
/// <param name="Images">Pairs of tensors seen.</param>
/// <param name="Elements">Pairs of finite elements that the figures are made of.</param>
/// <param name="MaxRelative">Over elements whose reference is not 0, as <paramref name="MeanRelative"/>.</param>
/// <param name="Cosine">Mean over images of the cosine of the angle between the two tensors seen as vectors.</param>
/// <param name="WorstCosine">The smallest cosine of an image.</param>
/// <param name="Sqnr">Signal to quantisation noise in dB over all images; +∞ when the tensors are equal.</param>
/// <param name="ReferenceNonFinite">NaN and infinite elements; they are counted and left out of the figures.</param>
/// <param name="FirstNonFinite">Where the first of them lies, the reference's or the candidate's; null when there is none.</param>
public sealed record TensorError(
    int Images, long Elements, double MaxAbsolute, double MeanAbsolute, double MaxRelative, double MeanRelative,
    double Cosine, double WorstCosine, double Sqnr, long ReferenceNonFinite, long CandidateNonFinite, NonFiniteElement? FirstNonFinite);

/// <param name="Image">Index of the image, from 0.</param>
/// <param name="Index">Row-major index inside the tensor.</param>
public sealed record NonFiniteElement(int Image, long Index, float Reference, float Candidate);

/// <summary>Adds up <see cref="TensorError"/> image by image in double precision, in the order of the calls; memory is constant.</summary>
public sealed class TensorErrorSum
{
    private const int Block = 4096;

    private int _images;
    private long _elements, _nonZero, _badReference, _badCandidate;
    private double _maxAbsolute, _sumAbsolute, _maxRelative, _sumRelative, _signal, _noise, _cosines, _worst = 1;
    private NonFiniteElement? _first;

    /// <summary>Both row-major, of one length.</summary>
    public void Add(ReadOnlySpan<float> reference, ReadOnlySpan<float> candidate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(candidate.Length, reference.Length);
        var image = default(Sums);
        for (var i = 0; i < reference.Length; i += Block)
        {
            var n = Math.Min(Block, reference.Length - i);
            var r = reference.Slice(i, n);
            var c = candidate.Slice(i, n);
            var block = default(Sums);
            block.Add(r, c);
            // The square of any finite float is finite in double: only NaN and infinite elements spoil these sums.
            if (!double.IsFinite(block.ReferenceSquares + block.CandidateSquares)) block = AddFinite(r, c, i);
            image.Add(block);
        }
        var product = Math.Sqrt(image.ReferenceSquares) * Math.Sqrt(image.CandidateSquares);
        var cosine = product > 0 ? Math.Clamp(image.Products / product, -1, 1) : image.ReferenceSquares == image.CandidateSquares ? 1 : 0;
        _cosines += cosine;
        _worst = Math.Min(_worst, cosine);
        _signal += image.ReferenceSquares;
        _noise += image.DifferenceSquares;
        _maxAbsolute = Math.Max(_maxAbsolute, image.MaxDifference);
        _sumAbsolute += image.Differences;
        _maxRelative = Math.Max(_maxRelative, image.MaxRelative);
        _sumRelative += image.Relatives;
        _nonZero += image.NonZero;
        _elements += image.Count;
        _images++;
    }

    public TensorError Result => new(
        _images, _elements, _maxAbsolute, _elements > 0 ? _sumAbsolute / _elements : 0, _maxRelative, _nonZero > 0 ? _sumRelative / _nonZero
            : 0,
        _images > 0 ? _cosines / _images : 1, _worst, Decibels(_signal, _noise), _badReference, _badCandidate, _first);

    /// <summary>10·log10(signal / noise): +∞ without noise, −∞ for noise on a signal of zero.</summary>
    public static double Decibels(double signal, double noise) =>
        noise == 0 ? double.PositiveInfinity : signal == 0 ? double.NegativeInfinity : 10 * Math.Log10(signal / noise);

    private Sums AddFinite(ReadOnlySpan<float> reference, ReadOnlySpan<float> candidate, int offset)
    {
        var sums = default(Sums);
        for (var i = 0; i < reference.Length; i++)
        {
            var (r, c) = (reference[i], candidate[i]);
            if (float.IsFinite(r) && float.IsFinite(c))
            {
                sums.Add(r, c);
                continue;
            }
            if (!float.IsFinite(r)) _badReference++;
            if (!float.IsFinite(c)) _badCandidate++;
            _first ??= new(_images, offset + i, r, c);
        }
        return sums;
    }

    private struct Sums
    {
        public long Count, NonZero;
        public double ReferenceSquares, CandidateSquares, Products, DifferenceSquares, Differences, MaxDifference, Relatives, MaxRelative;

        public void Add(in Sums other)
        {
            Count += other.Count;
            NonZero += other.NonZero;
            ReferenceSquares += other.ReferenceSquares;
            CandidateSquares += other.CandidateSquares;
            Products += other.Products;
            DifferenceSquares += other.DifferenceSquares;
            Differences += other.Differences;
            MaxDifference = Math.Max(MaxDifference, other.MaxDifference);
            Relatives += other.Relatives;
            MaxRelative = Math.Max(MaxRelative, other.MaxRelative);
        }

        public void Add(double r, double c)
        {
            var d = Math.Abs(r - c);
            Count++;
            ReferenceSquares += r * r;
            CandidateSquares += c * c;
            Products += r * c;
            DifferenceSquares += d * d;
            Differences += d;
            MaxDifference = Math.Max(MaxDifference, d);
            if (r == 0) return;
            var relative = d / Math.Abs(r);
            NonZero++;
            Relatives += relative;
            MaxRelative = Math.Max(MaxRelative, relative);
        }

        public void Add(ReadOnlySpan<float> reference, ReadOnlySpan<float> candidate)
        {
            Vector<double> rr = default, cc = default, rc = default, dd = default, d1 = default, dm = default, e1 = default, em = default,
                nz = default;
            var rs = MemoryMarshal.Cast<float, Vector<float>>(reference);
            var cs = MemoryMarshal.Cast<float, Vector<float>>(candidate);
            for (var i = 0; i < rs.Length; i++)
            {
                Vector.Widen(rs[i], out var r0, out var r1);
                Vector.Widen(cs[i], out var c0, out var c1);
                Step(r0, c0);
                Step(r1, c1);
            }
            var done = rs.Length * Vector<float>.Count;
            Count = done;
            NonZero = (long)Vector.Sum(nz);
            (ReferenceSquares, CandidateSquares, Products) = (Vector.Sum(rr), Vector.Sum(cc), Vector.Sum(rc));
            (DifferenceSquares, Differences, Relatives) = (Vector.Sum(dd), Vector.Sum(d1), Vector.Sum(e1));
            for (var i = 0; i < Vector<double>.Count; i++)
            {
                MaxDifference = Math.Max(MaxDifference, dm[i]);
                MaxRelative = Math.Max(MaxRelative, em[i]);
            }
            for (var i = done; i < reference.Length; i++) Add(reference[i], candidate[i]);

            void Step(Vector<double> r, Vector<double> c)
            {
                var d = Vector.Abs(r - c);
                rr += r * r;
                cc += c * c;
                rc += r * c;
                dd += d * d;
                d1 += d;
                dm = Vector.Max(dm, d);
                var zero = Vector.Equals(r, Vector<double>.Zero);
                var e = Vector.ConditionalSelect(zero, Vector<double>.Zero,
                    d / Vector.ConditionalSelect(zero, Vector<double>.One, Vector.Abs(r)));
                e1 += e;
                em = Vector.Max(em, e);
                nz += Vector.ConditionalSelect(zero, Vector<double>.Zero, Vector<double>.One);
            }
        }
    }
}
