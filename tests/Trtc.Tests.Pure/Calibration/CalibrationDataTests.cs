using System.Runtime.InteropServices;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Calibration;

/// <summary>What <c>--calib</c> names, as people and file systems really give it.</summary>
public sealed class CalibrationDataTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Digits => Repository.Shared("models", "digits.onnx");

    private (int Code, string Error) Calibrate(string model, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new Program(output, error).Run(["calibrate", model, "-o", _folder.File("out.calib"), .. more]);
        return (code, error.ToString());
    }

    private static float[] Sample(int seed)
    {
        var values = new float[1024];
        for (var i = 0; i < values.Length; i++) values[i] = (i % 32 + i / 32 * (seed + 1) % 40) / 72f;
        return values;
    }

    private void Samples(string folder, int count)
    {
        for (var i = 0; i < count; i++) _folder.Write($"{folder}/{i}.npy", CalibrateCommandTests.Npy([1, 1, 32, 32], Sample(i)));
    }

    /// <summary>Links that form circles doubled the paths without end, and nothing could stop it.</summary>
    [Fact]
    public void A_folder_counts_once_however_many_links_lead_to_it()
    {
        Samples("data/inner", 9);
        Directory.CreateSymbolicLink(_folder.File("data/self"), ".");
        Directory.CreateSymbolicLink(_folder.File("data/inner/up"), "..");
        Directory.CreateSymbolicLink(_folder.File("data/zlink"), _folder.File("data/inner"));
        Directory.CreateSymbolicLink(_folder.File("entry"), _folder.File("data"));
        foreach (var root in (string[])["data", "entry"])
        {
            var (code, error) = Calibrate(Digits, "--calib", _folder.File(root));
            Assert.True(code == 0, error);
            Assert.Equal(9, CalibrationFile.Read(_folder.File("out.calib"), new())!.Images);
        }
    }

    [Fact]
    public void Files_too_few_say_what_is_wrong_with_them()
    {
        var big = CalibrateCommandTests.Npy([9, 1, 32, 32], [.. Enumerable.Range(0, 9).SelectMany(Sample)]);
        var text = System.Text.Encoding.Latin1.GetString(big);
        var swapped = System.Text.Encoding.Latin1.GetBytes(text.Replace("<f4", ">f4", StringComparison.Ordinal));
        Expect("big-endian.npy", swapped, "'>f4'");
        Expect("cut.npy", big[..40], "header");
        Expect("rank.npy", CalibrateCommandTests.Npy([9, 1024], new float[9216]), "[batch,1,32,32]");
        Expect("size.bin", big.AsSpan(0, 4097).ToArray(), "4097 bytes");
        Expect("nothing.npy", [], "it is empty");
        _folder.Write("sub/a.txt", []);
        Expect("list.txt", "sub"u8.ToArray(), "it is a folder");

        void Expect(string name, byte[] bytes, string why)
        {
            var (code, error) = Calibrate(Digits, "--calib", _folder.Write(name, bytes));
            Assert.Equal(1, code);
            Assert.Contains(Codes.SampleUnreadable.Id, error, StringComparison.Ordinal);
            Assert.Contains(why, error, StringComparison.Ordinal);
            Assert.Contains(Codes.TooFewSamples.Id, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Raw_numbers_need_no_profile_where_only_the_batch_is_open()
    {
        var all = Enumerable.Range(0, 9).SelectMany(Sample).ToArray();
        var (code, error) = Calibrate(Digits, "--calib", _folder.Write("all.bin", MemoryMarshal.AsBytes(all.AsSpan())));
        Assert.True(code == 0, error);
        Assert.Equal(9, CalibrationFile.Read(_folder.File("out.calib"), new())!.Images);
    }

    [Fact]
    public void What_force_takes_is_said_once()
    {
        Samples("few", 3);
        var (code, error) = Calibrate(Digits, "--calib", _folder.File("few"), "--force");
        Assert.Equal(0, code);
        Assert.Equal(2, error.Split("TRTC").Length);
    }

    [Fact]
    public void Names_of_inputs_are_checked_before_paths()
    {
        Samples("a", 9);
        var a = _folder.File("a");
        foreach (var (calib, why) in new (string[], string)[]
        {
            ([$"wrong={a}"], "'wrong' is no input of the model, which has 'image'"),
            ([$"image={a}", a], "'image' is given twice"),
            ([a, $"image={a}"], "'image' is given twice"),
            (["image="], "'image' is given no path"),
        })
        {
            var (code, error) = Calibrate(Digits, [.. calib.SelectMany(c => (string[])["--calib", c])]);
            Assert.Equal(1, code);
            Assert.Contains(Codes.CalibrationInputs.Id, error, StringComparison.Ordinal);
            Assert.Contains(why, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_input_without_data_is_named()
    {
        var g = new Precision.TestGraph { Opset = 17 };
        g.Dynamic("x", "batch", "8");
        g.Dynamic("y", "batch", "8");
        g.Add("MatMul", "z", ["x", "y"]);
        var model = _folder.File("two.onnx");
        ModelWriter.Write(g.Model("z"), model);
        var (code, error) = Calibrate(model, "--calib", "x=nowhere", "--calib", "y=elsewhere");
        Assert.Equal(1, code);
        Assert.Contains("nowhere", error, StringComparison.Ordinal);
        Assert.Contains("elsewhere", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_paired_under_different_names_are_told()
    {
        var model = TwoInputs();
        for (var i = 0; i < 9; i++)
        {
            _folder.Write($"l/{i}.npy", CalibrateCommandTests.Npy([1, 1024], Sample(i)));
            _folder.Write($"r/{i}.npy", CalibrateCommandTests.Npy([1024, 1], Sample(i)));
        }
        string[] calib = ["--calib", $"x={_folder.File("l")}", "--calib", $"y={_folder.File("r")}"];
        var (code, error) = Calibrate(model, calib);
        Assert.True(code == 0, error);
        Assert.DoesNotContain(Codes.PairsByOrder.Id, error, StringComparison.Ordinal);
        _folder.Write("l/a.npy", CalibrateCommandTests.Npy([1, 1024], Sample(10)));
        _folder.Write("r/4a.npy", CalibrateCommandTests.Npy([1024, 1], Sample(10)));
        (code, error) = Calibrate(model, calib);
        Assert.True(code == 0, error);
        Assert.Contains(Codes.PairsByOrder.Id, error, StringComparison.Ordinal);
        Assert.Contains("5.npy' goes with", error, StringComparison.Ordinal);
    }

    /// <summary>A model whose one layer reads its inputs: nothing has to be computed.</summary>
    private string TwoInputs()
    {
        var g = new Precision.TestGraph { Opset = 17 };
        g.Dynamic("x", "batch", "1024");
        g.Dynamic("y", "1024", "1");
        g.Add("MatMul", "z", ["x", "y"]);
        var model = _folder.File("two.onnx");
        ModelWriter.Write(g.Model("z"), model);
        return model;
    }

    [Theory]
    [InlineData("unit", true)]
    [InlineData("imagenet", true)]
    [InlineData("none", false)]
    public void Bytes_are_not_rounded_to_nothing(string preset, bool refused)
    {
        var diagnostics = new DiagnosticList();
        var input = new Core.Ir.ValueInfo("x", new Core.Ir.TensorType(Core.Ir.DataType.UInt8, Core.Ir.Shape.Of([1, 3, 8, 8])));
        Assert.Equal(refused, Preprocess.Presets[preset].Resolve(input, default, "m", diagnostics) is null);
        Assert.Equal(refused, diagnostics.Items.Any(d => d.Message.Contains("UInt8", StringComparison.Ordinal)
            || d.Fix.Contains("UInt8", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Core.Ir.DataType.UInt8)]
    [InlineData(Core.Ir.DataType.Int8)]
    public void Constants_and_noise_are_seen_in_bytes_too(Core.Ir.DataType type)
    {
        var noise = new byte[1024];
        new Random(2).NextBytes(noise);
        var constant = new byte[1024];
        Assert.Equal(new DataCounts(1, 0, 0, 1, 1), Judge(noise));
        Assert.Equal(new DataCounts(1, 0, 1, 0, 0), Judge(constant));
        Assert.Equal(new DataCounts(1, 0, 0, 1, 0), Judge([.. Sample(3).Select(v => (byte)(v * 100))]));

        DataCounts Judge(byte[] bytes) => SampleJudge.Judge([new("x", new(type, [1, 1, 32, 32], new Core.Ir.MemoryBytes(bytes)))]);
    }
}
