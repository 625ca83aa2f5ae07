using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;

namespace Trtc.Core.Quantisation;

/// <summary>What INT8 gets its ranges from and how they are chosen: data alone, as the command line or a caller fills it.</summary>
/// <param name="Sources">As <c>--calib</c> gives them: pictures and arrays, a finished calibration, or TensorRT's own cache. Empty with the
/// calibrator's cache alone.</param>
/// <param name="Preprocess">For pictures.</param>
/// <param name="Profile">Shapes to calibrate at: the opt shape, its batch made 1; default for the model's own.</param>
/// <param name="Recipe">Without effect on ranges that are chosen already.</param>
public sealed record CalibrationPlan(
    ImmutableArray<string> Sources, Preprocess Preprocess, ImmutableArray<RangeSpec> Profile, QuantRecipe Recipe, CalibrationRunOptions Run)
{
    /// <summary>Null without an accuracy budget.</summary>
    public BudgetPlan? Budget { get; init; }

    /// <summary>Samples in a batch of TensorRT's own calibrator; null for the batch that the first profile is tuned for.</summary>
    public int? Batch { get; init; }

    /// <summary>The sources' name in messages.</summary>
    public string Name => string.Join(' ', Sources);

    public CalibrationRequest Request => new(Sources, Preprocess, Profile, Run);
}

/// <summary>An accuracy budget: what must hold, on which held-out data.</summary>
/// <param name="Eval">Pictures or arrays, none of them among the calibration's.</param>
/// <param name="Head">What the outputs say; null when the budget is the outputs' cosine.</param>
/// <param name="Recipes">To choose among, the plainest first; ranges that are chosen already leave nothing to choose.</param>
/// <param name="Warn">A budget that cannot be held is a warning, and the best is built.</param>
public sealed record BudgetPlan(AccuracyBudget Budget, string Eval, Head? Head, CocoLabels? Labels, ImmutableArray<QuantRecipe> Recipes,
    bool Warn)
{
    /// <summary>What is tried when nothing is asked for by name: calibrators that no other beats everywhere, then the repairs, singly and
    /// together.</summary>
    public static ImmutableArray<QuantRecipe> AllRecipes { get; } =
    [
        new(new(CalibrationMethod.Entropy)), new(new(CalibrationMethod.Mse)), new(new(CalibrationMethod.Auto)),
            new(new(CalibrationMethod.Entropy), Equalise: true), new(new(CalibrationMethod.Auto), Equalise: true),
        new(new(CalibrationMethod.Auto), Equalise: true, CorrectBias: true), new(new(CalibrationMethod.Output)),
            new(new(CalibrationMethod.Output), Equalise: true, CorrectBias: true),
    ];
}
