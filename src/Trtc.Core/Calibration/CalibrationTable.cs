using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>What calibration says of one tensor.</summary>
/// <param name="Scale">A quantised step: real = int8 × Scale. A positive, normal float32; the same number in Q/DQ nodes and in TensorRT's
/// cache.</param>
/// <param name="Min">Smallest finite value seen.</param>
/// <param name="Max">Largest finite value seen.</param>
/// <param name="Count">Finite values seen.</param>
/// <param name="NotFinite">NaN and infinities seen.</param>
/// <param name="EntropySqnr">See <see cref="ChosenThreshold"/>.</param>
/// <param name="MeanSquare">Mean of x² over the finite values.</param>
public sealed record CalibratedTensor(string Name, float Scale, float Min, float Max, long Count, long NotFinite, float? EntropySqnr,
    float MeanSquare)
{
    /// <summary>
    /// Below it, channels differ so widely that no one scale serves them: measured on four real models, grouped convolutions that read such
    /// tensors did most of the harm of INT8.
    /// </summary>
    public const float LeastSqnr = 20;

    /// <summary>A few large values hold most of the power: a layer that keeps channels apart has no good step for the others.</summary>
    public bool HasHeavyTail => EntropySqnr < LeastSqnr;

    /// <summary>Magnitude at which values are clipped.</summary>
    public float Threshold => Scale * 127;
}

/// <summary>The result of calibration, as <c>.calib</c> files hold it.</summary>
/// <param name="DataHash">See <see cref="CalibrationStatistics.DataHash"/>.</param>
/// <param name="Method">As <see cref="CalibrationChoice"/> writes it.</param>
/// <param name="Tensors">In the graph's order.</param>
public sealed record CalibrationTable(CalibrationKey Key, string DataHash, string Method, int Images,
    ImmutableArray<CalibratedTensor> Tensors)
{
    /// <summary>Why this table is of no use for the model as it is now, or for pictures made into inputs as declared; null when it
    /// fits.</summary>
    /// <param name="declared">Not compared when nobody declared it.</param>
    public string? StaleBecause(Model model, Preprocess declared)
    {
        if (CalibrationKey.HashOf(model) != Key.Graph) return "the model has changed since";
        if (declared.IsAssumed) return null;
        var pictures = CalibrationInputs.Pictures(Key.Inputs);
        foreach (var input in model.Graph.Inputs)
            if (pictures.TryGetValue(input.Name, out var made) && !CalibrationInputs.Same(declared, made, input))
                return $"it was made with other preprocessing of '{input.Name}' than is declared now: {PreprocessFile.Text(made)}";
        return null;
    }
}
