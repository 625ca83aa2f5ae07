using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Repairs;

/// <summary>
/// Chooses each tensor's step among candidates by what counts: noise over signal, Σ(y − y')² / Σy², at the outputs of the layers that read
/// it, each fed with the FP32 model's own values. Tensors that must share a step are judged together.
/// </summary>
public sealed class OutputErrorSearch
{
    private readonly Model _model;
    private readonly QuantPlan _plan;
    private readonly ImmutableArray<IReadOnlyDictionary<string, float>> _candidates;
    private readonly Dictionary<string, (ExactMean[] Noise, ExactMean Signal)[]> _groups = new(StringComparer.Ordinal);

    /// <param name="model">What <paramref name="plan"/> was made for.</param>
    /// <param name="candidates">Steps by tensor; of tensors that share a step, each candidate's largest is meant.</param>
    public OutputErrorSearch(Model model, QuantPlan plan, ImmutableArray<IReadOnlyDictionary<string, float>> candidates)
    {
        (_model, _plan, _candidates) = (model, plan, candidates);
        foreach (var group in QuantisedLayer.Of(model.Graph, plan, candidates[0]).GroupBy(l => l.Group, StringComparer.Ordinal))
            _groups[group.Key] = [.. group.Select(l => (new ExactMean[candidates.Length], new ExactMean()))];
    }

    /// <summary>A probe of some of the candidates; all are measured when probes of all were run. Each holds a copy of the layers a
    /// candidate.</summary>
    public Probe Errors(int first, int count)
    {
        var probe = new ProbeGraph(_model);
        var outputs = ImmutableArray.CreateBuilder<string>();
        var takes = new List<Action<float>>();
        for (var k = first; k < first + count; k++)
        {
            var place = new Dictionary<string, int>(StringComparer.Ordinal);
            var candidate = k;
            foreach (var layer in QuantisedLayer.Of(_model.Graph, _plan, _candidates[k]))
            {
                if (!_groups.TryGetValue(layer.Group, out var sums)) continue;
                var node = _model.Graph.Nodes[layer.Node];
                var at = place.GetValueOrDefault(layer.Group);
                place[layer.Group] = at + 1;
                Measure(probe.Node("Sub", node.Outputs[0], layer.Copy(probe, node, layer.Step)), v => sums[at].Noise[candidate].Add(v));
                // The first probe measures the signal too.
                if (k == 0) Measure(node.Outputs[0], v => sums[at].Signal.Add(v));
            }
        }
        return new(probe.Model, outputs.ToImmutable(), run =>
        {
            for (var i = 0; i < takes.Count; i++) takes[i](run[i][0]);
        });

        void Measure(string value, Action<float> take)
        {
            outputs.Add(probe.Output(probe.Reduce("ReduceMean", probe.Node("Mul", value, value), default)));
            takes.Add(take);
        }
    }

    /// <summary>Steps by tensor, each from the candidate with the least error; of equals the first.</summary>
    public Dictionary<string, float> Best()
    {
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (group, readers) in _groups)
        {
            var least = double.PositiveInfinity;
            for (var k = 0; k < _candidates.Length; k++)
            {
                double error = 0;
                foreach (var (noise, signal) in readers) error += signal.Value > 0 ? noise[k].Value / signal.Value : 0;
                if (error >= least) continue;
                (best[group], least) = (k, error);
            }
        }
        var chosen = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var t in _plan.Tensors)
            if (_candidates[best.GetValueOrDefault(t.Group)].TryGetValue(t.Tensor, out var step)) chosen[t.Tensor] = step;
        return chosen;
    }
}
