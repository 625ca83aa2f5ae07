using System.Collections.Immutable;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy;

/// <summary>One sample with what the reference model says of it.</summary>
public sealed record ReferenceSample(Sample Sample, ImmutableArray<TensorValues> Outputs, Prediction? Prediction)
{
    internal long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (var o in Outputs) bytes += 4L * o.Values.Length;
            foreach (var i in Sample.Inputs) bytes += i.Tensor.Bytes.Length;
            return bytes;
        }
    }
}

/// <summary>What two models say of one sample; outputs in one order.</summary>
public sealed record ComparedSample(ReferenceSample Reference, ImmutableArray<TensorValues> Candidate);

/// <summary>The FP32 model's answers on a set, computed once and kept as far as memory is allowed; what does not fit is computed again when
/// asked for.</summary>
public sealed class ReferenceRun(
    IModelRunner reference, EvaluationSet set, ImmutableArray<string> outputs, HeadDecoder? decoder, DiagnosticList diagnostics)
{
    /// <summary>Memory for what is kept.</summary>
    private const long MaxBytes = 1L << 30;

    private readonly ReferenceSample?[] _kept = new ReferenceSample?[set.Count];
    private long _bytes;

    public int Count => set.Count;

    public ImmutableArray<string> Outputs => outputs;

    /// <summary>Null with a diagnostic when the sample cannot be read or run. For any number of threads, a sample each.</summary>
    public ReferenceSample? Get(int index)
    {
        if (_kept[index] is { } kept) return kept;
        if (SampleRun.Load(set, index, diagnostics) is not { } sample) return null;
        var values = reference.Run(sample.Inputs.AsSpan(), outputs, diagnostics);
        if (values.IsDefault || Numbers(values) is not { } numbers) return null;
        var result = new ReferenceSample(sample, numbers, Decode(numbers, sample));
        if (Interlocked.Add(ref _bytes, result.Bytes) <= MaxBytes) _kept[index] = result;
        return result;
    }

    /// <summary>The sample by the reference and by <paramref name="candidate"/>, which has its outputs; null with a diagnostic, or after
    /// one.</summary>
    public ComparedSample? Against(IModelRunner candidate, int index)
    {
        if (diagnostics.HasErrors || Get(index) is not { } sample) return null;
        var values = candidate.Run(sample.Sample.Inputs.AsSpan(), outputs, diagnostics);
        return values.IsDefault || Numbers(values) is not { } numbers ? null : new(sample, numbers);
    }

    /// <summary>What the head reads from these outputs; null without a head, or with TRTC7010.</summary>
    public Prediction? Decode(ImmutableArray<TensorValues> values, Sample sample)
    {
        if (decoder is null) return null;
        var read = new TensorValues[decoder.Outputs.Length];
        for (var i = 0; i < read.Length; i++) read[i] = values[outputs.IndexOf(decoder.Outputs[i])];
        var prediction = decoder.Decode(read, sample.Geometry, out var reason);
        if (prediction is null) diagnostics.Add(Codes.HeadDoesNotFit, reference.File, "", reason);
        return prediction;
    }

    internal static ImmutableArray<TensorValues>? Numbers(ImmutableArray<TensorValues?> values)
    {
        var numbers = ImmutableArray.CreateBuilder<TensorValues>(values.Length);
        foreach (var v in values)
        {
            if (v is null) return null;
            numbers.Add(v);
        }
        return numbers.MoveToImmutable();
    }
}
