using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Placement;

namespace Trtc.Core.Precision;

/// <summary>A tensor that gets one Q and one DQ, and who reads the DQ instead of it.</summary>
/// <param name="Group">The first tensor (in graph order) of those that must have one scale; the tensor itself when it is alone.</param>
/// <param name="Readers">Node indices and input numbers; every other reader keeps the tensor itself.</param>
internal sealed record QuantizedTensor(string Tensor, string Group, ImmutableArray<Use> Readers);

/// <summary>A weight that gets Q/DQ, a scale per channel along <paramref name="Axis"/>.</summary>
internal sealed record QuantizedWeight(string Initializer, int Axis, ImmutableArray<Use> Readers);

/// <summary>A Conv, ConvTranspose, Gemm or MatMul that stays out of INT8, and why.</summary>
public sealed record LeftNode(string Node, string OpType, LeftReason Reason);

/// <summary>Why a node that has an INT8 form does not take it. The rules are those of docs/precision.md.</summary>
public enum LeftReason
{
    /// <summary>Named by <c>--exclude</c>, or not named by <c>--include</c>.</summary>
    ByOption,

    /// <summary>Returned to FP16 by the accuracy budget.</summary>
    ByBudget,

    /// <summary>Weight or input that is not known before the run or not FP32: activations multiplied with each other, as in
    /// attention.</summary>
    NoConstantWeight,

    /// <summary>Reads the picture itself: fewer than 16 input channels, and every error passes through all that follows.</summary>
    First,

    /// <summary>Gives an output of the graph and feeds no other product.</summary>
    Last,

    /// <summary>A side of the multiplication is shorter than 16: the integer units would run mostly empty.</summary>
    Thin,

    /// <summary>One output position per picture, as the gates of squeeze-and-excitation: bound by its weights' bytes.</summary>
    OnePosition,

    /// <summary>A grouped convolution whose input, as measured, has channels of too different ranges for one scale.</summary>
    HeavyTail,

    /// <summary>A grouped convolution whose output, as measured, is too weak for what rounding its input does to it.</summary>
    CoarseStep,

    /// <summary>No range was measured for its input.</summary>
    NoRange,

    /// <summary>The target's builder refuses it in the type (<see cref="Targets.TargetTable"/>).</summary>
    TargetRefuses,

    /// <summary>A ConvTranspose: its kernels are FP16's.</summary>
    ConvTranspose,

    /// <summary>Beside an Add that stands behind an activation.</summary>
    FloatRegion,

    /// <summary>Fewer filters than an INT8 tensor is laid out in blocks of; of FP8, 16 channels and fewer.</summary>
    FewChannels,

    /// <summary>A depthwise convolution.</summary>
    Depthwise,

    /// <summary>A grouped convolution whose groups have neither one channel nor a multiple of four.</summary>
    GroupSize,

    /// <summary>A product with one row of activations: bound by its weights' bytes.</summary>
    OneRow,

    /// <summary>A kernel longer than FP8's convolutions take.</summary>
    LargeKernel,
}

/// <summary>Where Q and DQ go: what <see cref="QuantPlanner"/> decides, <see cref="QdqPass"/> writes, and calibration must
/// observe.</summary>
public sealed record QuantPlan
{
    /// <summary><see cref="QuantOptions.Type"/>.</summary>
    internal DataType Type { get; init; } = DataType.Int8;

    /// <summary>In graph order.</summary>
    internal ImmutableArray<QuantizedTensor> Tensors { get; init; } = [];

    internal ImmutableArray<QuantizedWeight> Weights { get; init; } = [];

    /// <summary>Nothing takes INT8.</summary>
    public bool IsEmpty => Tensors.IsEmpty;

    /// <summary>In graph order.</summary>
    public ImmutableArray<LeftNode> Left { get; init; } = [];

    /// <summary>Who reads a quantised tensor before its Q, and why, in graph order.</summary>
    public ImmutableArray<FloatRead> FloatReads { get; init; } = [];

    /// <summary>The rules that it was made by.</summary>
    public PlacementRules Rules { get; init; } = PlacementRules.Default;
}
