using System.Collections.Immutable;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <summary>What was seen of the data itself. Whole numbers, so that shards add up.</summary>
/// <param name="Images">Runs that were counted.</param>
/// <param name="Unreadable">Files that were skipped.</param>
/// <param name="Constant">Inputs of one value throughout.</param>
/// <param name="Judged">Inputs with rows long enough to tell a picture from noise.</param>
/// <param name="Noise">Of those, inputs whose neighbours are unrelated.</param>
public readonly record struct DataCounts(int Images, int Unreadable, int Constant, int Judged, int Noise)
{
    public static DataCounts operator +(DataCounts a, DataCounts b) => new(
        checked(a.Images + b.Images), checked(a.Unreadable + b.Unreadable), checked(a.Constant + b.Constant),
        checked(a.Judged + b.Judged), checked(a.Noise + b.Noise));
}

/// <summary>
/// All that calibration keeps of the images: a histogram a tensor, whatever their number. Adding statistics is exact, so parts of a run
/// give the same bits as one run.
/// </summary>
public sealed class CalibrationStatistics
{
    public CalibrationStatistics(CalibrationKey key, ImmutableArray<string> tensors)
    {
        Key = key;
        Tensors = tensors;
        var histograms = ImmutableArray.CreateBuilder<TensorHistogram>(tensors.Length);
        foreach (var _ in tensors) histograms.Add(new());
        Histograms = histograms.MoveToImmutable();
    }

    public CalibrationKey Key { get; }

    /// <summary>Names in the graph's order, where they are produced.</summary>
    public ImmutableArray<string> Tensors { get; }

    /// <summary>In the order of <see cref="Tensors"/>.</summary>
    public ImmutableArray<TensorHistogram> Histograms { get; }

    /// <summary>Tensors whose channels are mixed or added to others (<see cref="ObservedTensors.Mixed"/>): the entropy calibrator clips
    /// them with more care.</summary>
    public ImmutableHashSet<string> Mixed { get; set; } = [];

    public DataCounts Counts { get; set; }

    /// <summary>Samples of the whole set, as every part of one calibration sees it.</summary>
    public int SetSize { get; set; }

    /// <summary>Number of parts that the set was shared out to.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>Those of the parts 1 to <see cref="Shards"/> that are counted in here.</summary>
    public ImmutableSortedSet<int> Parts { get; set; } = [1];

    /// <summary>SHA-256 of every image that was counted, lower-case hex, repeated where an image is.</summary>
    public List<string> ImageHashes { get; } = [];

    /// <inheritdoc cref="CalibrationKey.HashOfSet"/>
    public string DataHash() => CalibrationKey.HashOfSet(ImageHashes);

    /// <summary>False with TRTC6304 when the two are not of the same calibration, with TRTC6308 when a part is in both.</summary>
    public bool Add(CalibrationStatistics other, string file, DiagnosticList diagnostics)
    {
        var what = other.Key.Graph != Key.Graph ? "model" : other.Key.Inputs != Key.Inputs ? "preprocessing"
            : !other.Tensors.AsSpan().SequenceEqual(Tensors.AsSpan()) ? "set of tensors"
            : other.Shards != Shards ? "number of parts" : other.SetSize != SetSize ? "number of images" : null;
        if (what is not null)
        {
            diagnostics.Add(Codes.StatisticsDiffer, file, "", what);
            return false;
        }
        if (Parts.Overlaps(other.Parts))
        {
            diagnostics.Add(Codes.PartTwice, file, "", string.Join(", ", Parts.Intersect(other.Parts)), Shards);
            return false;
        }
        Parts = Parts.Union(other.Parts);
        for (var i = 0; i < Histograms.Length; i++) Histograms[i].Add(other.Histograms[i]);
        Counts += other.Counts;
        ImageHashes.AddRange(other.ImageHashes);
        return true;
    }

    /// <summary>Chooses every tensor's scale, on <paramref name="threads"/> threads, which changes nothing but the time.</summary>
    public CalibrationTable Choose(CalibrationChoice choice, int threads)
    {
        var tensors = new CalibratedTensor[Tensors.Length];
        Parallel.For(0, tensors.Length, new() { MaxDegreeOfParallelism = Math.Max(1, threads) }, i =>
        {
            var h = Histograms[i];
            var chosen = Thresholds.Choose(h, choice, Mixed.Contains(Tensors[i]));
            tensors[i] = new(Tensors[i], Thresholds.StepOf(chosen.Value), h.Count == 0 ? 0 : h.Min, h.Count == 0 ? 0
                : h.Max, h.Count, h.NaNs + h.Infinities, chosen.EntropySqnr, h.MeanSquare);
        });
        return new(Key, DataHash(), choice.ToString(), Counts.Images, [.. tensors]);
    }
}
