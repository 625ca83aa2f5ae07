using System.Collections.Immutable;
using TensorRT;

namespace Trtc.Runtime.Native;

/// <summary>Which of an engine's optimization profiles takes a sample.</summary>
internal static class EngineProfiles
{
    /// <summary>The first that admits every input's shape; null when none does.</summary>
    public static int? Find(Engine engine, IReadOnlyList<string> inputs, ImmutableArray<TensorPart> sample)
    {
        for (var p = 0; p < engine.ProfileCount; p++)
            if (inputs.All(name => Admits(engine, p, name, sample.First(s => s.Name == name).Dims))) return p;
        return null;
    }

    /// <summary>As "x 1x3x640x640:16x3x640x640 or x 1x3x1280x1280".</summary>
    public static string Describe(Engine engine, IReadOnlyList<string> inputs) =>
        string.Join(" or ", Enumerable.Range(0, engine.ProfileCount)
            .Select(p => string.Join(", ", inputs.Select(name => $"{name} {Range(engine, p, name)}"))).Distinct());

    public static string Text(IEnumerable<long> dims) => dims.Any() ? string.Join('x', dims) : "a scalar";

    private static bool Admits(Engine engine, int profile, string name, ImmutableArray<long> dims)
    {
        var shape = engine.GetTensorShape(name);
        if (shape is null || shape.Count != dims.Length) return false;
        var (min, max) = (engine.GetProfileShape(name, profile, OptProfileSelector.kMIN),
            engine.GetProfileShape(name, profile, OptProfileSelector.kMAX));
        for (var i = 0; i < dims.Length; i++)
        {
            if (shape[i] >= 0 ? dims[i] != shape[i] : min is not null && max is not null && min.Count == dims.Length
                && max.Count == dims.Length && (dims[i] < min[i] || dims[i] > max[i]))
                return false;
        }
        return true;
    }

    private static string Range(Engine engine, int profile, string name)
    {
        var shape = engine.GetTensorShape(name) ?? [];
        if (!shape.Contains(-1)) return Text(shape);
        var (min, max) = (engine.GetProfileShape(name, profile, OptProfileSelector.kMIN),
            engine.GetProfileShape(name, profile, OptProfileSelector.kMAX));
        return min is null || max is null ? Text(shape) : min.SequenceEqual(max) ? Text(min) : $"{Text(min)}:{Text(max)}";
    }
}
