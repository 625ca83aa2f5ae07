using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <param name="Threads">Runs at once; each has one thread. Changes nothing but the time.</param>
/// <param name="Queue">Decoded images that may wait for a run. Changes nothing but the memory.</param>
/// <param name="Shard">Which part of the images, from 1.</param>
/// <param name="Shards">Number of parts; image i of all belongs to part i mod Shards.</param>
/// <param name="Force">Takes data that is too little, constant or random.</param>
public sealed record CalibrationRunOptions(int Threads, int Queue = CalibrationRunOptions.DefaultQueue, int Shard = 1, int Shards = 1,
    bool Force = false)
{
    public const int DefaultQueue = 4;
}

/// <summary>
/// Runs the model on every image and counts: readers decode beside inference, a bounded queue between them; each worker takes an image,
/// runs it and adds what it saw to the shared histograms, whose sums do not depend on who comes first.
/// </summary>
public static class CalibrationRun
{
    /// <param name="progress">Told the number of images done, from any thread.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static CalibrationStatistics? Collect(
        IActivationSource source, InputSet data, CalibrationKey key, string dataName, CalibrationRunOptions options,
        DiagnosticList diagnostics, Action<int>? progress, CancellationToken cancel)
    {
        if (!DataAcceptance.CanBeEnough(data, dataName, options.Force, diagnostics)) return null;
        var statistics =
            new CalibrationStatistics(key, source.Tensors) { SetSize = data.Count, Shards = options.Shards, Parts = [options.Shard] };
        var queue = Channel.CreateBounded<(int Index, Sample Sample)>(options.Queue);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var next = options.Shard - 1 - options.Shards;
        var unreadable = 0;
        var done = 0;
        var failed = false;

        async Task Read()
        {
            while (Interlocked.Add(ref next, options.Shards) is var index && index < data.Count && !stop.IsCancellationRequested)
            {
                // Every image leaves megabytes of large arrays behind, and the collector lets ever more of them gather; the heap that lives
                // is small.
                GC.Collect();
                if (data.Load(index, out var file, out var reason) is { } sample)
                    await queue.Writer.WriteAsync((index, sample), stop.Token).ConfigureAwait(false);
                else
                {
                    Interlocked.Increment(ref unreadable);
                    diagnostics.Add(Codes.SampleUnreadable, file, "", reason);
                }
            }
        }

        async Task Work()
        {
            var counter = new HistogramCounter();
            try
            {
                await foreach (var (index, sample) in queue.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
                {
                    // A file that the model cannot run on is one fault of the whole run: the next would be the same.
                    if (!source.Run(sample.Inputs, (tensor, values) => counter.Count(values, index, statistics.Histograms[tensor]),
                        diagnostics))
                    {
                        failed = true;
                        await stop.CancelAsync().ConfigureAwait(false);
                        return;
                    }
                    var counts = SampleJudge.Judge(sample.Inputs);
                    lock (statistics)
                    {
                        statistics.Counts += counts;
                        statistics.ImageHashes.Add(sample.Hash);
                        progress?.Invoke(++done);
                    }
                }
            }
            catch
            {
                // Readers wait for room in the queue, and without workers nobody makes any.
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        var readers = Task.WhenAll(Start(Math.Max(1, options.Threads / 4), Read))
            .ContinueWith(t => queue.Writer.Complete(t.Exception?.InnerException), TaskScheduler.Default);
        var workers = Task.WhenAll(Start(options.Threads, Work));
        try
        {
            Task.WaitAll(readers, workers);
        }
        catch (AggregateException e)
        {
            if (e.Flatten().InnerExceptions.FirstOrDefault(x => x is not OperationCanceledException) is { } fault)
                ExceptionDispatchInfo.Throw(fault);
        }
        cancel.ThrowIfCancellationRequested();
        if (failed) return null;
        statistics.Counts += new DataCounts(0, unreadable, 0, 0, 0);
        return statistics;
    }

    /// <summary>What the data as a whole says, once all shards are together.</summary>
    /// <returns>False with TRTC6105 to TRTC6110, or TRTC6309.</returns>
    public static bool Accept(CalibrationStatistics statistics, string dataName, bool force, DiagnosticList diagnostics)
    {
        if (statistics.Parts.Count < statistics.Shards)
        {
            const int Named = 20;
            var missing = Enumerable.Range(1, statistics.Shards).Except(statistics.Parts).Take(Named);
            var all = statistics.Shards - statistics.Parts.Count;
            diagnostics.Add(Diagnostic.Create(Codes.PartsMissing, dataName, "", all, statistics.Shards,
                string.Join(", ", missing) + (all > Named ? ", …" : ""))
                with { Severity = force ? Severity.Warning : Severity.Error });
            if (!force) return false;
        }
        if (!DataAcceptance.Accept(statistics.Counts, statistics.ImageHashes, dataName, force, diagnostics)) return false;
        for (var i = 0; i < statistics.Tensors.Length; i++)
            if (statistics.Histograms[i] is { } h && (h.NaNs > 0 || h.Infinities > 0))
                diagnostics.Add(Codes.NotFiniteActivations, dataName, statistics.Tensors[i], h.NaNs, h.Infinities);
        return true;
    }

    private static Task[] Start(int count, Func<Task> action)
    {
        var tasks = new Task[count];
        for (var i = 0; i < count; i++) tasks[i] = Task.Run(action);
        return tasks;
    }
}
