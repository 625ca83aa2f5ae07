using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision.Targets;

namespace Trtc.Core.Precision;

/// <summary>
/// Whose choice types are. From TensorRT 10 on they are the graph's. TensorRT 8.6 knows networks alone whose types the builder chooses,
/// among those that flags allow; so does TensorRT 10 with its own INT8 calibrator, or with types of single layers, inputs or outputs. There
/// the graph stays FP32 but for Q/DQ.
/// </summary>
public static class BuilderTyping
{
    /// <summary>Parts what was asked for into what the graph takes and what the builder is told.</summary>
    /// <returns>Null with TRTC6508, TRTC6511 or TRTC6512.</returns>
    public static (PrecisionOptions Graph, BuildOptions Builder)? Split(
        Model model, PrecisionOptions asked, BuildOptions options, Target target, DiagnosticList diagnostics)
    {
        var calibrator = options.Calibrator is not null;
        if (calibrator && !HasCalibrator(target))
        {
            diagnostics.Add(Codes.NoCalibrator, model.Path, "--int8-mode calibrator", target);
            return null;
        }
        if (asked.Half == DataType.BFloat16 && !HasBFloat16(target))
        {
            diagnostics.Add(Codes.NoBFloat16, model.Path, "--bf16", target, "it came with TensorRT 10");
            return null;
        }
        if (asked.Typing == NetworkTyping.Weak && target is { Product: TargetProduct.Rtx } or { Major: >= 11 })
        {
            diagnostics.Add(Codes.NoWeakTyping, model.Path, "", target);
            return null;
        }
        if (asked.Typing == NetworkTyping.Strong && options.IsWeaklyTyped && target.Product == TargetProduct.TensorRT && target.Major <= 10)
        {
            diagnostics.Add(Codes.PrecisionsContradict, model.Path, "", "--typing strong", calibrator ? "TensorRT's own calibrator"
                : "a type of a single layer, input or output");
            return null;
        }
        if (!BuilderChooses(options, target, asked.Typing)) return (asked, options);
        // 8.6 builds no network that is strongly typed; one whose graph has the types, with the flags that let the builder keep them, is
        // the nearest.
        if (asked.Typing == NetworkTyping.Strong) return (asked, options with { AllowedTypes = Allowed(model, asked, options) });

        var why = calibrator ? "TensorRT's own calibrator" : target.Major < 10 ? $"{target}" : "types of single layers, inputs or outputs";
        void Refuse(string option) => diagnostics.Add(Codes.TypesAreTheBuilders, model.Path, option, option, why);
        var quantised = PrecisionStage.CountQdq(model.Graph) > 0;
        if (asked.HalfIo) Refuse("--io-types");
        if (asked.Require is { } require && (calibrator || require.Type != DataType.Int8)) Refuse("--require");
        if (calibrator && !asked.Quant.Include.IsEmpty) Refuse("--include");
        if (calibrator && !asked.Quant.Exclude.IsEmpty) Refuse("--exclude");
        if (calibrator && quantised) Refuse("a model that holds Q/DQ");
        if (diagnostics.HasErrors) return null;

        var guards = asked.Half == DataType.Float16 && !calibrator;
        return (asked with { Half = null, HalfIo = false, Int8 = asked.Int8 && !calibrator, Typing = NetworkTyping.Weak,
            GuardsHalf = guards }, options with { AllowedTypes = Allowed(model, asked, options) });
    }

    private static BuilderTypes Allowed(Model model, PrecisionOptions asked, BuildOptions options)
    {
        var allowed = options.AllowedTypes;
        if (asked.Half == DataType.Float16 || HoldsHalf(model.Graph)) allowed |= BuilderTypes.Fp16;
        if (asked.Half == DataType.BFloat16) allowed |= BuilderTypes.Bf16;
        if (asked.Int8 || PrecisionStage.CountQdq(model.Graph) > 0) allowed |= BuilderTypes.Int8;
        return allowed;
    }

    private static bool HasCalibrator(Target target) => target.Product == TargetProduct.TensorRT && target.Major <= 10;

    private static bool HasBFloat16(Target target) => target.Product == TargetProduct.Rtx || target.Major >= 10;

    private static bool BuilderChooses(BuildOptions o, Target target, NetworkTyping? typing)
    {
        if (target.Product == TargetProduct.Rtx || target.Major >= 11) return false;
        return target.Major < 10 || o.IsWeaklyTyped || typing == NetworkTyping.Weak;
    }

    // The builder of 8.6 refuses FP16 in a model unless it may compute in it.
    private static bool HoldsHalf(Graph graph)
    {
        foreach (var input in graph.Inputs) if (input.Element == DataType.Float16) return true;
        foreach (var (_, weight) in graph.Initializers) if (weight.Type == DataType.Float16) return true;
        return false;
    }
}
