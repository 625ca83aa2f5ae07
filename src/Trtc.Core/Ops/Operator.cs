using System.Collections.Immutable;

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
}

/// <summary>What the FP16 pass does with an operator.</summary>
public enum HalfRole
{
    /// <summary>Computes in FP16 as in FP32, but for rounding.</summary>
    Safe,

    /// <summary>Accumulates or exponentiates beyond FP16's range: stays in FP32.</summary>
    KeepFloat,

    /// <summary>Has no floating-point computation, or its types are its own.</summary>
    Untouched,
}

/// <summary>
/// One operator = one row: everything the check, the passes, the precision stage and docs/operators.md know of it.
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

    public QuantRole Quant { get; init; }

    public HalfRole Half { get; init; }

    /// <summary>What each TensorRT makes of it.</summary>
    public TargetSupport Support { get; init; } = TargetSupport.None;

    /// <summary>The signature in force at an opset version of the operator's domain: the newest that is not newer; null when the operator is younger.</summary>
    public Signature? At(long opset)
    {
        for (var i = Signatures.Length - 1; i >= 0; i--) if (Signatures[i].Since <= opset) return Signatures[i];
        return null;
    }
}
