using System.Collections.Immutable;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy;

/// <summary>Runs two models on the same samples and adds up how they differ. Memory is that of a few samples, whatever their
/// number.</summary>
public sealed class ModelComparison(
    IModelRunner reference, IModelRunner candidate, EvaluationSet set, int threads, DiagnosticList diagnostics, CancellationToken cancel)
{
    /// <summary>Bytes of inner tensors held at once by a sample's layer comparison.</summary>
    private const long LayerBytes = 256L << 20;

    private int _samples;

    /// <summary>Samples that both models ran.</summary>
    public int Samples => _samples;

    /// <summary>The outputs that both have, by name; where no name is the same and both have as many, by place.</summary>
    public static ImmutableArray<(string Reference, string Candidate)> Pair(IModelRunner a, IModelRunner b, DiagnosticList diagnostics)
    {
        var both = a.Outputs.Where(o => b.Outputs.Any(p => p.Name == o.Name)).Select(o => (o.Name, o.Name)).ToImmutableArray();
        if (both.IsEmpty && a.Outputs.Length == b.Outputs.Length) both = [.. a.Outputs.Zip(b.Outputs, (x, y) => (x.Name, y.Name))];
        if (both.IsEmpty)
            diagnostics.Add(Codes.NothingToCompare, b.File, "", string.Join(", ", a.Outputs.Select(o => o.Name)),
                string.Join(", ", b.Outputs.Select(o => o.Name)));
        return both;
    }

    /// <summary>Compares outputs and, with a decoder and a judge, what they say.</summary>
    public ImmutableArray<OutputComparison> Outputs(ImmutableArray<(string Reference, string Candidate)> outputs, HeadDecoder? decoder,
        TaskJudge? judge)
    {
        ImmutableArray<string> ra = [.. outputs.Select(o => o.Reference)], rb = [.. outputs.Select(o => o.Candidate)];
        var errors = outputs.Select(_ => new TensorErrorSum()).ToArray();
        var agreements = new ClassAgreement?[outputs.Length];
        var refused = new HashSet<string>();
        SampleRun.InOrder(set.Count, threads, Both, Take, cancel);
        var result = ImmutableArray.CreateBuilder<OutputComparison>(outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
            result.Add(new(outputs[i].Reference, errors[i].Result, agreements[i] is { Rows: > 0 } g ? new(g.Rows, g.Top1, g.Top5) : null));
        return result.MoveToImmutable();

        Run? Both(int index)
        {
            if (SampleRun.Load(set, index, diagnostics) is not { } sample || diagnostics.HasErrors) return null;
            var a = reference.Run(sample.Inputs.AsSpan(), ra, diagnostics);
            if (a.IsDefault) return null;
            var b = candidate.Run(sample.Inputs.AsSpan(), rb, diagnostics);
            return b.IsDefault ? null : new Run(sample, a, b);
        }

        void Take(int index, Run p)
        {
            _samples++;
            for (var i = 0; i < outputs.Length; i++)
            {
                if (p.A[i] is not { } a || p.B[i] is not { } b) continue;
                if (!a.Dims.AsSpan().SequenceEqual(b.Dims.AsSpan()))
                {
                    if (refused.Add(a.Name))
                        diagnostics.Add(Codes.ShapesDiffer, candidate.File, a.Name, $"[{string.Join(',', a.Dims)}]",
                            $"[{string.Join(',', b.Dims)}]");
                    continue;
                }
                errors[i].Add(a.Values, b.Values);
                if (a.Dims.Length >= 2 && a.Dims[^1] >= 2) (agreements[i] ??= new()).Add(a.Values, b.Values, (int)a.Dims[^1]);
            }
            if (decoder is null || judge is null) return;
            if (Decode(p.A, ra) is { } x && Decode(p.B, ra) is { } y) judge.Add(x, y, p.Sample.Label);

            Prediction? Decode(ImmutableArray<TensorValues?> values, ImmutableArray<string> names)
            {
                var read = decoder.Outputs.Select(o => names.IndexOf(o) is var n and >= 0 ? values[n] : null).ToArray();
                if (Array.IndexOf(read, null) >= 0) return null;
                var prediction = decoder.Decode(read!, p.Sample.Geometry, out var reason);
                if (prediction is null && refused.Add(reason)) diagnostics.Add(Codes.HeadDoesNotFit, reference.File, "", reason);
                return prediction;
            }
        }
    }

    /// <summary>Compares inner tensors, in groups that fit into a bound of memory.</summary>
    /// <param name="tensors">In the order of the graph; both runners give them as outputs.</param>
    public ImmutableArray<LayerComparison> Layers(ImmutableArray<ComparedTensor> tensors)
    {
        var errors = tensors.Select(_ => new TensorErrorSum()).ToArray();
        var sizes = new long[tensors.Length];
        for (var index = 0; index < set.Count && !diagnostics.HasErrors; index++)
        {
            cancel.ThrowIfCancellationRequested();
            if (SampleRun.Load(set, index, diagnostics) is not { } sample) continue;
            for (var start = 0; start < tensors.Length;)
            {
                // Sizes are known after the first sample; until then groups are small.
                var end = start + 1;
                for (var bytes = sizes[start]; end < tensors.Length
                    && (sizes[end] > 0 ? (bytes += sizes[end]) <= LayerBytes : end - start < 16);) end++;
                ImmutableArray<string> names = [.. tensors.AsSpan(start, end - start).ToArray().Select(t => t.Name)];
                ImmutableArray<TensorValues?> a = default, b = default;
                if (threads > 1)
                    Parallel.Invoke(() => a = reference.Run(sample.Inputs.AsSpan(), names, diagnostics),
                        () => b = candidate.Run(sample.Inputs.AsSpan(), names, diagnostics));
                else (a, b) =
                    (reference.Run(sample.Inputs.AsSpan(), names, diagnostics), candidate.Run(sample.Inputs.AsSpan(), names, diagnostics));
                if (a.IsDefault || b.IsDefault) break;
                for (var i = 0; i < names.Length; i++)
                {
                    sizes[start + i] = Math.Max(1, 4L * (a[i]?.Values.Length ?? 0));
                    if (a[i] is { } x && b[i] is { } y && x.Dims.AsSpan().SequenceEqual(y.Dims.AsSpan()))
                        errors[start + i].Add(x.Values, y.Values);
                }
                start = end;
            }
        }
        return Losses(tensors, errors);
    }

    private static ImmutableArray<LayerComparison> Losses(ImmutableArray<ComparedTensor> tensors, TensorErrorSum[] errors)
    {
        const double exact = 60;
        var quality = new Dictionary<string, double>(StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<LayerComparison>(tensors.Length);
        for (var i = 0; i < tensors.Length; i++)
        {
            var made = exact;
            foreach (var input in tensors[i].Inputs) if (quality.TryGetValue(input, out var q)) made = Math.Min(made, q);
            var error = errors[i].Result;
            if (error.Images == 0)
            {
                // Not compared (no numbers): what reads it is measured by what it is made of.
                quality[tensors[i].Name] = made;
                continue;
            }
            quality[tensors[i].Name] = Math.Min(exact, error.Sqnr);
            result.Add(new(tensors[i].Name, tensors[i].Node, tensors[i].OpType, error, Math.Max(0, made - Math.Min(exact, error.Sqnr))));
        }
        return result.ToImmutable();
    }

    private sealed record Run(Sample Sample, ImmutableArray<TensorValues?> A, ImmutableArray<TensorValues?> B);
}
