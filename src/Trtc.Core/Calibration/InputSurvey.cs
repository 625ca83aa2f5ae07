using System.Collections.Immutable;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <summary>What a set of data holds, found by reading each sample once; nothing is run and no sample is kept.</summary>
/// <param name="Sha256">See <see cref="CalibrationKey.HashOfSet"/>.</param>
/// <param name="Shapes">The one shape that all samples have, by input.</param>
/// <param name="Unreadable">Places of those that cannot be read, rising.</param>
public sealed record InputSurvey(DataCounts Counts, string Sha256, ImmutableArray<ImmutableArray<long>> Shapes,
    ImmutableArray<int> Unreadable)
{
    /// <param name="progress">Told the number of samples done, from any thread.</param>
    /// <returns>Null with TRTC6105 to TRTC6110, or TRTC4017 when samples differ in shape.</returns>
    public static InputSurvey? Run(
        InputSet data, string dataName, CalibrationRunOptions options, DiagnosticList diagnostics, Action<int>? progress,
            CancellationToken cancel)
    {
        if (!DataAcceptance.CanBeEnough(data, dataName, options.Force, diagnostics)) return null;
        // Shape and hash are all that stays of a sample.
        var seen = new (string Hash, ImmutableArray<ImmutableArray<long>> Shapes)?[data.Count];
        var counts = default(DataCounts);
        var done = 0;
        Parallel.For(0, data.Count, new() { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancel }, index =>
        {
            // As in calibration: what one sample leaves behind is megabytes.
            GC.Collect();
            var judged = new DataCounts(0, 1, 0, 0, 0);
            if (data.Load(index, out var file, out var reason) is { } sample)
            {
                judged = SampleJudge.Judge(sample.Inputs);
                seen[index] = (sample.Hash, [.. sample.Inputs.Select(i => i.Tensor.Dims)]);
            }
            else diagnostics.Add(Codes.SampleUnreadable, file, "", reason);
            lock (seen)
            {
                counts += judged;
                progress?.Invoke(++done);
            }
        });

        var hashes = new List<string>();
        var unreadable = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<ImmutableArray<long>> shapes = default;
        var first = 0;
        for (var index = 0; index < seen.Length; index++)
        {
            if (seen[index] is not { } sample)
            {
                unreadable.Add(index);
                continue;
            }
            hashes.Add(sample.Hash);
            if (shapes.IsDefault) (shapes, first) = (sample.Shapes, index);
            for (var i = 0; i < shapes.Length; i++)
            {
                if (sample.Shapes[i].AsSpan().SequenceEqual(shapes[i].AsSpan())) continue;
                diagnostics.Add(Codes.CalibratorBatches, data.Name(index), "",
                    $"it is {Text(sample.Shapes[i])}, and {data.Name(first)} before it {Text(shapes[i])}");
                return null;
            }
        }
        return DataAcceptance.Accept(counts, hashes, dataName, options.Force, diagnostics)
            ? new(counts, CalibrationKey.HashOfSet(hashes), shapes, unreadable.ToImmutable()) : null;
    }

    private static string Text(ImmutableArray<long> shape) => string.Join('x', shape);
}
