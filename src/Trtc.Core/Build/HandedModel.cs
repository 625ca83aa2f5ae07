using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Core.Build;

/// <summary>A graph on its way to the native parser.</summary>
/// <param name="Weights">Initializers that the file has without their data; none when it has them all.</param>
internal readonly record struct HandedModel(string Path, ImmutableArray<WeightRange> Weights)
{
    /// <summary>From here on weights go by name: below it a whole file costs hundredths of a second, and a person can look into it.</summary>
    private const long LargeWeights = 64L * 1024 * 1024;

    /// <param name="byName">The parser takes weights by name: large ones are neither copied nor written again.</param>
    public static HandedModel Write(Model model, string path, bool byName)
    {
        if (byName && model.Graph.WeightBytes >= LargeWeights && ModelWriter.WriteWithoutWeights(model, path) is { } weights) return new(path, weights);
        ModelWriter.Write(model, path);
        return new(path, []);
    }
}
