using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Sets what is known of a node's outputs from what is known of its inputs.</summary>
public delegate void ShapeRule(InferenceContext node);

/// <summary>Computes a node's outputs from known inputs; null when it cannot (a type or mode it does not cover).</summary>
public delegate ImmutableArray<Tensor>? Evaluation(EvaluationContext node);

/// <summary>What the INT8 pass does around an operator.</summary>
public enum QuantRole
{
    /// <summary>Stays as it is; its inputs get no Q/DQ on its account.</summary>
    None,

    /// <summary>Computes in INT8 when its inputs are quantised.</summary>
    Quantizable,

    /// <summary>Moves or selects elements: the scale of its input is the scale of its output.</summary>
    PassThrough,

    /// <summary>Joins inputs that must have one scale.</summary>
    Shared,

    /// <summary>Q: makes integers by a scale.</summary>
    Quantizes,

    /// <summary>DQ: gives them their scale back.</summary>
    Dequantizes,
}

/// <summary>What the FP16 pass does with an operator.</summary>
public enum HalfRole
{
    /// <summary>Computes in FP16 as in FP32, but for rounding.</summary>
    Safe,

    /// <summary>Accumulates or exponentiates beyond FP16's range: stays in FP32.</summary>
    KeepFloat,

    /// <summary>Sums a row of exponentials: in FP16 where the row is known to be short.</summary>
    ShortRows,

    /// <summary>Adds, subtracts or selects with a constant that must keep its digits in FP16.</summary>
    Offset,

    /// <summary>A product of elements: the square of a normalisation written out stays with its sums.</summary>
    Factor,

    /// <summary>A quotient of elements: the one of a normalisation written out stays with its root.</summary>
    Quotient,

    /// <summary>The root of a normalisation written out, or its reciprocal: stays with its sums.</summary>
    Root,

    /// <summary>Follows the sums that it is computed from.</summary>
    Logarithm,

    /// <summary>Leaves FP16's range as <see cref="KeepFloat"/>, and is the square or the root of a normalisation written out.</summary>
    Power,

    /// <summary>Q or DQ: in FP16 where its scales fit.</summary>
    Scaled,
}

/// <summary>The form of a product that has INT8 kernels: where its output channels and the sides of its matrix lie.</summary>
public enum ProductForm
{
    None,

    /// <summary>Weight (out, in / groups, window…).</summary>
    Conv,

    /// <summary>Weight (in, out / groups, window…).</summary>
    ConvTranspose,

    /// <summary>A matrix of one input by one of the other, either transposed by an attribute.</summary>
    Gemm,

    /// <summary>Matrices in the last two dimensions.</summary>
    MatMul,
}

/// <summary>What an operator does to elements that it does not compute.</summary>
public enum Movement
{
    /// <summary>It computes.</summary>
    None,

    /// <summary>The elements of its first input in their order, under other dimensions: no memory of its own.</summary>
    View,

    /// <summary>Some of the elements of its first input, in some order, and no others.</summary>
    Copy,

    /// <summary>The elements of its first input in their order, in another type.</summary>
    Convert,

    /// <summary>As <see cref="Copy"/> in its mode "nearest"; else it computes between elements.</summary>
    CopyOfNearest,

    /// <summary>As <see cref="Copy"/> as long as its second output, if it has one, is not asked for.</summary>
    CopyOfOneOutput,
}

/// <summary>Which inputs of an operator calibration looks at when nobody names tensors: what Q/DQ can stand on.</summary>
public enum Watch
{
    None,
    First,

    /// <summary>The first two.</summary>
    Both,

    /// <summary>Both operands where neither is constant: a residual, not a bias.</summary>
    Residual,
    All,
}

/// <summary>Where an operator's result comes from, beside what its inputs hold.</summary>
public enum ResultSource
{
    Inputs,

    /// <summary>An attribute: the operator is a constant.</summary>
    Attribute,

    /// <summary>The sizes of its input, whatever it holds.</summary>
    Sizes,
}

/// <summary>What the attribute <c>axis</c> counts.</summary>
public enum AxisRange
{
    /// <summary>The dimensions of the first input.</summary>
    Dimensions,

    /// <summary>The places between and around them.</summary>
    Places,

    /// <summary>Something else.</summary>
    Free,
}

/// <summary>
/// One operator = one row: everything the check, the passes, the precision stage, calibration, reports and docs/operators.md know of it.
/// A column of another stage stands on a line of its own in the row.
/// </summary>
public sealed record Operator(string Name)
{
    /// <summary>Empty for the standard domain.</summary>
    public string Domain { get; init; } = "";

    /// <summary>By opset version, oldest first.</summary>
    public required ImmutableArray<Signature> Signatures { get; init; }

    public ShapeRule? Shape { get; init; }

    /// <summary>Null when constants are not computed through it.</summary>
    public Evaluation? Evaluate { get; init; }

    /// <summary>What ONNX itself does not allow of a node's shapes and attributes (<see cref="Validity"/>).</summary>
    public RuleBreach? Fault { get; init; }

    /// <summary>What an attribute <c>axis</c> counts.</summary>
    public AxisRange Axis { get; init; }

    /// <summary>Multiply-accumulates of a node; null when it multiplies no matrices.</summary>
    public MacRule? Macs { get; init; }

    public ProductForm Product { get; init; }

    public Movement Moves { get; init; }

    public ResultSource Gives { get; init; }

    public Watch Watches { get; init; }

    public QuantRole Quant { get; init; }

    public HalfRole Half { get; init; }

    /// <summary>What each TensorRT makes of it.</summary>
    public TargetSupport Support { get; init; } = TargetSupport.None;

    /// <summary>Whether a node of it holds graphs, as If and Loop do.</summary>
    public bool HasBodies => _hasBodies ??= Signatures[^1].Attributes.Any(a => a.Kind == AttributeKind.Graph);

    /// <summary>Whether this node of it makes no new numbers: each element of its output is one of its first input's.</summary>
    public bool MovesOnly(Node node) => node.Inputs.Length > 0 && Moves switch
    {
        Movement.View or Movement.Copy => true,
        Movement.CopyOfNearest => node.String("mode", "nearest") == "nearest",
        Movement.CopyOfOneOutput => node.Output(1).Length == 0,
        _ => false,
    };

    /// <summary>The signature in force at an opset version of the operator's domain: the newest that is not newer; null when the operator
    /// is younger.</summary>
    public Signature? At(long opset)
    {
        for (var i = Signatures.Length - 1; i >= 0; i--) if (Signatures[i].Since <= opset) return Signatures[i];
        return null;
    }

    private bool? _hasBodies;
}
