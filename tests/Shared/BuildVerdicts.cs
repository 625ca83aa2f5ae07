using System.Collections.Immutable;
using System.Runtime.InteropServices;
using global::Onnx;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Tests;

/// <summary>What <c>trtc build</c> makes of an operator test in one precision, and what <c>trtc check</c> says that it will.</summary>
public static class BuildVerdicts
{
    public static PrecisionOptions Precision(string name) => name switch
    {
        "fp32" => new(),
        "fp16" => new() { Half = Trtc.Core.Ir.DataType.Float16 },
        "bf16" => new() { Half = Trtc.Core.Ir.DataType.BFloat16 },
        "int8" => new() { Int8 = true, Half = Trtc.Core.Ir.DataType.Float16 },
        _ => throw new ArgumentException(name),
    };

    /// <summary>The verdict of check, and why when it is a refusal.</summary>
    public static (bool Builds, string Why) Check(Model model, GraphRequest request)
    {
        var inferred = ShapeInference.Run(model);
        var result = ModelVerdict.Run(inferred, model,
            new CheckOptions([TableVerdict.Rtx], inferred.Constants) { RemarkDynamicInputs = request.Options.Profiles.IsEmpty }, request);
        var error = result.Findings.FirstOrDefault(f => f.Diagnostic.Severity == Severity.Error);
        return (!result.Refuses(TableVerdict.Rtx, SupportPhase.Builder), error is null ? ""
            : $"{error.Diagnostic.Code.Id} {error.Diagnostic.Where} {error.Diagnostic.Message}");
    }

    /// <summary>The test's own inputs as a profile: shapes of what is dynamic, values of what gives sizes.</summary>
    public static ImmutableArray<Profile> Profile(Graph graph, string folder)
    {
        var values = ShapeInputs.Of(graph);
        var ranges = ImmutableArray.CreateBuilder<InputRange>();
        for (var i = 0; i < graph.Inputs.Length; i++)
        {
            var input = graph.Inputs[i];
            var file = Path.Combine(folder, "test_data_set_0", $"input_{i}.pb");
            var (isValues, isDynamic) = (values.Contains(input.Name), ProfileCheck.IsDynamic(input));
            if ((!isValues && !isDynamic) || !File.Exists(file)) continue;
            var stored = TensorProto.Parser.ParseFrom(File.ReadAllBytes(file));
            ImmutableArray<long> given = isValues ? Integers(stored) : [.. stored.Dims];
            ranges.Add(new(input.Name, given, given, given, isValues));
        }
        return ranges.Count == 0 ? [] : [new(ranges.ToImmutable())];
    }

    private static ImmutableArray<long> Integers(TensorProto tensor)
    {
        var raw = tensor.RawData.Span;
        return tensor.DataType == (int)TensorProto.Types.DataType.Int64
            ? raw.Length > 0 ? [.. MemoryMarshal.Cast<byte, long>(raw)] : [.. tensor.Int64Data]
            : raw.Length > 0 ? [.. MemoryMarshal.Cast<byte, int>(raw).ToArray().Select(v => (long)v)]
            : [.. tensor.Int32Data.Select(v => (long)v)];
    }
}
