using Trtc.Core.Accuracy;

namespace Trtc.Tests.Accuracy;

public sealed class TensorErrorTests
{
    [Fact]
    public void Figures_of_a_hand_worked_pair()
    {
        var sum = new TensorErrorSum();
        sum.Add([1f, 2f, 0f, -4f], [1f, 1f, 0.5f, -4f]);
        var e = sum.Result;
        Assert.Equal(1, e.MaxAbsolute);
        Assert.Equal(1.5 / 4, e.MeanAbsolute);
        Assert.Equal(0.5, e.MaxRelative);
        // The third element's reference is 0: three elements count.
        Assert.Equal(0.5 / 3, e.MeanRelative);
        Assert.Equal(19 / Math.Sqrt(21 * 18.25), e.Cosine, 15);
        Assert.Equal(10 * Math.Log10(21 / 1.25), e.Sqnr, 12);
        Assert.Null(e.FirstNonFinite);
    }

    [Fact]
    public void Cosine_is_a_mean_over_images_and_noise_a_sum()
    {
        var sum = new TensorErrorSum();
        sum.Add([1f, 0f], [1f, 0f]);
        sum.Add([2f, 0f], [0f, 2f]);
        sum.Add([0f, 0f], [0f, 0f]);
        var e = sum.Result;
        Assert.Equal(2.0 / 3, e.Cosine, 15);
        Assert.Equal(0, e.WorstCosine);
        Assert.Equal(10 * Math.Log10(5.0 / 8), e.Sqnr, 12);
        Assert.Equal(double.PositiveInfinity, TensorErrorSum.Decibels(1, 0));
    }

    [Fact]
    public void Vectors_and_the_rest_of_a_tensor_add_up_as_a_plain_loop_does()
    {
        var random = new Random(7);
        var a = new float[10_007];
        var b = new float[a.Length];
        double signal = 0, noise = 0, relative = 0, max = 0;
        long n = 0;
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = i % 11 == 0 ? 0 : random.NextSingle() - 0.5f;
            b[i] = a[i] + random.NextSingle() / 8;
            double d = Math.Abs((double)a[i] - b[i]);
            signal += (double)a[i] * a[i];
            noise += d * d;
            max = Math.Max(max, d);
            if (a[i] == 0) continue;
            relative += d / Math.Abs((double)a[i]);
            n++;
        }
        var sum = new TensorErrorSum();
        sum.Add(a, b);
        Assert.Equal(10 * Math.Log10(signal / noise), sum.Result.Sqnr, 9);
        Assert.Equal(max, sum.Result.MaxAbsolute);
        Assert.Equal(relative / n, sum.Result.MeanRelative, 9);
        Assert.Equal(a.Length, sum.Result.Elements);
    }

    [Fact]
    public void Large_values_do_not_overflow_and_non_finite_ones_are_located_and_left_out()
    {
        var sum = new TensorErrorSum();
        var a = new float[5000];
        Array.Fill(a, 3e38f);
        sum.Add(a, a);
        Assert.Equal(1, sum.Result.Cosine, 12);
        var b = a.ToArray();
        b[4500] = float.NaN;
        b[4600] = float.PositiveInfinity;
        sum.Add(a, b);
        var e = sum.Result;
        Assert.Equal(new NonFiniteElement(1, 4500, 3e38f, float.NaN), e.FirstNonFinite);
        Assert.Equal((0, 2), (e.ReferenceNonFinite, e.CandidateNonFinite));
        Assert.Equal(9998, e.Elements);
        Assert.Equal(0, e.MaxAbsolute);
    }

    [Fact]
    public void Top_k_agreement_counts_rows()
    {
        var agreement = new ClassAgreement();
        agreement.Add([9, 1, 2, 3, 4, 5, 6], [9, 1, 2, 3, 4, 5, 6], 7);
        agreement.Add([9, 1, 2, 3, 4, 5, 6], [5, 1, 2, 3, 9, 5, 6], 7);
        agreement.Add([9, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6], 7);
        Assert.Equal(3, agreement.Rows);
        Assert.Equal(1.0 / 3, agreement.Top1);
        Assert.Equal(2.0 / 3, agreement.Top5);
    }

    [Fact]
    public void Equal_scores_go_to_the_lower_class_and_NaN_to_the_end()
    {
        Assert.Equal(1, ClassRanking.Best([float.NaN, 2, 2]));
        Assert.Equal(1, ClassRanking.Rank([float.NaN, 2, 2], 2));
        Assert.Equal(2, ClassRanking.Rank([float.NaN, 2, 2], 0));
    }

    [Fact]
    public void Mask_overlap_by_hand()
    {
        Assert.Equal(1.0 / 3, MaskOverlap.Iou([0, 1, 1, 0], [1, 1, 0, 0], background: false));
        Assert.Equal(1, MaskOverlap.Iou([0, 0], [0, 0], background: false));
        // Class 0: 1 of 3, class 1: 1 of 2, class 2: 0 of 1.
        Assert.Equal((1.0 / 3 + 1.0 / 2 + 0) / 3, MaskOverlap.Iou([0, 0, 1, 0], [0, 1, 1, 2], background: true), 15);
    }

    [Fact]
    public void Text_is_decoded_and_compared()
    {
        // Steps: blank, 1, 1, blank, 1, 2.
        float[] scores = [1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
        Assert.Equal([1, 1, 2], TextAgreement.Decode(scores, 3, 0));
        Assert.Equal(3, TextAgreement.Distance([1, 2, 3, 3, 4, 5], [6, 2, 3, 3, 7, 5, 8]));
        Assert.Equal(2, TextAgreement.Distance([], [1, 2]));
    }
}
