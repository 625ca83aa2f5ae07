using System.Collections.Immutable;
using System.CommandLine;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Runtime.Cpu;

namespace Trtc.Commands;

/// <summary>The options of every command that judges a model on data: shape, preprocessing, head, labels.</summary>
internal sealed class EvaluationOptions
{
    /// <summary>How many samples are made up when no data is given.</summary>
    private const int RandomSamples = 4;

    public Option<string?> Profile { get; } =
        new("--profile") { Description =
        "The inputs' shapes where the model leaves them open, as 1x3x640x640 or x=1x16,mask=1x16 (of a range, the shape tuned for).",
        HelpName = "SPEC" };

    public PreprocessArguments Preprocessing { get; } = new();

    public Option<string?> HeadPath { get; } =
        new("--head") { Description = "What the outputs say (classes, mask, boxes, text), for task metrics.", HelpName = "FILE.json" };

    public Option<string?> Labels { get; } =
        new("--labels") { Description = "Labelled boxes of the pictures, as COCO JSON.", HelpName = "FILE.json" };

    public Option<int> Threads { get; } = new("--threads") { Description = "Samples run at once. Default: the machine's cores.",
        DefaultValueFactory = _ => Environment.ProcessorCount };

    public void AddTo(Command command)
    {
        Preprocessing.AddTo(command);
        foreach (var option in (Option[])[Profile, HeadPath, Labels, Threads]) command.Add(option);
    }

    public Head? Head(ParseResult parsed, DiagnosticList diagnostics) =>
        parsed.GetValue(HeadPath) is { } path ? HeadFile.Read(path, diagnostics) : null;

    /// <summary>The data in <paramref name="path"/> for a model with these inputs, or random samples for null; null with
    /// diagnostics.</summary>
    /// <param name="otherwise">Shapes where --profile gives none; default for the model's own.</param>
    public EvaluationSet? Set(ParseResult parsed, string? path, ImmutableArray<ValueInfo> inputs, ImmutableArray<RangeSpec> otherwise,
        Head? head, DiagnosticList diagnostics)
    {
        var preprocess = Preprocessing.Read(parsed, diagnostics);
        var labels = parsed.GetValue(Labels) is { } l ? CocoLabels.Read(l, head?.Classes ?? [], diagnostics) : null;
        var profile = parsed.GetValue(Profile) is { } text ? ProfileSpec.Parse(text, diagnostics) : otherwise;
        if (preprocess is null || diagnostics.HasErrors) return null;
        if (path is null)
        {
            diagnostics.Add(Codes.RandomSamples, "", "", RandomSamples);
            return EvaluationSet.Random(inputs, profile, RandomSamples, "", diagnostics);
        }
        return EvaluationSet.Open(path, inputs, ProfileSpec.OptOf(profile, inputs), preprocess, new SkiaImageDecoder(), head?.Classes ?? [],
            labels, diagnostics);
    }

    /// <summary>The inputs' sizes as the data has them.</summary>
    public static InferenceOptions Shapes(Trtc.Core.Accuracy.Sample sample) => new()
    {
        Inputs = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, sample.Inputs.Select(i =>
            KeyValuePair.Create(i.Name, (Core.Ir.ValueType)new TensorType(i.Tensor.Type, i.Tensor.Shape)))),
    };
}
