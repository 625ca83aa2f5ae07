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
        "The model has no output '{0}'; it has {1}.", "Correct the name in the head file.",
            "\"output\": \"probs\" for a model whose output is called softmax_0.tmp_0.");

    public static Code LabelsBroken { get; } = new("TRTC7004", Severity.Error, "Labels cannot be used",
        "The labels cannot be used: {0}.",
            "Give a COCO file: images with id and file_name, annotations with image_id, category_id and bbox, categories with id and name.",
        "trtc compare a.onnx b.onnx --data images/ --head head.json --labels labels.csv");

    public static Code LabelIdZero { get; } = new("TRTC7005", Severity.Warning, "An annotation has the id 0",
        "An annotation has the id 0, which pycocotools takes for none: a detection of it counts as wrong there, and here, so that the "
            + "figures are the same.",
        "Number annotations from 1.", "\"annotations\": [{\"id\": 0, ...}]");

    public static Code EvaluationDataUnusable { get; } = new("TRTC7006", Severity.Error, "Data to judge on cannot be used",
        "This data cannot be judged on: {0}.", "Give a folder of pictures, .npy or .npz files, or one .npy file.",
        "trtc compare a.onnx b.onnx --data empty/");

    public static Code NothingToCompare { get; } = new("TRTC7007", Severity.Error, "The models share no output",
        "The models share no output: the reference has {0}, the candidate {1}.",
            "Compare models of one network; outputs are paired by name, or by place when both have as many.",
        "trtc compare det.onnx cls.onnx --data images/");

    public static Code SampleUnusable { get; } = new("TRTC7008", Severity.Warning, "A sample is passed over",
        "This sample is passed over: {0}.", "Remove or mend the file.", "A picture that ends early.");

    public static Code ShapesDiffer { get; } = new("TRTC7009", Severity.Error, "Outputs differ in shape",
        "The output is {0} in the reference and {1} in the candidate.", "Compare models of one network, at one input shape.",
            "A model exported for another number of classes.");

    public static Code HeadDoesNotFit { get; } = new("TRTC7010", Severity.Error, "The head does not fit the outputs",
        "The head does not fit the model: {0}.", "Correct format and outputs in the head file.",
            "\"format\": \"yolov5\" for a model of YOLOv8's layout.");

    public static Code RandomSamples { get; } = new("TRTC7012", Severity.Note, "Compared on random samples",
        "No data was given: {0} random samples are used. They show whether two graphs compute the same, and nothing of accuracy.",
        "Give --data with pictures or arrays like those the model will see.", "trtc compare a.onnx b.onnx");

    public static Code NoProfileFits { get; } = new("TRTC7013", Severity.Error, "No profile of the engine takes the inputs",
        "The engine does not take {0}; its profiles take {1}.",
            "Give data, or --profile, of a shape within one profile, or build the engine with one for it.",
        "Pictures of 1x3x1280x1280 for an engine built with --profile 1x3x640x640.");

    public static Code EngineTensorUnusable { get; } = new("TRTC7014", Severity.Error, "An input or output of the engine cannot be used",
        "'{0}' {1}.", "Build the engine without --input-format and --output-format, with the model's own types.",
            "An engine built with --output-format fp16:chw16.");

    public static Code LayersHidden { get; } = new("TRTC7015", Severity.Note, "An engine shows its outputs only",
        "{0} is an engine: nothing inside it can be read, so --per-layer adds nothing; the outputs are compared.",
        "Compare the ONNX model that it was built from ('trtc build --emit-onnx FILE' writes it).",
            "trtc compare model.onnx model.engine --per-layer");

    public static Code MetricNeedsHead { get; } = new("TRTC7011", Severity.Error, "This metric needs a head",
        "The metric {0} needs to know what the outputs say.", "Give --head head.json, which describes the outputs (docs/accuracy.md).",
        "trtc compare a.onnx b.onnx --data images/ --metric map");

    public static Code BadBudget { get; } = new("TRTC7101", Severity.Error, "The accuracy budget cannot be read",
        "'{0}' is no accuracy budget.",
            "Write METRIC>=VALUE, as \"cosine>=0.99\" or, for a change against FP32, \"map>=-0.5%\". Metrics: {1}.",
        "trtc build det.onnx --int8 --calib images/ --accuracy miou=0.97");

    public static Code HeldOutTooFew { get; } = new("TRTC7102", Severity.Error, "Too little held-out data",
        "{0} held-out sample(s) are left after those that calibration saw; the budget needs {1}, half of them to search on and half "
            + "for the final figure.",
        "Give --eval a folder with more pictures, none of them in --calib.", "--eval and --calib name the same folder.");

    public static Code HeldOutOverlaps { get; } = new("TRTC7103", Severity.Warning, "Held-out data overlaps calibration's",
        "{0} of the held-out samples were in the calibration data too; they are left out.", "Keep the two apart.",
            "--calib images/ --eval images/test/");

    public static Code BudgetMetricMissing { get; } = new("TRTC7104", Severity.Error, "The budget's metric cannot be measured",
        "The metric {0} is not one of what the head says: {1}.", "Use a metric of the head's task (docs/accuracy.md).",
            "--accuracy map>=-0.5% with a head whose task is segmentation.");

    public static Code BudgetNotHeld { get; } = new("TRTC7105", Severity.Error, "The accuracy budget cannot be held",
        "{0} is not held: the best reached is {1} with {2} of {3} layers in floating point ({4} of the multiply-accumulates in {5}).",
        "Calibrate with more or more typical data, choose another calibrator, or allow more.", "--accuracy miou>=0.999");

    public static Code BudgetNeedsFloatModel { get; } = new("TRTC7106", Severity.Error, "The budget has nothing to decide",
        "The model has {0} Q/DQ nodes of its own, which are built as they are: no accuracy budget can be held by choosing layers.",
        "Give the model before quantisation, or leave out --accuracy and judge with trtc compare.",
            "trtc build model.qdq.onnx --int8 --accuracy cosine>=0.99 …");

    public static Code BudgetOptions { get; } = new("TRTC7107", Severity.Error, "Options of the accuracy budget do not fit together",
        "{0} was given without {1}.", "Give {2}.", "trtc build det.onnx --int8 --calib images/ --accuracy cosine>=0.99");

    private static ImmutableArray<Code> AccuracyCodes =>
    [
        HeadFileBroken, HeadValue, HeadOutputMissing, LabelsBroken, LabelIdZero,
        EvaluationDataUnusable, NothingToCompare, SampleUnusable, ShapesDiffer, HeadDoesNotFit, MetricNeedsHead, RandomSamples,
        NoProfileFits, EngineTensorUnusable, LayersHidden,
        BadBudget, HeldOutTooFew, HeldOutOverlaps, BudgetMetricMissing, BudgetNotHeld, BudgetNeedsFloatModel, BudgetOptions,
    ];
}
