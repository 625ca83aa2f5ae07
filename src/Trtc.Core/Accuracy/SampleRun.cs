using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy;

/// <summary>Runs work over samples on several threads and takes the results in the order of the samples, so that sums never depend on
/// threads.</summary>
public static class SampleRun
{
    /// <param name="work">Called from several threads; what it returns is handed to <paramref name="take"/>, null is passed over.</param>
    /// <param name="take">Called in order, one at a time. At most <paramref name="threads"/> results exist at once.</param>
    public static void InOrder<T>(int count, int threads, Func<int, T?> work, Action<int, T> take, CancellationToken cancel) where T : class
    {
        var results = new T?[Math.Max(1, threads)];
        for (var start = 0; start < count; start += results.Length)
        {
            var n = Math.Min(results.Length, count - start);
            cancel.ThrowIfCancellationRequested();
            if (n == 1) results[0] = work(start);
            else Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = n, CancellationToken = cancel },
                i => results[i] = work(start + i));
            for (var i = 0; i < n; i++)
            {
                if (results[i] is { } r) take(start + i, r);
                results[i] = null;
            }
        }
    }

    /// <summary>A sample, or null with TRTC7008, which warns of the file that is passed over.</summary>
    public static Sample? Load(EvaluationSet set, int index, DiagnosticList diagnostics)
    {
        var sample = set.Load(index, out var name, out var reason);
        if (sample is null) diagnostics.Add(Codes.SampleUnusable, name, "", reason);
        return sample;
    }
}
