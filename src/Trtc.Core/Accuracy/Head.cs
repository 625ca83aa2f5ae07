using System.Collections.Immutable;

namespace Trtc.Core.Accuracy;

/// <summary>What a model's outputs say.</summary>
public enum HeadTask
{
    /// <summary>Rows of class scores.</summary>
    Classification,

    /// <summary>A score, or one for each class, a pixel.</summary>
    Segmentation,

    /// <summary>Boxes with classes.</summary>
    Detection,

    /// <summary>Class scores a time step, to be decoded as text (CTC).</summary>
    Text,
}

/// <summary>How a detector lays out its outputs (N pictures, A anchors, C classes).</summary>
public enum DetectionFormat
{
    /// <summary>N×A×(5+C): cx, cy, w, h in pixels, objectness, classes; the score is objectness × class.</summary>
    YoloV5,

    /// <summary>N×(4+C)×A: cx, cy, w, h in pixels, classes.</summary>
    YoloV8,

    /// <summary>Boxes N×A×4 and scores N×A×C or N×C×A, decoded.</summary>
    Boxes,

    /// <summary>
    /// Generalized focal loss (GFL, PicoDet): for each stride scores N×A×C and distances N×A×4·B, each side of a box a distribution over B
    /// bins.
    /// </summary>
    Gfl,
}

/// <summary>What the four numbers of a box are.</summary>
public enum BoxCorners { Xyxy, Cxcywh, Yxyx }

/// <summary>The description of a model's outputs that task metrics need; read from <c>head.json</c> (<see cref="HeadFile"/>).</summary>
public sealed record Head
{
    public required HeadTask Task { get; init; }

    /// <summary>Null: the model's first output.</summary>
    public string? Output { get; init; }

    /// <summary>Segmentation: a pixel above it is class 1. Null: the best class along axis 1.</summary>
    public double? Threshold { get; init; }

    /// <summary>Text: the class that is no character.</summary>
    public int Blank { get; init; }

    /// <summary>Names of the classes, in the order of the scores: what sub-folders of pictures are called, or the labels'
    /// categories.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    public DetectionFormat Format { get; init; } = DetectionFormat.YoloV8;

    /// <summary>Detection: outputs with boxes, one each stride for <see cref="DetectionFormat.Gfl"/>.</summary>
    public ImmutableArray<string> Boxes { get; init; } = [];

    /// <inheritdoc cref="Boxes"/>
    public ImmutableArray<string> Scores { get; init; } = [];

    /// <summary>Pixels between anchors, one each pair of outputs (<see cref="DetectionFormat.Gfl"/>).</summary>
    public ImmutableArray<int> Strides { get; init; } = [];

    public BoxCorners Corners { get; init; } = BoxCorners.Xyxy;

    /// <summary>Boxes are fractions of the input's sides, not pixels.</summary>
    public bool Normalized { get; init; }

    /// <summary>Class 0 is background and gives no boxes.</summary>
    public bool Background { get; init; }

    /// <summary>Detections need a score above it.</summary>
    public double Score { get; init; } = 0.01;

    /// <summary>Overlap above which the lower score of two boxes of a class goes; null: the model has suppressed them itself.</summary>
    public double? Iou { get; init; } = 0.6;

    /// <summary>Detections kept of a picture.</summary>
    public int MaxDetections { get; init; } = 300;

    /// <summary>An anchor gives a detection for each class above <see cref="Score"/>, not only for its best.</summary>
    public bool MultiLabel { get; init; } = true;

    /// <summary>Where there are no labels, the reference's detections from this score on are taken for them.</summary>
    public double Confident { get; init; } = 0.25;
}
