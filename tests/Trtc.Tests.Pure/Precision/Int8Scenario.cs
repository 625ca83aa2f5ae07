using System.Collections.Immutable;
using System.Text;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Precision;

/// <summary>
/// A real model with the pictures that it is calibrated on and the others that judge it: of ../shared/data/pages the even ones calibrate
/// and the odd ones judge; digits and shapes bring their own halves; rec and cls see lines that det.onnx cuts from those pages.
/// </summary>
internal sealed class Int8Scenario : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <param name="every">Takes one in this many of the pictures.</param>
    /// <param name="margin">Of the lines for rec and cls, in heights; null for the usual one.</param>
    internal Int8Scenario(string name, int every, double? margin = null)
    {
        Name = name;
        ModelPath = Repository.Shared("models", name + ".onnx");
        Calibration = _folder.File("calib");
        Evaluation = _folder.File("eval");
        var (profile, preprocess, head) = name switch
        {
            "det" => ("1x3x640x640", Preprocess.ImageNet, """{"task":"segmentation","threshold":0.3}"""),
            "orientation" => ("1x3x224x224", Preprocess.ImageNet, """{"task":"classification"}"""),
            "layout" => ("1x3x800x608", Preprocess.ImageNet, ""),
            "digits" => ("1x1x32x32", Preprocess.Unit, """{"task":"classification"}"""),
            "shapes" => ("1x3x256x256", Preprocess.Unit, """{"task":"detection","format":"yolov8","score":0.01,"iou":0.6}"""),
            "rec" => ("1x3x48x320", Signed, """{"task":"text"}"""),
            _ => ("1x3x48x192", Signed, """{"task":"classification"}"""),
        };
        Profile = ProfileSpec.Parse(profile, new());
        Preprocess = preprocess;
        Head = head.Length == 0 ? null : HeadFile.Parse(Encoding.UTF8.GetBytes(head), "head.json", new());
        if (name is "digits" or "shapes") Take(Repository.Shared("data", name, "calib"), Repository.Shared("data", name, "test"), every);
        else if (name is "rec" or "cls") Lines(every, margin ?? (name == "rec" ? 0.4 : 0.8));
        else Pages(every);
        if (name == "shapes") Labels = CocoLabels.Read(Repository.Shared("data", "shapes", "test.json"), [], new());
    }

    internal string Name { get; }

    internal string ModelPath { get; }

    /// <summary>A folder.</summary>
    internal string Calibration { get; }

    /// <inheritdoc cref="Calibration"/>
    internal string Evaluation { get; }

    internal ImmutableArray<RangeSpec> Profile { get; }

    internal Preprocess Preprocess { get; }

    internal Head? Head { get; }

    internal CocoLabels? Labels { get; }

    internal InferenceOptions Shapes(Model model) => new()
    {
        Inputs = ImmutableSortedDictionary.CreateRange(
            [KeyValuePair.Create(model.Graph.Inputs[0].Name,
                (Core.Ir.ValueType)new TensorType(DataType.Float32, Shape.Of(Profile[0].Opt.AsSpan())))]),
    };

    internal EvaluationSet Open(Model model, DiagnosticList diagnostics) =>
        EvaluationSet.Open(Evaluation, model.Graph.Inputs, Profile[0].Opt, Preprocess, new SkiaImageDecoder(), [], Labels, diagnostics)!;

    public void Dispose() => _folder.Dispose();

    /// <summary>(byte / 255 − ½) / ½, as PaddleOCR feeds its recognisers.</summary>
    private static Preprocess Signed { get; } = new() { Scale = 1.0 / 255, Mean = [0.5], Std = [0.5] };

    private static string[] Files(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".jpg" or ".png")
            .ToArray();
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private static void Link(IEnumerable<string> files, string from, string to)
    {
        foreach (var file in files)
        {
            var link = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, file);
        }
    }

    private void Take(string calibration, string evaluation, int every)
    {
        Link(Files(calibration).Where((_, i) => i % every == 0), calibration, Calibration);
        Link(Files(evaluation).Where((_, i) => i % every == 0), evaluation, Evaluation);
    }

    private void Pages(int every)
    {
        var root = Repository.Shared("data", "pages");
        var pages = Files(root);
        Link(pages.Where((_, i) => i % 2 == 0 && i / 2 % every == 0), root, Calibration);
        Link(pages.Where((_, i) => i % 2 == 1 && i / 2 % every == 0), root, Evaluation);
    }

    private void Lines(int every, double margin)
    {
        using var crops = new LineCrops();
        var width = (int)Profile[0].Opt[3];
        // The recogniser reads upright lines, cut close; the classifier of directions sees both, as PaddleOCR cuts them: grown by area ×
        // 1.6 / perimeter, which for a long line is 0.8 of its height. On closer cuts FP32 itself is right in 92 of 100 only.
        foreach (var angle in Name == "rec" ? (string[])["0"] : ["0", "180"])
        {
            var pages = Files(Repository.Shared("data", "pages", angle));
            for (var i = 0; i < pages.Length; i++)
                if (i / 2 % every == 0)
                    crops.Write(pages[i], Path.Combine(i % 2 == 0 ? Calibration : Evaluation, angle), width, 12, margin);
        }
    }
}
