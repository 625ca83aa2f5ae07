using System.Collections.Immutable;

namespace Trtc.Core.Accuracy;

/// <summary>Two models side by side on the same samples.</summary>
/// <param name="Judge">What ran them, and how: figures of two judges do not compare.</param>
/// <param name="Layers">In the order of the reference's graph; empty unless asked for.</param>
public sealed record Comparison(
    string Reference, string Candidate, string Judge, string Data, int Samples, int Skipped,
    ImmutableArray<OutputComparison> Outputs, ImmutableArray<TaskFigure> Task, int LabelledSamples, ImmutableArray<LayerComparison> Layers)
{
    /// <summary>The first tensor, in the order of the graph, that is much worse than all it is made of; null when there is none.</summary>
    public LayerComparison? FirstJump => Layers.FirstOrDefault(l => l.Jumps);
}

/// <param name="Classes">Rows of the last axis seen as class scores; null for tensors that cannot be (fewer than two axes or
/// classes).</param>
public sealed record OutputComparison(string Name, TensorError Error, ClassComparison? Classes);

public sealed record ClassComparison(long Rows, double Top1, double Top5);

/// <param name="Tensor">Value name, in both graphs.</param>
/// <param name="Node">What makes it in the reference, as a person would name it.</param>
/// <param name="Loss">dB of SQNR below the worst tensor it is made of; inputs that are exact count as 60 dB.</param>
public sealed record LayerComparison(string Tensor, string Node, string OpType, TensorError Error, double Loss)
{
    /// <summary>The noise is ten times that of what it is made of, and is heard at all.</summary>
    public bool Jumps => Loss >= 10 && Error.Sqnr < 40;
}

/// <summary>A tensor inside the graph that both models have.</summary>
/// <param name="Inputs">Values its node reads.</param>
public sealed record ComparedTensor(string Name, string Node, string OpType, ImmutableArray<string> Inputs);
