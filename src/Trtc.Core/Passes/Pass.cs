using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>One rewrite of a model that keeps what it computes. Names, times, counts and checks are the runner's.</summary>
/// <param name="Name">As <c>--skip-pass</c> takes it.</param>
/// <param name="Purpose">One line for docs and help.</param>
public sealed record Pass(string Name, string Purpose, Func<Model, PassContext, Model> Run);

/// <param name="Target">The release the model is for: rewrites that mend what a release lacks look at it. Null leaves those out.</param>
/// <param name="HalfPrecision">The graph will be computed in FP16 or BF16, where some kernels exist that FP32 lacks.</param>
public sealed record PassContext(Target? Target = null, bool HalfPrecision = false)
{
    public static PassContext Default { get; } = new();

    /// <summary>The graph is the body of an If, Loop or Scan.</summary>
    public bool IsBody { get; init; }

    /// <summary>Receives what a rewrite costs or cannot do; null where nobody asks.</summary>
    public DiagnosticList? Diagnostics { get; init; }

    /// <summary>Sizes of inputs that every run of the engine will have, where they are more than the model says.</summary>
    public InferenceOptions Shapes { get; init; } = InferenceOptions.Default;
}

/// <summary>What a pass did: nodes of the main graph before and after, and its time.</summary>
public sealed record PassRun(string Name, int NodesBefore, int NodesAfter, TimeSpan Time);

/// <param name="Skip">Names of passes to leave out.</param>
/// <param name="Verify">Checks the graph after each pass; a violation is a bug of the pass and throws.</param>
public sealed record PassOptions(ImmutableArray<string> Skip, bool Verify = false)
{
    public static PassOptions Default { get; } = new([]);
}

public sealed record PassResult(Model Model, ImmutableArray<PassRun> Runs);
