using System.Text;
using System.Text.RegularExpressions;
using TensorRT;

namespace Trtc.Tests.Interop;

/// <summary>The documentation of TensorRT.NET says of each member which releases have it, as the generated tables do; what is not bound is
/// named with the reason.</summary>
public sealed partial class AvailabilityTests
{
    private static readonly IReadOnlyList<PublicMember> Members = [.. PublicApi.Read().Where(m => m.Type != nameof(CanaryCalls))];

    [Fact]
    public void Each_member_says_which_releases_have_it()
    {
        var wrong = new List<string>();
        foreach (var member in Members.Where(m => m.Calls.Length > 0))
        {
            var phrase = NativeFunctions.Phrase(NativeFunctions.In(member.Calls));
            var said = Regex.Replace(member.Docs, @"\s+", " ");
            if (phrase.Length > 0 ? !said.Contains(phrase, StringComparison.OrdinalIgnoreCase) : Claim().IsMatch(said)
                && !Members.Any(m => m.Type == member.Type && m.Part != member.Part && m.Docs == member.Docs))
                wrong.Add(
                    $"{member.Type}.{member.Part}: {(phrase.Length > 0 ? $"must say '{phrase}.'" : "is in every release")} "
                    + $"({string.Join(", ", member.Calls)})");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(Members.Count(m => m.Calls.Length > 0) > 300);
    }

    [Fact]
    public void Each_public_member_has_a_comment()
    {
        var without = Members.Where(m => m.Docs.Length == 0 && !m.Part.Contains("Dispose", StringComparison.Ordinal))
            .Select(m => $"{m.Type}.{m.Part}").ToArray();
        Assert.True(without.Length == 0, string.Join('\n', without));
    }

    [Fact]
    public void Each_function_is_bound_or_named_with_the_reason()
    {
        var called = Members.SelectMany(m => m.Calls).Concat(Elsewhere).ToHashSet(StringComparer.Ordinal);
        var types = called.Select(c => c.Split('.')[0]).Distinct().Order(StringComparer.Ordinal);
        var text = new StringBuilder("# TensorRT.NET and TensorRT's functions\n\n");
        text.Append(
            "Which function of TensorRT each public member calls, and which releases have it; from the tables that the library itself "
            + "calls by. A blank means every release that\n");
        text.Append(
            "is supported: TensorRT from 8.6 on and TensorRT-RTX from 1.3 on. A member that names several functions calls the one that "
            + "the release has.\n");
        foreach (var type in Members.Where(m => m.Calls.Length > 0).Select(m => m.Type).Distinct())
        {
            text.Append($"\n## {type}\n| member | function | releases |\n| --- | --- | --- |\n");
            foreach (var m in Members.Where(m => m.Type == type && m.Calls.Length > 0))
                text.Append(
                    $"| `{m.Part}` | {string.Join(", ", m.Calls.Select(c => $"`{c}`"))} | "
                    + $"{NativeFunctions.Phrase(NativeFunctions.In(m.Calls))} |\n");
        }
        text.Append("\n## Not bound\n| function | releases | why |\n| --- | --- | --- |\n");
        var unexplained = new List<string>();
        foreach (var type in types)
            foreach (var function in NativeFunctions.Of(type).Select(f => $"{type}.{f}").Where(f => !called.Contains(f)))
            {
                if (Unbound.FirstOrDefault(u => Regex.IsMatch(function, $"^({u.Pattern})$")) is not { Why.Length: > 0 } reason)
                    unexplained.Add(function);
                else text.Append($"| `{function}` | {NativeFunctions.Phrase(NativeFunctions.In([function]))} | {reason.Why} |\n");
            }
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        Golden.Equal(Repository.Path("docs", "tensorrt-net.md"), text.ToString());
    }

    /// <summary>What is called by code that no public member of a class leads to by name: constructors, destructors, the release
    /// table.</summary>
    private static readonly string[] Elsewhere = [];

    /// <summary>Why a function has no member, by a pattern of its name.</summary>
    private static readonly (string Pattern, string Why)[] Unbound =
    [
        (@".*\.getPImpl", "for the vendor's own classes"),
        (@".*\.get(ErrorRecorder|Logger|Profiler|Engine|ExecutionContext|ProgressMonitor|TimingCache|RuntimeCache|RuntimeConfig|Int8Calibrator|CalibrationProfile|InputConsumedEvent|Builder)", "what was set or made is a C# object already"),
        (@"VRefitter\.setErrorRecorder|VEngineInspector\.setErrorRecorder|VExecutionContext\.setErrorRecorder|IPluginRegistry\.setErrorRecorder", "the recorder of the runtime or engine hears it"),
        (@".*\.(set|get)Flags|VSerializationConfig\.(clearFlag|getFlag)|VMoELayer\.setSwigluParams|VRefitter\.(setWeights|getMissing|getAll)", "the members for one flag, parameter or name at a time do the same"),
        (@".*\.(set|get)(GpuAllocator|TemporaryStorageAllocator|OutputAllocator)|VExecutionContext\.(set|get)OutputTensorAddress|VExecutionContext\.setInputTensorAddress", "no allocators of the application's own; addresses are set with setTensorAddress"),
        (@".*\.(set|get)AlgorithmSelector|VBuilder\.(buildEngineWithConfig|buildSerializedNetworkWithKernelText|reset)|IParser\.(supportsModel|parseWithWeightDescriptors|destroy|clearErrors|setRefitObserver|setBuilderConfig|getLayerOutputTensor|getUsedVCPluginLibraries)|VRuntime\.(getNbDLACores|setPluginRegistryParent|(set|get)TempfileControlFlags)", "another member does it, or nothing that the library is for needs it"),
        (@"VBuilder\.(platformHas.*|.*MaxBatchSize|getMaxDLABatchSize)|.*hasImplicitBatchDimension|.*hasExplicitPrecision|VBuilderConfig\.(set|get)(MinTimingIterations|MaxWorkspaceSize)|VResizeLayer\.(set|get)AlignCorners|VTensor\.(set|get)BroadcastAcrossBatch", "went with 8.6 or means nothing since implicit batches went"),
        (@"VNetworkDefinition\.add(Convolution|Pooling|Scale|Deconvolution|Padding|RNNv2)|V(Convolution|Deconvolution|Pooling|Padding)Layer\.(set|get)(KernelSize|Stride|Padding|Dilation|WindowSize|PrePadding|PostPadding)", "the forms for any number of axes do the same; RNNv2 went with 8.6"),
        (@"VCudaEngine\..*[bB]inding.*|VCudaEngine\.(getMaxBatchSize|getLocation|getProfileDimensions|getProfileShapeValues)|VExecutionContext\.(execute|enqueue|executeV2|enqueueV2|getStrides|setOptimizationProfile|.*Binding.*|allInputShapesSpecified)", "tensors have names; bindings by number went with 8.6"),
        (@"VCudaEngine\.(getTensorBytesPerComponent|getTensorComponentsPerElement|getTensorFormat|getTensorFormatDesc|getTensorVectorizedDim|createRefitter|setWeightStreamingBudget|getWeightStreamingBudget|getMinimumWeightStreamingBudget|getTacticSources)|VHostMemory\.type", "its successor is bound, or the builder's side tells it"),
        (@"VNetworkDefinition\.addPlugin.*|IPluginRegistry\..*",
            "plugins reach a network by the ONNX parser, from the libraries that LoadLibrary loads"),
        (@"V(CudaEngine\.(loadWeightsAsync|createWeightsManager)|Runtime\.deserializeCudaEngine(V2|_rtx1_4))",
            "no readers of the application's own: engines come as bytes"),
        (@"VExecutionContext\.((set|get)DebugListener|getDebugState|(set|get).*TensorsDebugState|setCommunicator)",
            "debug listeners and communicators are not covered"),
        (@"VOptimizationProfile\.(get.*Values.*|(set|get)ProfileStream)|VTimingCache\.(queryKeys|query|update)|VRefitter\.(.*DynamicRange.*|releaseRefitResources)|IParserRefitter\.(clearErrors|loadModelProto|loadInitializer|refitModelProto|setRefitObserver)|VBuilderConfig\.(getNbOptimizationProfiles|[sg]etQuantizationFlags)|IParserError\.(file|line|func|localFunction.*)", "of use to the vendor's own tools"),
    ];

    // A sentence of its own, as all such are.
    [GeneratedRegex(@"[.>:] ?(From 1?\d\.\d+ (on|and)|Up to 10\.16|RTX only|Not in RTX|8\.6 only)")]
    private static partial Regex Claim();
}
