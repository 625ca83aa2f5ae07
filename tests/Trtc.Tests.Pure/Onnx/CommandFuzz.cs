using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using global::Onnx;

namespace Trtc.Tests.Onnx;

/// <summary>
/// Real models broken at random, by the byte and by the field, given to whole commands: each must end with 0 or 1 and a diagnostic, in
/// seconds and in bounded memory. TRTC_FUZZ_SEED and TRTC_FUZZ_SECONDS choose where to begin and how long to go on; a fault names its seed.
/// </summary>
[Collection(Alone.Name)]
public sealed class CommandFuzz(ITestOutputHelper output)
{
    private const long MaxResident = 1L << 30;

    private static readonly string[] Models =
    [
        "cls.onnx", "digits.onnx", "det.onnx", "shapes.onnx", "layout.onnx", "orientation.onnx", "dynamo/vit_dynamo_18.onnx",
            "dynamo/vit_dynamo_23.onnx", "light/light_bvlc_alexnet.onnx",
        "light/light_densenet121.onnx", "light/light_inception_v1.onnx", "light/light_resnet50.onnx", "light/light_shufflenet.onnx",
            "light/light_squeezenet.onnx", "light/light_vgg19.onnx",
    ];

    [Fact(Explicit = true)]
    public void Broken_models_end_in_diagnostics()
    {
        var first = Number("TRTC_FUZZ_SEED", 1);
        var limit = TimeSpan.FromSeconds(Number("TRTC_FUZZ_SECONDS", 60));
        var start = Stopwatch.GetTimestamp();
        using var folder = new TempFolder();
        var originals = Models.Select(m => File.ReadAllBytes(Repository.Shared([.. (string[])["models"], .. m.Split('/')]))).ToArray();
        var (runs, refused, slowest) = (0, 0, 0.0);
        var faults = new List<string>();
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = first; Stopwatch.GetElapsedTime(start) < limit && faults.Count < 20; seed++)
        {
            var random = new Random(seed);
            var at = random.Next(Models.Length);
            var path = folder.Write("broken.onnx", ModelBreaker.Break(originals[at], random));
            foreach (var command in (string[][])[["check", path], ["check", path, "--against", "tensorrt-8.6", "--json"],
                ["inspect", path, "--nodes"], ["optimize", path, "-o", folder.File("out.onnx"), "--against", "tensorrt-8.6"]])
            {
                using var error = new StringWriter(CultureInfo.InvariantCulture);
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                var exit = new Program(TextWriter.Null, error).Run(command);
                var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
                runs++;
                if (exit == 1) refused++;
                slowest = Math.Max(slowest, seconds);
                var said = error.ToString();
                var at1 = said.IndexOf("TRTC", StringComparison.Ordinal);
                if (at1 >= 0) codes.Add(said.Substring(at1, Math.Min(8, said.Length - at1)));
                var what = $"seed {seed}, {Models[at]}, {command[0]}: exit {exit}, {seconds:f1} s";
                if (exit is not (0 or 1) || exit == 1 && at1 < 0 && command[0] != "check")
                    faults.Add($"{what}: {said[..Math.Min(said.Length, 600)]}");
                else if (seconds > 10) faults.Add($"{what}: slow");
                var resident = Environment.WorkingSet;
                if (resident > MaxResident) faults.Add($"{what}: {resident >> 20} MiB");
            }
        }
        output.WriteLine(
            $"{runs} commands from seed {first}, {refused} refused, slowest {slowest:f1} s of processor time, peak "
            + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB; {string.Join(' ', codes)}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(refused > 0 && refused < runs);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var n) ? n : otherwise;
}
