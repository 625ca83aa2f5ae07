using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>Something that runs a model: all that comparison and the budget search know of an inference engine. Runs may come from several
/// threads.</summary>
public interface IModelRunner : IDisposable
{
    /// <summary>The model's file, for messages.</summary>
    string File { get; }

    ImmutableArray<ValueInfo> Inputs { get; }

    ImmutableArray<ValueInfo> Outputs { get; }

    /// <returns>In the order of <paramref name="outputs"/>, null for values that hold no numbers; default with a diagnostic when the run
    /// fails.</returns>
    ImmutableArray<TensorValues?> Run(ReadOnlySpan<NamedTensor> inputs, ImmutableArray<string> outputs, DiagnosticList diagnostics);
}
