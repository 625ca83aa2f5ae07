using System.Collections.Immutable;

namespace Trtc.Core.Check;

/// <summary>What an installed TensorRT's own ONNX parser says of a model.</summary>
/// <param name="Faults">Empty when it parses.</param>
/// <param name="ShapeInputs">Inputs that a profile gives values for; known when it parses.</param>
/// <param name="Supported">Nodes of the main graph, by index and rising, in parts that it says it supports; null where the release cannot
/// say (before 10.1).</param>
public sealed record ParserOpinion(bool Parses, ImmutableArray<ParserFault> Faults, ImmutableArray<string> ShapeInputs,
    ImmutableArray<long>? Supported);

/// <param name="Node">Index in the main graph; −1 when it is about none.</param>
/// <param name="Name">Empty where the parser does not tell.</param>
public sealed record ParserFault(long Node, string Name, string Operator, string Description);
