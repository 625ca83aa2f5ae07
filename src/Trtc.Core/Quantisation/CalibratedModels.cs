using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Core.Quantisation;

/// <summary>
/// One model with its calibration data: everything that Q/DQ is made from, by any recipe. The data is run once for each form of the model
/// (as it is, and equalised), and a few images again for each repair.
/// </summary>
/// <param name="prepared">After the passes, FP32, in an opset with a scale per channel.</param>
/// <param name="request">What is observed follows from <paramref name="quant"/>.</param>
/// <param name="shapes">Sizes of dynamic dimensions, for rules about shapes.</param>
/// <param name="inferred"><paramref name="prepared"/> with its values typed at <paramref name="shapes"/>; null when that is not known
/// yet.</param>
/// <param name="progress">Told how many images are done and of how many.</param>
public sealed class CalibratedModels(
    ICalibrationRuntime runtime, Model prepared, CalibrationRequest request, QuantOptions quant, InferenceOptions shapes,
        DiagnosticList diagnostics, Action<int, int>? progress, CancellationToken cancel,
    Model? inferred = null)
{
    /// <summary>Images that repairs look at.</summary>
    private const int RepairImages = 16;

    /// <summary>Images that steps are judged on by their layers' errors.</summary>
    private const int ErrorImages = 8;

    /// <summary>Weights that a probe may hold, copies for each candidate: it tries as many at a time.</summary>
    private const long ProbeBytes = 256L << 20;

    private readonly Dictionary<bool, CalibratedForm> _forms = [];
    private InputSet? _data;
    private readonly Dictionary<(bool Equalised, CalibrationChoice Choice), Dictionary<string, MeasuredRange>> _ranges = [];
    private readonly Dictionary<(CalibrationStatistics Statistics, CalibrationChoice Choice), CalibrationTable> _tables = [];

    /// <summary>Of the model as it is; null with diagnostics.</summary>
    public CalibrationStatistics? Statistics => Form(false)?.Statistics;

    /// <returns>Null with diagnostics.</returns>
    public MeasuredModel? Make(QuantRecipe recipe)
    {
        if (Form(recipe.Equalise) is not { } form || Ranges(recipe, form) is not { } ranges) return null;
        var info = CalibrationInfo.Of(_data!, request.Data, recipe.ToString(), form.Statistics.Counts, form.Statistics.DataHash());
        var measured = new MeasuredModel(form.Model, AtShapes(form.Typed), MeasuredModel.Measured(form.Typed.Graph, quant, ranges),
            ranges) { Calibration = info };
        if (!recipe.CorrectBias) return measured;
        var probe =
            BiasCorrection.Shifts(form.Typed, QuantPlanner.Plan(form.Typed.Graph, measured.Quant), measured.Steps(), out var shifts);
        return probe is null ? measured : Run(probe, RepairImages) ? measured with { BiasShifts = shifts() } : null;
    }

    /// <summary>With the inputs that its values were typed at.</summary>
    private Model AtShapes(Model typed) => typed with { Graph = typed.Graph with { Inputs = inferred!.Graph.Inputs } };

    private InputSet? Data() => _data ??= ModelCalibration.OpenData(runtime, prepared, request, diagnostics);

    private CalibratedForm? Form(bool equalised)
    {
        if (_forms.TryGetValue(equalised, out var known)) return known;
        var (model, typed) = (prepared, inferred ??= ShapeInference.Run(prepared, shapes).Model);
        // Runs are of one image, whatever batch the shapes have.
        typed = typed with { Graph = typed.Graph with { Inputs = prepared.Graph.Inputs } };
        if (equalised)
        {
            // The data is judged once, before anything is made from it.
            if (Form(false) is not { } plain) return null;
            var magnitudes = new Dictionary<string, float[]>(StringComparer.Ordinal);
            if (Equalisation.Magnitudes(typed, magnitudes) is not { } probe) return _forms[true] = plain;
            if (!Run(probe, RepairImages)) return null;
            typed = typed with { Graph = Equalisation.Run(typed.Graph, magnitudes) };
            // No value changes its shape, and the model keeps its dynamic ones.
            model = typed with { Graph = typed.Graph with { Values = prepared.Graph.Values } };
        }
        var names = QuantPlanner.TensorsToCalibrate(typed.Graph, quant).ToHashSet(StringComparer.Ordinal);
        if (Data() is not { } data) return null;
        // What is wrong with the data was said of the plain form; what the equalised one cannot run on was not.
        var said = equalised ? new DiagnosticList() : diagnostics;
        var statistics = ModelCalibration.Collect(runtime, model, data, request with { Observe = names }, said, progress, cancel);
        if (equalised) foreach (var d in said.Items) if (d.Severity == Severity.Error) diagnostics.Add(d);
        if (statistics is null || (!equalised && !CalibrationRun.Accept(statistics, request.DataName, request.Run.Force, diagnostics)))
            return null;
        return _forms[equalised] = new(model, typed, statistics);
    }

    private Dictionary<string, MeasuredRange>? Ranges(QuantRecipe recipe, CalibratedForm form)
    {
        if (_ranges.TryGetValue((recipe.Equalise, recipe.Choice), out var known)) return known;
        if (Candidates(recipe.Choice) is not { IsEmpty: false } choices)
            return _ranges[(recipe.Equalise, recipe.Choice)] = CalibrationRanges.Of(Chosen(form.Statistics, recipe.Choice));
        var candidates = ImmutableArray.CreateBuilder<IReadOnlyDictionary<string, float>>();
        foreach (var c in choices)
            candidates.Add(Chosen(form.Statistics, c).Tensors.ToDictionary(t => t.Name, t => t.Scale, StringComparer.Ordinal));
        if (recipe.Choice.Method == CalibrationMethod.Output) Between(candidates);
        var search = new OutputErrorSearch(form.Typed, Plan(form), candidates.ToImmutable());
        var many = (int)Math.Clamp(ProbeBytes / (1 + form.Typed.Graph.WeightBytes), 1, candidates.Count);
        for (var first = 0; first < candidates.Count; first += many)
            if (!Run(search.Errors(first, Math.Min(many, candidates.Count - first)), ErrorImages)) return null;
        var best = search.Best();
        var ranges = CalibrationRanges.Of(Chosen(form.Statistics, new(CalibrationMethod.MinMax)));
        foreach (var (name, step) in best) ranges[name] = ranges[name] with { Scale = Thresholds.StepOf(step * 127) };
        return _ranges[(recipe.Equalise, recipe.Choice)] = ranges;
    }

    /// <summary>What a histogram alone decides; several recipes ask for the same.</summary>
    private CalibrationTable Chosen(CalibrationStatistics statistics, CalibrationChoice choice) =>
        _tables.TryGetValue((statistics, choice), out var known) ? known
            : _tables[(statistics, choice)] = statistics.Choose(choice, request.Run.Threads);

    /// <summary>What the layers' errors choose among; empty where the histogram alone decides.</summary>
    private static ImmutableArray<CalibrationChoice> Candidates(CalibrationChoice choice) => choice.Method switch
    {
        CalibrationMethod.Auto =>
            [new(CalibrationMethod.Entropy), new(CalibrationMethod.Percentile, choice.Percentile), new(CalibrationMethod.Mse)],
        CalibrationMethod.Output =>
            [new(CalibrationMethod.Mse), new(CalibrationMethod.Entropy), new(CalibrationMethod.Percentile, choice.Percentile),
            new(CalibrationMethod.MinMax)],
        _ => [],
    };

    /// <summary>Adds steps between, and a little below, the smallest and the largest of each tensor's, in equal ratios.</summary>
    private static void Between(ImmutableArray<IReadOnlyDictionary<string, float>>.Builder candidates)
    {
        const int count = 6;
        var given = candidates.ToImmutable();
        for (var k = 0; k < count; k++)
        {
            var steps = new Dictionary<string, float>(StringComparer.Ordinal);
            foreach (var name in given[0].Keys)
            {
                float smallest = float.PositiveInfinity, largest = 0;
                foreach (var g in given) (smallest, largest) = (Math.Min(smallest, g[name]), Math.Max(largest, g[name]));
                smallest *= 0.7f;
                steps[name] = smallest * MathF.Pow(largest / smallest, (float)k / count);
            }
            candidates.Add(steps);
        }
    }

    private QuantPlan Plan(CalibratedForm form) => QuantPlanner.Plan(form.Typed.Graph, quant);

    private bool Run(Probe probe, int images) =>
        Data() is { } data && new ProbeRunner(runtime, data, images, request.Run.Threads, diagnostics, cancel).Run(probe);

    /// <param name="Typed">The model with its values typed at the given shapes.</param>
    private sealed record CalibratedForm(Model Model, Model Typed, CalibrationStatistics Statistics);
}
