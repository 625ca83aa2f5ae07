using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using Trtc.Core.Ops;

namespace Trtc.Tests.Fuzz;

/// <summary>
/// Gives one target input after input. A number names an input: the same number makes the same bytes. The number at work stands in
/// <c>artifacts/fuzz/TARGET</c> (8 bytes, mapped), so that it is known after a crash or a hang that no exception tells of.
/// </summary>
public static class FuzzRun
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);
    private const long MaxAllocated = 500L << 20;

    /// <returns>A line for each fault, ten at most, and how many inputs were tried.</returns>
    public static (List<string> Faults, long Tried) Run(FuzzTarget target, long first, long count, TimeSpan limit)
    {
        var seeds = Seeds(target);
        using var folder = new TempFolder();
        using var mark = Mark(target);
        var faults = new List<string>();
        var places = new HashSet<string>(StringComparer.Ordinal);
        var start = Stopwatch.GetTimestamp();
        var n = first;
        for (; n - first < count && faults.Count < 10 && Stopwatch.GetElapsedTime(start) < limit; n++)
        {
            mark.Write(0, n);
            var input = Input(target, seeds, n);
            var rules = RuleGuard.Faults;
            var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                target.Run(input, folder);
                var (took, more) = (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - allocated);
                if (took > Slow) faults.Add($"{target.Name} {n}: {took.TotalSeconds:F1} s for {input.Length} bytes");
                if (RuleGuard.Faults > rules && places.Add(RuleGuard.LastFault))
                    faults.Add($"{target.Name} {n}: a rule threw: {RuleGuard.LastFault}");
                if (more > MaxAllocated) faults.Add($"{target.Name} {n}: {more >> 20} MiB for {input.Length} bytes");
            }
            catch (Exception e)
            {
                var place = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Trtc.", StringComparison.Ordinal))?.Trim() ?? "";
                if (places.Add(place)) faults.Add($"{target.Name} {n}: {e.GetType().Name}: {e.Message} {place}");
            }
        }
        return (faults, n - first);
    }

    public static byte[] Input(FuzzTarget target, byte[][] seeds, long number)
    {
        var random = new Random(unchecked((int)(number * 2654435761)));
        return target.Mutate(seeds[number % seeds.Length], random);
    }

    /// <summary>In the order of their names.</summary>
    public static byte[][] Seeds(FuzzTarget target)
    {
        var files =
            Directory.GetFiles(
            Repository.Path("tests", "Trtc.Tests.Fuzz", "seeds", target.Name is "inference" or "passes" ? "model" : target.Name));
        Array.Sort(files, StringComparer.Ordinal);
        return Array.ConvertAll(files, File.ReadAllBytes);
    }

    private static MemoryMappedViewAccessor Mark(FuzzTarget target)
    {
        Directory.CreateDirectory(Repository.Path("artifacts", "fuzz"));
        using var file = MemoryMappedFile.CreateFromFile(Repository.Path("artifacts", "fuzz", target.Name), FileMode.Create, null, 8);
        return file.CreateViewAccessor();
    }
}
