using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Runtime.Cpu;

/// <summary>A model that ONNX Runtime runs on the CPU.</summary>
public sealed class OrtModelRunner : IModelRunner
{
    private readonly OrtSession _session;

    private OrtModelRunner(OrtSession session, string file) => (_session, File) = (session, file);

    public string File { get; }

    public ImmutableArray<ValueInfo> Inputs => _session.Inputs;

    public ImmutableArray<ValueInfo> Outputs => _session.Outputs;

    /// <summary>How it runs, for reports.</summary>
    /// <param name="integerKernels">Q/DQ replaced by integer kernels.</param>
    public static string Judge(bool integerKernels, DiagnosticList diagnostics) =>
        $"ONNX Runtime {OrtSession.LibraryVersion(diagnostics)} on the CPU, "
            + (integerKernels ? "Q/DQ fused to integer kernels" : "Q/DQ computed in float (fusion off)");

    /// <returns>Null with TRTC3101 or TRTC6001.</returns>
    public static OrtModelRunner? Open(string path, OrtSessionOptions options, DiagnosticList diagnostics) =>
        OrtSession.Open(path, options, diagnostics) is { } session ? new(session, path) : null;

    /// <summary>A model from memory, with inner values as further outputs.</summary>
    /// <returns>Null with TRTC3101 or TRTC6001.</returns>
    public static OrtModelRunner? Open(Model model, IEnumerable<string> innerValues, OrtSessionOptions options, DiagnosticList diagnostics)
    {
        // No type is stated: ONNX Runtime infers it, and a wrong one (of another batch than is run) would be refused.
        var graph = model.Graph with { Outputs = model.Graph.Outputs.AddRange(innerValues.Select(v => new ValueInfo(v, null))),
            Values = Graph.NoValues };
        return OrtSession.Open(model with { Graph = graph }, options, diagnostics) is { } session ? new(session, model.Path) : null;
    }

    /// <summary>A model with Q/DQ, each computed in float as written.</summary>
    /// <returns>Null with TRTC3101 or TRTC6001.</returns>
    public static OrtModelRunner? OpenQuantised(Model model, DiagnosticList diagnostics) =>
        Open(model, [], new() { EmulateQuantization = true }, diagnostics);

    /// <summary>What the nodes of the main graph make, in order, graph outputs left out.</summary>
    public static ImmutableArray<ComparedTensor> InnerTensors(Graph graph)
    {
        var outputs = graph.Outputs.Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<ComparedTensor>();
        foreach (var node in graph.Nodes)
            foreach (var output in node.Outputs)
                if (output.Length > 0 && !outputs.Contains(output)) tensors.Add(new(output, node.Display, node.OpType, node.Inputs));
        return tensors.ToImmutable();
    }

    public ImmutableArray<TensorValues?> Run(ReadOnlySpan<NamedTensor> inputs, ImmutableArray<string> outputs, DiagnosticList diagnostics)
    {
        using var result = _session.Run(inputs, outputs, diagnostics);
        if (result is null) return default;
        var values = ImmutableArray.CreateBuilder<TensorValues?>(outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
            values.Add(result.IsTensor(i) ? TensorValues.Of(outputs[i], result.Type(i), result.Dims(i), result.Bytes(i)) : null);
        return values.MoveToImmutable();
    }

    public void Dispose() => _session.Dispose();
}
