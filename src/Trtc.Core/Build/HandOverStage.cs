using Trtc.Core.Files;
using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Onnx;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <summary>A graph on its way to the native parser.</summary>
/// <param name="Weights">Initializers that the file has without their data; none when it has them all.</param>
/// <param name="EnginePath">The temporary name of the engine.</param>
public sealed record HandedModel(string Path, ImmutableArray<WeightRange> Weights, string EnginePath);

/// <summary>Writes the graph for the native parser; a model that nothing changed is handed over as it lies.</summary>
internal static class HandOverStage
{
    /// <summary>From here on weights go by name: below it a whole file costs hundredths of a second, and a person can look into
    /// it.</summary>
    private const long LargeWeights = 64L * 1024 * 1024;

    /// <param name="emit">Where a person wants the graph too; null for nowhere.</param>
    /// <param name="byName">The parser takes weights by name: large ones are neither copied nor written again.</param>
    /// <param name="name">Parts several graphs of one build.</param>
    /// <returns>Null with TRTC2017.</returns>
    public static HandedModel? Run(TypedModel typed, BuildSource source, string? emit, OutputFiles files, bool byName, BuildContext context,
        string name = "")
    {
        if (emit is not null && !OutputFiles.Try(emit, context.Diagnostics, () => ModelWriter.Write(typed.Model, emit))) return null;
        var engine = files.Temporary($"{name}.engine");
        if (ReferenceEquals(typed.Model.Graph, source.AsRead)) return new(source.Model.Path, [], engine);
        var path = files.Temporary($"{name}.onnx");
        if (byName && typed.Model.Graph.WeightBytes >= LargeWeights && ModelWriter.WriteWithoutWeights(typed.Model, path) is { } weights)
            return new(path, weights, engine);
        ModelWriter.Write(typed.Model, path);
        return new(path, [], engine);
    }
}
