using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Runtime.Cpu;

/// <summary>
/// Activations from ONNX Runtime on the CPU: the observed tensors, and no others, are made outputs of the graph. Each run is one thread's,
/// so any number of runs at once computes the same bits.
/// </summary>
public sealed class OrtActivationSource : IActivationSource
{
    /// <summary>
    /// Bytes of a model that each run may have a session of its own for. Runs that share a session share its memory arena, whose size then
    /// depends on how they happen to meet and grows for as long as they do; larger models pay that rather than hold their weights several
    /// times.
    /// </summary>
    private const int LargestCopied = 1 << 28;

    private readonly ConcurrentBag<OrtSession> _idle = [];

    /// <summary>The one session of a large model; null where each run has its own.</summary>
    private readonly OrtSession? _shared;
    private readonly byte[] _model;
    private readonly string _file;
    private readonly string[] _outputs;
    /// <summary>For each of <see cref="Tensors"/>: its place in <see cref="_outputs"/>, or −1 for an input of the model.</summary>
    private readonly ImmutableArray<int> _places;

    private OrtActivationSource(OrtSession session, byte[]? model, string file, ImmutableArray<string> tensors)
    {
        _model = model ?? [];
        if (model is null) _shared = session;
        else _idle.Add(session);
        _file = file;
        var inputs = session.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var outputs = new List<string>();
        var places = ImmutableArray.CreateBuilder<int>(tensors.Length);
        foreach (var name in tensors)
        {
            var isInput = inputs.Contains(name);
            places.Add(isInput ? -1 : outputs.Count);
            if (!isInput) outputs.Add(name);
        }
        Tensors = tensors;
        _outputs = [.. outputs];
        _places = places.MoveToImmutable();
    }

    private static readonly OrtSessionOptions s_options = new() { Optimization = GraphOptimizationLevel.ORT_ENABLE_ALL };

    public ImmutableArray<string> Tensors { get; }

    /// <param name="observe">Names of the graph's values; those that turn out not to be float32 are left out.</param>
    /// <returns>Null with TRTC3101, TRTC6001 or TRTC6111.</returns>
    public static OrtActivationSource? Open(Model model, IReadOnlySet<string> observe, DiagnosticList diagnostics)
    {
        var tensors = ObservedTensors.Order(model.Graph, observe);
        var outputs = model.Graph.Outputs;
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var v in model.Graph.Outputs) declared.Add(v.Name);
        foreach (var v in model.Graph.Inputs) declared.Add(v.Name);
        foreach (var name in tensors)
            // No type is stated: ONNX Runtime infers it, and a wrong one in the model would be refused.
            if (declared.Add(name)) outputs = outputs.Add(new(name, null));

        if (OpenSession(model with { Graph = model.Graph with { Outputs = outputs } }, out var bytes, diagnostics) is not { } session)
            return null;
        var floats = session.Inputs.AddRange(session.Outputs).Where(v => v.Element == DataType.Float32).Select(v => v.Name)
            .ToHashSet(StringComparer.Ordinal);
        tensors = tensors.RemoveAll(name => !floats.Contains(name));
        if (!tensors.IsEmpty) return new(session, bytes, model.Path, tensors);
        diagnostics.Add(Codes.NothingToObserve, model.Path, "");
        session.Dispose();
        return null;
    }

    public bool Run(IReadOnlyList<NamedTensor> inputs, ActivationVisitor visit, DiagnosticList diagnostics)
    {
        if (_shared is not null) return Run(_shared, inputs, visit, diagnostics);
        if (!_idle.TryTake(out var session) && (session = OrtSession.Open(_model, _file, "", s_options, diagnostics)) is null) return false;
        try
        {
            return Run(session, inputs, visit, diagnostics);
        }
        finally
        {
            _idle.Add(session);
        }
    }

    private bool Run(OrtSession session, IReadOnlyList<NamedTensor> inputs, ActivationVisitor visit, DiagnosticList diagnostics)
    {
        // Where inputs alone are looked at there is nothing to compute, and ONNX Runtime refuses a run without outputs.
        using var result = _outputs.Length == 0 ? null : session.Run([.. inputs], _outputs, diagnostics);
        if (result is null && _outputs.Length > 0) return false;
        for (var t = 0; t < Tensors.Length; t++)
        {
            if (_places[t] >= 0) visit(t, result!.Floats(_places[t]));
            else visit(t, Floats(inputs, Tensors[t]));
        }
        return true;
    }

    public void Dispose()
    {
        _shared?.Dispose();
        foreach (var session in _idle) session.Dispose();
    }

    /// <param name="bytes">The model, where it is small enough for more sessions; null otherwise.</param>
    private static OrtSession? OpenSession(Model model, out byte[]? bytes, DiagnosticList diagnostics)
    {
        bytes = null;
        if (model.Graph.WeightBytes <= LargestCopied)
        {
            bytes = ModelWriter.ToBytes(model);
            return OrtSession.Open(bytes, model.Path, "", s_options, diagnostics);
        }
        return OrtSession.Open(model, s_options, diagnostics);
    }

    private static ReadOnlySpan<float> Floats(IReadOnlyList<NamedTensor> inputs, string name)
    {
        foreach (var input in inputs)
            if (input.Name == name && input.Tensor.Bytes is MemoryBytes bytes)
                return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes.Memory.Span);
        return default;
    }
}
