using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>Receives one observed tensor of one run; the values end with the call.</summary>
/// <param name="tensor">Place in <see cref="IActivationSource.Tensors"/>.</param>
public delegate void ActivationVisitor(int tensor, ReadOnlySpan<float> values);

/// <summary>
/// What runs a model and lets its activations be seen: ONNX Runtime on the CPU today. The same inputs must always give the same bits, on
/// any number of threads.
/// </summary>
public interface IActivationSource : IDisposable
{
    /// <summary>Names of the tensors observed, in the graph's order.</summary>
    ImmutableArray<string> Tensors { get; }

    /// <summary>Runs the model once and visits every observed tensor. May be called from several threads.</summary>
    /// <returns>False with a diagnostic.</returns>
    bool Run(IReadOnlyList<NamedTensor> inputs, ActivationVisitor visit, DiagnosticList diagnostics);
}
