using System.Collections.Immutable;
using TensorRT;
using Trtc.Core.Check;

namespace Trtc.Runtime.Native;

/// <summary>Asks the parser what it makes of a model; nothing is built.</summary>
internal static class StageParse
{
    public static ParserOpinion Run(Builder builder, StageLog log, ParseRequest request)
    {
        using var network = builder.CreateNetwork(builder.HasStrongTyping);
        using var parser = new OnnxParser(network);
        var parsed = parser.ParseFile(request.ModelPath);
        var errors = parser.Errors.Select(e => new ParserFault(e.Node, e.NodeName, e.Operator, e.Description.Trim())).ToImmutableArray();
        if (!parsed && errors.IsEmpty) errors = [new(-1, "", "", log.Errors.Count == 0 ? "it gave no reason" : log.Errors[^1].Trim())];
        return new(parsed, parsed ? [] : errors, parsed ? ShapeInputs(network) : [], request.Parts ? Supported(builder, request.ModelPath)
            : null);
    }

    private static ImmutableArray<string> ShapeInputs(NetworkDefinition network)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < network.InputCount; i++) if (network.Input(i) is { IsShapeTensor: true } input) names.Add(input.Name);
        return names.ToImmutable();
    }

    /// <summary>Of a model that it refuses the parser leaves the refused nodes out of every part, and calls parts unsupported that it did
    /// not look into.</summary>
    /// <returns>Indices of the main graph's nodes; null where the release cannot say, or the file is beyond one message.</returns>
    private static ImmutableArray<long>? Supported(Builder builder, string path)
    {
        // A parser fills its network as it looks: the next question gets a network of its own.
        using var network = builder.CreateNetwork(builder.HasStrongTyping);
        using var parser = new OnnxParser(network);
        if (!parser.HasSupportedParts || new FileInfo(path).Length > Array.MaxLength) return null;
        var taken = ImmutableArray.CreateBuilder<long>();
        foreach (var (supported, nodes) in parser.FindSupportedParts(File.ReadAllBytes(path), path)) if (supported) taken.AddRange(nodes);
        taken.Sort();
        return taken.ToImmutable();
    }
}
