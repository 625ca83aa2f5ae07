using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>How a picture gets the model's height and width.</summary>
public enum ResizeMode
{
    /// <summary>Both sides to the target, the aspect ratio changes.</summary>
    Stretch,

    /// <summary>The longer side to the target, the rest filled with <see cref="Preprocess.Pad"/>, the picture in the middle.</summary>
    Letterbox,

    /// <summary>The shorter side to <see cref="Preprocess.Short"/>, then the middle cut out.</summary>
    Crop,

    /// <summary>Untouched; the picture must have the model's size.</summary>
    None,
}

/// <summary>Order of channels; the picture itself is red, green, blue.</summary>
public enum ColourOrder { Rgb, Bgr, Gray }

public enum TensorLayout { Nchw, Nhwc }

/// <summary>
/// The declared way from a picture to the model's input: resize, then <c>(byte × Scale − Mean[c]) / Std[c]</c>.
/// What is null is taken from the model's input; see <see cref="ResolvedPreprocess"/>.
/// </summary>
public sealed record Preprocess
{
    /// <summary>Pixels scaled to 0…1, then ImageNet's mean and deviation; stretched.</summary>
    public static Preprocess ImageNet { get; } = new()
    {
        Scale = 1.0 / 255,
        Mean = [0.485, 0.456, 0.406],
        Std = [0.229, 0.224, 0.225],
    };

    /// <summary>Pixels scaled to 0…1; stretched.</summary>
    public static Preprocess Unit { get; } = new() { Scale = 1.0 / 255 };

    /// <summary><see cref="Unit"/> where nobody declared anything.</summary>
    public static Preprocess Assumed { get; } = Unit with { IsAssumed = true };

    /// <summary>Pixels scaled to 0…1; letterboxed on grey 114.</summary>
    public static Preprocess Yolo { get; } = new() { Scale = 1.0 / 255, Resize = ResizeMode.Letterbox };

    /// <summary>Pixels 0…255 as they are; stretched.</summary>
    public static Preprocess None { get; } = new();

    /// <summary>The presets by the name the command line takes.</summary>
    public static ImmutableSortedDictionary<string, Preprocess> Presets { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [new KeyValuePair<string, Preprocess>("imagenet", ImageNet), new("unit", Unit), new("yolo", Yolo), new("none", None)]);

    /// <summary>Nobody declared it: where pictures are read, TRTC6113 says so. Not part of the file.</summary>
    public bool IsAssumed { get; init; }

    public ResizeMode Resize { get; init; } = ResizeMode.Stretch;

    /// <summary>Pixels; null takes the model's (the profile's opt shape when that is dynamic).</summary>
    public int? Height { get; init; }

    /// <inheritdoc cref="Height"/>
    public int? Width { get; init; }

    /// <summary>Pixels of the shorter side before <see cref="ResizeMode.Crop"/> cuts; null is 8/7 of the target's shorter side (256 for
    /// 224).</summary>
    public int? Short { get; init; }

    /// <summary>The letterbox's colour, as red, green, blue.</summary>
    public ImmutableArray<byte> Pad { get; init; } = [114, 114, 114];

    /// <summary>Null: gray for a model with one channel, otherwise RGB.</summary>
    public ColourOrder? Colour { get; init; }

