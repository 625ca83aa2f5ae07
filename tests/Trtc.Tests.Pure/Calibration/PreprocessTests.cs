using System.Text.Json;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Calibration;

public sealed class PreprocessTests
{
    public static TheoryData<string, string> References()
    {
        var data = new TheoryData<string, string>();
        foreach (var image in (string[])["photos/000_astronaut.jpg", "photos/005_coffee.jpg", "photos/013_coins.jpg", "pages/0/000.jpg",
            "pages/90/001.jpg"])
            foreach (var kind in (string[])["stretch224", "short256crop224", "letterbox320"]) data.Add(image, kind);
        return data;
    }

    /// <summary>The judge is Pillow itself: decoding and resizing give its very bytes.</summary>
    [Theory]
    [MemberData(nameof(References))]
    public void Pictures_are_as_Pillow_makes_them(string image, string kind)
    {
        var path = Repository.Shared("data", image);
        var reference =
            NpyReader.Read(
            File.ReadAllBytes(Repository.Shared("data", "preprocess-reference", $"{Path.GetFileNameWithoutExtension(path)}.{kind}.npy")),
            out _)!;
        var picture = new SkiaImageDecoder().Decode(File.ReadAllBytes(path), out var reason);
        Assert.Equal("", reason);
        var preprocess = kind switch
        {
            "stretch224" => new Preprocess { Height = 224, Width = 224 },
            "short256crop224" => new Preprocess { Height = 224, Width = 224, Resize = ResizeMode.Crop },
            _ => new Preprocess { Height = 320, Width = 320, Resize = ResizeMode.Letterbox },
        };
        var resolved = Resolve(preprocess with { Type = DataType.UInt8, Layout = TensorLayout.Nhwc }, new(DataType.UInt8, null),
            [1, preprocess.Height!.Value, preprocess.Width!.Value, 3]);
        var tensor = resolved.Tensor(picture!, out _)!;
        Assert.Equal(reference.Dims, tensor.Dims.AsSpan()[1..].ToArray());

        var ours = ((MemoryBytes)tensor.Bytes).Memory.Span;
        var theirs = ((MemoryBytes)reference.Bytes).Memory.Span;
        int different = 0, worst = 0;
        for (var i = 0; i < ours.Length; i++)
        {
            different += ours[i] != theirs[i] ? 1 : 0;
            worst = Math.Max(worst, Math.Abs(ours[i] - theirs[i]));
        }
        Assert.True(different == 0, $"{different} of {ours.Length} bytes differ, by {worst} at most");
    }

    [Fact]
    public void Numbers_are_as_NumPy_makes_them()
    {
        var image = new RgbImage(2, 1, [0, 128, 255, 10, 20, 30]);
        var tensor = Resolve(Preprocess.ImageNet, new(DataType.Float32, Shape.Of(1, 3, 1, 2))).Tensor(image, out _)!;
        Assert.Equal([1, 3, 1, 2], tensor.Dims);
        float[] expected = [(0 / 255f - 0.485f) / 0.229f, (10 / 255f - 0.485f) / 0.229f, (128 / 255f - 0.456f) / 0.224f,
            (20 / 255f - 0.456f) / 0.224f, (255 / 255f - 0.406f) / 0.225f, (30 / 255f - 0.406f) / 0.225f];
        Assert.Equal(expected, Floats(tensor), (a, b) => Math.Abs(a - b) < 1e-6);

        var bgr = Resolve(new() { Colour = ColourOrder.Bgr, Layout = TensorLayout.Nhwc }, new(DataType.Float32, Shape.Of(1, 1, 2, 3)))
            .Tensor(image, out _)!;
        Assert.Equal([255, 128, 0, 30, 20, 10], Floats(bgr));
        var gray = Resolve(Preprocess.Unit, new(DataType.Float32, Shape.Of(1, 1, 1, 2))).Tensor(image, out _)!;
        Assert.Equal([(float)((128 * 38470 + 255 * 7471 + 32768) >> 16) / 255,
            (float)((10 * 19595 + 20 * 38470 + 30 * 7471 + 32768) >> 16) / 255], Floats(gray));
    }

    [Fact]
    public void The_size_comes_from_the_profile_where_the_model_leaves_it_open()
    {
        var input = new ValueInfo("x", new TensorType(DataType.Float32, new([Dim.Unknown, 3, Dim.Of("h"), Dim.Of("w")])));
        var diagnostics = new DiagnosticList();
        Assert.Null(Preprocess.ImageNet.Resolve(input, default, "m.onnx", diagnostics));
        Assert.Equal(Codes.PreprocessNoSize, Assert.Single(diagnostics.Items).Code);
        var resolved = Preprocess.ImageNet.Resolve(input, [4, 3, 32, 48], "m.onnx", new())!;
        Assert.Equal((32, 48), (resolved.Declared.Height, resolved.Declared.Width));
    }

