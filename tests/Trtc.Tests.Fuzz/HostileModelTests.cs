using System.Diagnostics;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Report;

namespace Trtc.Tests.Fuzz;

/// <summary>
/// A model of N bytes is checked, inspected and optimised in 2 s and 100 ns a byte, in 200 MB and 20 bytes a byte, or refused within that.
/// </summary>
public sealed class HostileModelTests(ITestOutputHelper output)
{
    /// <summary>Threads of other systems have less stack than Linux's first.</summary>
    private const int Stack = 1 << 20;

    public static TheoryData<string> Names =>
        [.. HostileModels.All.Keys.Where(k => Environment.GetEnvironmentVariable("TRTC_FUZZ_TARGET") is not { Length: > 0 } only
        || only == k)];

    [Theory, MemberData(nameof(Names))]
    public void What_follows_from_a_small_file_is_bounded(string name)
    {
        using var folder = new TempFolder();
        var bytes = HostileModels.All[name]();
        var path = folder.Write("model.onnx", bytes);
        var faults = RuleGuard.Faults;
        Exception? thrown = null;
        var times = new List<string>();
        var took = new List<TimeSpan>();
        var thread = new Thread(() =>
        {
            try
            {
                Measure(path, times, took);
            }
            catch (Exception e)
            {
                thrown = e;
            }
        }, Stack);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
        output.WriteLine($"{name}: {bytes.Length} bytes; {string.Join(", ", times)}");
        Assert.True(faults == RuleGuard.Faults, RuleGuard.LastFault);
        var limit = TimeSpan.FromSeconds(2) + TimeSpan.FromTicks(bytes.Length);
        // Slow machines, and code that is compiled as it first runs.
        foreach (var t in took) Assert.True(t < 3 * limit, $"{string.Join(", ", times)}: {limit}");
    }

    private static void Measure(string path, List<string> times, List<TimeSpan> took)
    {
        var diagnostics = new DiagnosticList();
        using var model = Timed("read", () => ModelReader.Read(path, diagnostics));
        if (model is null)
        {
            times.Add(string.Join(' ', diagnostics.Items.Select(d => d.Code.Id).Distinct()));
            return;
        }
        var inferred = Timed("infer", () => ShapeInference.Run(model));
        Timed("summary", () => MacCount.Of(inferred.Model.Graph));
        Timed("memory", () => ActivationMemory.Estimate(inferred.Model.Graph));
        var result = Timed("check", () => ModelCheck.Run(inferred.Model, new([.. Target.Newest], inferred.Constants)));
        Timed("text", () =>
        {
            CheckText.Write(TextWriter.Null, result);
            return result;
        });
        Timed("passes", () => Pipeline.Run(model, new PassContext(Target.Newest[0]), PassOptions.Default));

        T Timed<T>(string what, Func<T> work)
        {
            var (start, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var made = work();
            took.Add(Stopwatch.GetElapsedTime(start));
            times.Add($"{what} {took[^1].TotalMilliseconds:F0} ms {(GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20} MB");
            return made;
        }
    }
}