    /// <summary>Null: where the model's input has 1 or 3 channels.</summary>
    public TensorLayout? Layout { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>In the order of the model's channels: one value for all, or one each. Empty is 0.</summary>
    public ImmutableArray<double> Mean { get; init; } = [];

    /// <summary>In the order of the model's channels: one value for all, or one each. Empty is 1.</summary>
    public ImmutableArray<double> Std { get; init; } = [];

    /// <summary>Null: the model's. One of float32, float16, uint8, int8.</summary>
    public DataType? Type { get; init; }

    /// <summary>Completes this record with what the model says of <paramref name="input"/>.</summary>
    /// <param name="opt">The input's shape to calibrate at, from the profile; default when the model's own shape says enough.</param>
    /// <returns>Null with TRTC62xx.</returns>
    public ResolvedPreprocess? Resolve(ValueInfo input, ImmutableArray<long> opt, string file, DiagnosticList diagnostics)
    {
        var shape = input.Shape;
        if (shape is { Rank: not 4 } || (shape is null && opt.IsDefault))
        {
            diagnostics.Add(Codes.NoImageInput, file, input.Name, shape?.ToString() ?? "of unknown rank");
            return null;
        }
        long At(int axis) =>
            !opt.IsDefault && axis < opt.Length ? opt[axis] : shape is not null && shape[axis].IsConstant ? shape[axis].Value : -1;

        var layout = Layout ?? (At(1) is not (1 or 3) && At(3) is 1 or 3 ? TensorLayout.Nhwc : TensorLayout.Nchw);
        var (c, h, w) = layout == TensorLayout.Nchw ? (At(1), At(2), At(3)) : (At(3), At(1), At(2));
        var colour = Colour ?? (c == 1 ? ColourOrder.Gray : ColourOrder.Rgb);
        var channels = colour == ColourOrder.Gray ? 1 : 3;
        var type = Type ?? (input.Element == DataType.Undefined ? DataType.Float32 : input.Element);
        var before = diagnostics.Items.Count;
        if (c >= 0 && c != channels) diagnostics.Add(Codes.PreprocessChannels, file, input.Name, channels, c);
        if (h >= 0 && Height is { } hh && hh != h) diagnostics.Add(Codes.PreprocessSize, file, input.Name, "height", hh, h);
        if (w >= 0 && Width is { } ww && ww != w) diagnostics.Add(Codes.PreprocessSize, file, input.Name, "width", ww, w);
        if (type is not (DataType.Float32 or DataType.Float16 or DataType.UInt8 or DataType.Int8)
            || (input.Element != DataType.Undefined && type != input.Element))
            diagnostics.Add(Codes.PreprocessType, file, input.Name, type, input.Element);
        var height = Height ?? h;
        var width = Width ?? w;
        if (height is <= 0 or > MaxSide || width is <= 0 or > MaxSide)
        {
            if (Resize != ResizeMode.None || height > MaxSide || width > MaxSide)
                diagnostics.Add(Codes.PreprocessNoSize, file, input.Name, MaxSide);
            height = width = 0;
        }
        Check(channels, file, diagnostics);
        // Bytes brought to 0…1 and rounded would be 0 or 1.
        if (type is DataType.UInt8 or DataType.Int8 && Math.Abs(Scale) < 0.5 * (Std.IsEmpty ? 1 : Std.Max(Math.Abs)))
            diagnostics.Add(Codes.PreprocessValue, file, "scale", Scale,
                $"preset none, or a scale that keeps a picture's bytes apart: input '{input.Name}' takes {type}");
        if (diagnostics.Items.Count > before) return null;

        var shortSide = Short ?? (int)((Math.Min(height, width) * 8 + 3) / 7);
        if (Resize == ResizeMode.Crop && shortSide < Math.Min(height, width))
        {
            diagnostics.Add(Codes.PreprocessValue, file, "short", shortSide,
                $"at least {Math.Min(height, width)}, the target's shorter side");
            return null;
        }
        return new(this with
        {
            Height = (int)height, Width = (int)width, Colour = colour, Layout = layout, Type = type,
            Short = Resize == ResizeMode.Crop ? shortSide : null,
            Mean = Each(Mean, 0, channels), Std = Each(Std, 1, channels),
        }, shape is not null && shape[0].IsConstant ? Math.Max(1, shape[0].Value) : 1);
    }

    /// <summary>Pixels; a larger side is a mistake or an attack on memory.</summary>
    internal const int MaxSide = 16384;

    private void Check(int channels, string file, DiagnosticList diagnostics)
    {
        if (!double.IsFinite(Scale) || Scale == 0) diagnostics.Add(Codes.PreprocessValue, file, "scale", Scale, "a finite number, not 0");
        CheckEach(Mean, "mean", false);
        CheckEach(Std, "std", true);
        if (Pad.Length != 3) diagnostics.Add(Codes.PreprocessValue, file, "pad", $"{Pad.Length} values", "three values, red, green, blue");
        if (Short is <= 0 or > MaxSide) diagnostics.Add(Codes.PreprocessValue, file, "short", Short, $"1 to {MaxSide}");

        void CheckEach(ImmutableArray<double> values, string name, bool divisor)
        {
            if (values.Length > 1 && values.Length != channels)
                diagnostics.Add(Codes.PreprocessValue, file, name, $"{values.Length} values", channels == 1 ? "one value"
                    : "one value or three, one a channel");
            foreach (var v in values)
                if (!double.IsFinite(v) || (divisor && v == 0))
                    diagnostics.Add(Codes.PreprocessValue, file, name, v, divisor ? "finite numbers, not 0" : "finite numbers");
        }
    }

    private static ImmutableArray<double> Each(ImmutableArray<double> values, double fallback, int channels)
    {
        if (values.Length == channels) return values;
        var all = new double[channels];
        Array.Fill(all, values.Length == 1 ? values[0] : fallback);
        return [.. all];
    }
}