    [Fact]
    public void Every_fault_of_a_record_is_named_at_once()
    {
        var diagnostics = new DiagnosticList();
        var bad = new Preprocess { Colour = ColourOrder.Gray, Height = 10, Scale = double.NaN, Std = [0, 1], Type = DataType.Int64 };
        Assert.Null(bad.Resolve(new("x", new TensorType(DataType.Float32, Shape.Of(1, 3, 20, 20))), default, "m.onnx", diagnostics));
        Assert.Equal(["TRTC6202", "TRTC6203", "TRTC6205", "TRTC6205", "TRTC6205", "TRTC6206"],
            diagnostics.Items.Select(d => d.Code.Id).Order());
    }

    [Fact]
    public void A_file_starts_from_its_preset_and_comes_back_the_same()
    {
        var diagnostics = new DiagnosticList();
        var read =
            PreprocessFile.Parse(
            """{"preset": "imagenet", "resize": "letterbox", "size": [320, 480], "pad": [1, 2, 3], "colour": "bgr", "type": "float16"}"""u8,
            "pre.json", diagnostics)!;
        Assert.Empty(diagnostics.Items);
        Assert.Equal((ResizeMode.Letterbox, 320, 480, ColourOrder.Bgr, DataType.Float16),
            (read.Resize, read.Height, read.Width, read.Colour, read.Type));
        Assert.Equal([0.485, 0.456, 0.406], read.Mean);
        var again = PreprocessFile.Parse(System.Text.Encoding.UTF8.GetBytes(PreprocessFile.Text(PreprocessFile.ToJson(read))), "pre.json",
            diagnostics)!;
        Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(again));
    }

    [Fact]
    public void A_batch_that_the_model_fixes_is_filled_with_copies()
    {
        var resolved = Resolve(Preprocess.None, new(DataType.UInt8, Shape.Of(3, 3, 1, 2)));
        var tensor = resolved.Tensor(new RgbImage(2, 1, [1, 2, 3, 4, 5, 6]), out _)!;
        Assert.Equal([3, 3, 1, 2], tensor.Dims);
        byte[] one = [1, 4, 2, 5, 3, 6];
        Assert.Equal([.. one, .. one, .. one], ((MemoryBytes)tensor.Bytes).Memory.ToArray());
    }

    [Fact]
    public void A_tensor_that_no_array_holds_is_refused_before_anything_is_made()
    {
        var resolved = Resolve(Preprocess.Unit, new(DataType.Float32, Shape.Of(1, 3, 16384, 16384)));
        Assert.Null(resolved.Tensor(new RgbImage(1, 1), out var reason));
        Assert.Contains("3221225472 bytes", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"color": "rgb"}""", "'color' is none of its fields, which are preset, resize, size,")]
    [InlineData("""{"mean": 0.5}""", "mean takes a list of numbers")]
    [InlineData("""{"size": [1.5, 2]}""", "size takes [height, width]")]
    [InlineData("""[]""", "it holds no object")]
    [InlineData("""{"scale": x}""", "'x' is an invalid start of a value")]
    public void A_broken_file_is_told_in_its_own_terms(string json, string message)
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(PreprocessFile.Parse(System.Text.Encoding.UTF8.GetBytes(json), "p.json", diagnostics));
        var text = Assert.Single(diagnostics.Items).Message;
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trtc.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.NotNull(PreprocessFile.Parse("\uFEFF{\"preset\": \"unit\"}"u8, "p.json", new()));

    [Theory]
    [InlineData("""{"means": [1]}""", "TRTC6204")]
    [InlineData("""{"mean": "1"}""", "TRTC6204")]
    [InlineData("null", "TRTC6204")]
    [InlineData("", "TRTC6204")]
    [InlineData("""{"preset": "x"}""", "TRTC6205")]
    [InlineData("""{"resize": "x"}""", "TRTC6205")]
    [InlineData("""{"resize": "3"}""", "TRTC6205")]
    [InlineData("""{"size": [1]}""", "TRTC6205")]
    [InlineData("""{"size": [0, 99999999]}""", "TRTC6205")]
    [InlineData("""{"pad": [1, 2, 256]}""", "TRTC6205")]
    public void A_broken_file_is_a_diagnostic(string json, string code)
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(PreprocessFile.Parse(System.Text.Encoding.UTF8.GetBytes(json), "pre.json", diagnostics));
        Assert.All(diagnostics.Items, d => Assert.Equal(code, d.Code.Id));
        Assert.NotEmpty(diagnostics.Items);
    }

    private static ResolvedPreprocess Resolve(Preprocess preprocess, TensorType type, params long[] opt)
    {
        var diagnostics = new DiagnosticList();
        var resolved = preprocess.Resolve(new("x", type), opt.Length > 0 ? [.. opt] : default, "m.onnx", diagnostics);
        Assert.Empty(diagnostics.Items);
        return resolved!;
    }

    private static float[] Floats(TensorData tensor)
    {
        var values = new float[tensor.Elements];
        tensor.Bytes.Read(0, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
