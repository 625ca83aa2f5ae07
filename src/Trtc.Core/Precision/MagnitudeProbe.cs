using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Core.Precision;

/// <summary>The largest magnitude of every float32 value on calibration data: what FP16 must hold.</summary>
public static class MagnitudeProbe
{
    /// <param name="model">Values typed by shape inference.</param>
    /// <param name="magnitudes">Receives them by name; infinity where a value was not finite.</param>
    public static Probe Of(Model model, Dictionary<string, float> magnitudes)
    {
        var probe = new ProbeGraph(model);
        var outputs = ImmutableArray.CreateBuilder<string>();
        var names = new List<string>();
        foreach (var input in model.Graph.Inputs) if (input.Element == DataType.Float32) Add(input.Name);
        foreach (var node in model.Graph.Nodes)
            foreach (var name in node.Outputs)
                if (name.Length > 0 && model.Graph.Values.TryGetValue(name, out var info) && info.Element == DataType.Float32) Add(name);
        return new(probe.Model, outputs.ToImmutable(), run =>
        {
            for (var i = 0; i < names.Count; i++)
            {
                // A value without elements has no magnitude.
                if (run[i].Length == 0) continue;
                var seen = float.IsNaN(run[i][0]) ? float.PositiveInfinity : run[i][0];
                magnitudes[names[i]] = Math.Max(magnitudes.GetValueOrDefault(names[i]), seen);
            }
        });

        void Add(string name)
        {
            names.Add(name);
            outputs.Add(probe.Output(probe.Reduce("ReduceMax", probe.Node("Abs", name), default)));
        }
    }
}
