using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Repairs;

/// <summary>A model to be run on calibration data for what it says of itself.</summary>
/// <param name="Outputs">Small float tensors; to be asked for in this order.</param>
/// <param name="Take">Receives one run's outputs; one at a time, in any order.</param>
public sealed record Probe(Model Model, ImmutableArray<string> Outputs, Action<ImmutableArray<float[]>> Take);
