using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <remarks>70xx heads, labels and what is compared, 71xx the budget.</remarks>
public static partial class Codes
{
    public static Code HeadFileBroken { get; } = new("TRTC7001", Severity.Error, "Head file cannot be read",
        "The head file cannot be read: {0}.", "Compare it with the examples in docs/accuracy.md.", "A misspelt name, as \"treshold\".");

    public static Code HeadValue { get; } = new("TRTC7002", Severity.Error, "Value in the head file",
        "The value {0} cannot be used.", "Give {1}.", "\"task\": \"segment\"");

    public static Code HeadOutputMissing { get; } = new("TRTC7003", Severity.Error, "The head names an output that the model lacks",
        "The model has no output '{0}'; it has {1}.", "Correct the name in the head file.", "\"output\": \"probs\" for a model whose output is called softmax_0.tmp_0.");

    public static Code LabelsBroken { get; } = new("TRTC7004", Severity.Error, "Labels cannot be used",
        "The labels cannot be used: {0}.", "Give a COCO file: images with id and file_name, annotations with image_id, category_id and bbox, categories with id and name.",
        "trtc compare a.onnx b.onnx --data images/ --head head.json --labels labels.csv");

    public static Code LabelIdZero { get; } = new("TRTC7005", Severity.Warning, "An annotation has the id 0",
        "An annotation has the id 0, which pycocotools takes for none: a detection of it counts as wrong there, and here, so that the figures are the same.",
        "Number annotations from 1.", "\"annotations\": [{\"id\": 0, ...}]");

    private static ImmutableArray<Code> AccuracyCodes => [HeadFileBroken, HeadValue, HeadOutputMissing, LabelsBroken, LabelIdZero];
}
