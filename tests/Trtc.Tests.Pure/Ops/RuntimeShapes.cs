using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Ops;

/// <summary>Every intermediate value's type and shape as ONNX Runtime computes them, and what inference says beside them.</summary>
internal static class RuntimeShapes
{
    /// <summary>Null when ONNX Runtime refuses the model or the run.</summary>
    internal static IReadOnlyDictionary<string, TensorType>? Run(Model model, IReadOnlyDictionary<string, TensorType> inputs)
    {
        var inferred = ShapeInference.Run(model).Model.Graph;
        var outputs = ImmutableArray.CreateBuilder<ValueInfo>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var o in model.Graph.Outputs) if (seen.Add(o.Name)) outputs.Add(o with { Type = null });
        foreach (var node in model.Graph.Nodes)
            foreach (var o in node.Outputs)
                if (o.Length > 0 && seen.Add(o) && (inferred.Values.GetValueOrDefault(o)?.Type is null or TensorType))
                    outputs.Add(new(o, null));
        var diagnostics = new DiagnosticList();
        var bytes =
            ModelWriter.ToBytes(model with { Graph = model.Graph with { Outputs = outputs.ToImmutable(), Values = Graph.NoValues } });
        using var session = OrtSession.Open(bytes, "model", "",
            new() { Optimization = Microsoft.ML.OnnxRuntime.GraphOptimizationLevel.ORT_DISABLE_ALL }, diagnostics);
        if (session is null) return null;
        var tensors = model.Graph.Inputs.Select(i => new NamedTensor(i.Name, Filled(inputs[i.Name]))).ToArray();
        using var result = session.Run(tensors, diagnostics);
        if (result is null) return null;
        var real = new Dictionary<string, TensorType>(StringComparer.Ordinal);
        for (var i = 0; i < result.Count; i++)
            if (result.IsTensor(i)) real[result.Names[i]] = new(result.Type(i), Shape.Of(result.Dims(i).AsSpan()));
        return real;
    }

    /// <summary>What of the inferred types the run contradicts; named sizes are computed from the inputs', equal names must be equal
    /// sizes.</summary>
    internal static List<string> Contradictions(Graph inferred, IReadOnlyDictionary<string, TensorType> real, IReadOnlyDictionary<string,
        long> names, bool exact = false)
    {
        var faults = new List<string>();
        var met = new Dictionary<string, long>(names, StringComparer.Ordinal);
        var outputs = inferred.Outputs.ToDictionary(o => o.Name, StringComparer.Ordinal);
        foreach (var (name, type) in real)
        {
            var info = inferred.Values.GetValueOrDefault(name) ?? outputs.GetValueOrDefault(name);
            if (info?.Tensor is not { } guess)
            {
                if (exact) faults.Add($"{name}: nothing inferred");
                continue;
            }
            if (guess.Element != type.Element) faults.Add($"{name}: {guess.Element} is {type.Element}");
            if (guess.Shape is not { } shape)
            {
                if (exact) faults.Add($"{name}: no rank");
                continue;
            }
            if (shape.Rank != type.Shape!.Rank)
            {
                faults.Add($"{name}: {shape} is {type.Shape}");
                continue;
            }
            for (var i = 0; i < shape.Rank; i++)
            {
                var (said, size) = (shape[i], type.Shape[i].Value);
                long? value = said.IsConstant ? said.Value : said.Symbol is null ? null : DimText.Evaluate(said.Symbol, met);
                if (value is not null && value != size) faults.Add($"{name}: axis {i} is {said} = {value}, ran as {size}");
                else if (value is null && exact) faults.Add($"{name}: axis {i} is {said}");
                if (said.Symbol is not null) met.TryAdd(said.Symbol, size);
            }
        }
        return faults;
    }

    /// <summary>Small positive numbers, so that divisions and roots are defined and indices valid.</summary>
    private static TensorData Filled(TensorType type)
    {
        var n = (int)type.Shape!.Elements;
        var bytes = new byte[type.Element.Bytes(n)];
        for (var i = 0; i < n; i++)
        {
            switch (type.Element)
            {
                case DataType.Float32: BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), 0.25f + i % 7 * 0.125f); break;
                case DataType.Int64: BitConverter.TryWriteBytes(bytes.AsSpan(8 * i), 1L); break;
                case DataType.Int32: BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), 1); break;
            }
        }
        return new(type.Element, [.. type.Shape.Dims.Select(d => d.Value)], new MemoryBytes(bytes));
    }
}
