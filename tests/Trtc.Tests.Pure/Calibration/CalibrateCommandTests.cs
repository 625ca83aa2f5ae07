using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;

namespace Trtc.Tests.Calibration;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string[] Digits(int count)
    {
        var files = Directory.GetFiles(Repository.Shared("data", "digits", "calib"), "*.png", SearchOption.AllDirectories);
        Array.Sort(files, string.CompareOrdinal);
        return [.. files.Where((_, i) => i % (files.Length / count) == 0).Take(count)];
    }

    private string List(string name, IEnumerable<string> files)
    {
        var path = _folder.File(name);
        File.WriteAllLines(path, files);
        return path;
    }

    private static (int Code, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new Program(output, error).Run(args);
        return (code, error.ToString());
    }

    private byte[] Calibrate(string list, params string[] more)
    {
        var path = _folder.File("model.calib");
        File.Delete(path);
        var (code, error) =
            Run(["calibrate", Repository.Shared("models", "digits.onnx"), "--calib", list, "--preset", "unit", "-o", path, .. more]);
        Assert.True(code == 0, error);
        return File.ReadAllBytes(path);
    }

    /// <summary>Once; and what was assumed calibrates as if it had been declared.</summary>
    [Fact]
    public void Preprocessing_that_nobody_declared_is_warned_of()
    {
        var list = List("list.txt", Digits(10));
        var declared = Calibrate(list);
        var (code, error) =
            Run("calibrate", Repository.Shared("models", "digits.onnx"), "--calib", list, "-o", _folder.File("assumed.calib"));
        Assert.True(code == 0, error);
        Assert.Single(error.Split('\n'), line => line.Contains("warning TRTC6113", StringComparison.Ordinal));
        Assert.Equal(declared, File.ReadAllBytes(_folder.File("assumed.calib")));
        Assert.DoesNotContain("TRTC6113",
            Run("calibrate", Repository.Shared("models", "digits.onnx"), "--calib", list, "--preset", "unit", "-o",
            _folder.File("assumed.calib")).Error, StringComparison.Ordinal);
    }

    /// <summary>Scales measured on other numbers than are declared now would be wrong; where nothing is declared, the calibration's own
    /// count.</summary>
    [Fact]
    public void A_calibration_of_otherwise_prepared_pictures_is_refused_with_what_it_was_made_with()
    {
        Calibrate(List("list.txt", Digits(10)));
        var path = _folder.File("model.calib");
        using var model = ModelReader.Read(Repository.Shared("models", "digits.onnx"), new(), new())!;
        string? Refusal(Preprocess declared)
        {
            var diagnostics = new DiagnosticList();
            var table = FinishedCalibration.Read(model, path, declared, diagnostics);
            Assert.Equal(table is null, diagnostics.HasErrors);
            return table is null ? Assert.Single(diagnostics.Items).ToString() : null;
        }
        Assert.Null(Refusal(Preprocess.Assumed));
        Assert.Null(Refusal(Preprocess.Unit));
        Assert.Null(Refusal(Preprocess.Unit with { Mean = [0], Std = [1] }));
        var said = Refusal(Preprocess.None);
        Assert.Contains("TRTC6305", said, StringComparison.Ordinal);
        Assert.Contains("\"scale\":0.00392", said, StringComparison.Ordinal);
        Assert.NotNull(Refusal(Preprocess.Yolo));
        Assert.NotNull(Refusal(Preprocess.Unit with { Std = [0.5] }));
    }

    /// <summary>Batch, order, threads and shards change nothing: not one byte.</summary>
    [Fact]
    public void The_same_images_give_the_same_bytes_however_they_are_run()
    {
        var files = Digits(40);
        var list = List("sorted.txt", files);
        var expected = Calibrate(list, "--threads", "1", "--batch", "1");
        Assert.NotEmpty(CalibrationFile.Parse(expected, "", new())!.Tensors);

        foreach (var batch in (string[])["3", "16"]) Assert.Equal(expected, Calibrate(list, "--batch", batch));
        Assert.Equal(expected, Calibrate(list, "--threads", "2"));
        var random = new Random(3);
        random.Shuffle(files);
        Assert.Equal(expected, Calibrate(List("shuffled.txt", files), "--threads", "3"));

        foreach (var shards in (int[])[1, 8])
        {
            var parts = new List<string>();
            for (var k = shards; k >= 1; k--)
            {
                var part = _folder.File($"{k}of{shards}.trtc-hist");
                var (code, error) = Run("calibrate", Repository.Shared("models", "digits.onnx"), "--calib", list, "--preset", "unit", "-o",
                    part, "--shard", $"{k}/{shards}");
                Assert.True(code == 0, error);
                parts.Add(part);
            }
            var merged = _folder.File("merged.calib");
            Assert.Equal(0, Run(["calibrate", "merge", .. parts, "-o", merged]).Code);
            Assert.Equal(expected, File.ReadAllBytes(merged));
        }
    }

    [Fact]
    public void The_cache_holds_the_same_numbers_as_the_calibration()
    {
        var cache = _folder.File("digits.cache");
        var table = CalibrationFile.Parse(Calibrate(List("l.txt", Digits(20)), "--cache", cache), "", new())!;
        var read = TensorRtCache.Read(cache, new())!;
        Assert.Equal(table.Tensors.Select(t => (t.Name, t.Scale)), read.Scales.Select(s => (s.Key, s.Value)));
        Assert.Equal("TRT-8601-EntropyCalibration2", read.Header);
    }

    [Fact]
    public void A_set_too_small_is_refused_unless_forced()
    {
        var list = List("few.txt", Digits(3));
        string[] args = ["calibrate", Repository.Shared("models", "digits.onnx"), "--calib", list, "-o", _folder.File("a.calib")];
        var (code, error) = Run(args);
        Assert.Equal(1, code);
        Assert.Contains(Codes.TooFewSamples.Id, error, StringComparison.Ordinal);
        Assert.Equal(0, Run([.. args, "--force"]).Code);
    }

    [Fact]
    public void One_image_many_times_and_constant_images_and_noise_are_refused()
    {
        Expect(Codes.OneSample, List("same.txt", Enumerable.Repeat(Digits(1)[0], 9)));

        var random = new Random(1);
        for (var i = 0; i < 10; i++)
        {
            var constant = new float[1024];
            Array.Fill(constant, i);
            _folder.Write($"constant/{i}.npy", Npy([1, 1, 32, 32], constant));
            _folder.Write($"noise/{i}.npy", Npy([1, 32, 32], [.. Enumerable.Range(0, 1024).Select(_ => random.NextSingle())]));
        }
        Expect(Codes.ConstantSamples, _folder.File("constant"));
        Expect(Codes.NoiseSamples, _folder.File("noise"));

        // All in one array, and as raw bytes: ten samples each.
        var all = Enumerable.Range(0, 10240).Select(_ => random.NextSingle()).ToArray();
        Expect(Codes.NoiseSamples, _folder.Write("all.npy", Npy([10, 1, 32, 32], all)));
        Expect(Codes.NoiseSamples, _folder.Write("all.bin", System.Runtime.InteropServices.MemoryMarshal.AsBytes(all.AsSpan())),
            "--profile", "1x1x32x32");

        void Expect(Code code, string data, params string[] more)
        {
            var (exit, error) =
                Run(["calibrate", Repository.Shared("models", "digits.onnx"), "--calib", data, "-o", _folder.File("b.calib"), .. more]);
            Assert.Equal(1, exit);
            Assert.Contains(code.Id, error, StringComparison.Ordinal);
            Assert.False(File.Exists(_folder.File("b.calib")));
        }
    }

    [Fact]
    public void Unreadable_images_are_skipped_and_more_than_one_in_twenty_is_an_error()
    {
        var files = Digits(20).ToList();
        files.Add(_folder.Write("broken.png", [1, 2, 3]));
        var (code, error) =
            Run("calibrate", Repository.Shared("models", "digits.onnx"), "--calib", List("a.txt", files), "-o", _folder.File("a.calib"));
        Assert.Equal(0, code);
        Assert.Contains(Codes.SampleUnreadable.Id, error, StringComparison.Ordinal);
        files.Add(_folder.File("missing.jpg"));
        (code, error) =
            Run("calibrate", Repository.Shared("models", "digits.onnx"), "--calib", List("b.txt", files), "-o", _folder.File("b.calib"));
        Assert.Equal(1, code);
        Assert.Contains(Codes.TooManyUnreadable.Id, error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_output_replaces_the_model_or_another_output()
    {
        var model = _folder.Write("m.onnx", File.ReadAllBytes(Repository.Shared("models", "digits.onnx")));
        var (calib, hist) = (_folder.File("a.calib"), _folder.File("a.trtc-hist"));
        foreach (var (outputs, code) in new (string[], Code)[]
        {
            (["-o", model], Codes.OutputIsInput),
            (["-o", calib, "--cache", model], Codes.OutputIsInput),
            (["-o", ""], Codes.OutputNotWritable),
            (["-o", calib, "--cache", calib], Codes.OutputsCollide),
            (["-o", hist, "--cache", calib], Codes.CalibrationOption),
            (["-o", calib, "--percentile", "99"], Codes.CalibrationOption),
        })
        {
            var (exit, error) = Run(["calibrate", model, "--calib", "unread", .. outputs]);
            Assert.Equal(1, exit);
            Assert.Contains(code.Id, error, StringComparison.Ordinal);
        }
        Assert.Equal([model], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("--shard", "9/8")]
    [InlineData("--shard", "x")]
    [InlineData("--threads", "0")]
    [InlineData("--percentile", "101")]
    [InlineData("--calib", "nowhere")]
    public void Wrong_options_are_diagnostics(string option, string value)
    {
        string[] args = ["calibrate", Repository.Shared("models", "digits.onnx"), "-o", _folder.File("a.calib"), option, value];
        var (code, error) = Run(option == "--calib" ? args : [.. args, "--calib", _folder.Path]);
        Assert.Equal(1, code);
        Assert.Contains("TRTC6", error, StringComparison.Ordinal);
    }

    internal static byte[] Npy(long[] shape, float[] values)
    {
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}".PadRight(117) + "\n";
        using var stream = new MemoryStream();
        stream.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, 0]);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(header));
        stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        return stream.ToArray();
    }
}
