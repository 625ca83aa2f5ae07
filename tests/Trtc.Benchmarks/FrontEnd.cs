using BenchmarkDotNet.Attributes;
using Onnx;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Report;

namespace Trtc.Benchmarks;

/// <summary>What a user learns before a build, against the time that protobuf takes to parse the same file.</summary>
[MemoryDiagnoser]
public class FrontEnd
{
    [Benchmark(Baseline = true)]
    public ModelProto Protobuf() => ModelProto.Parser.ParseFrom(File.ReadAllBytes(Models.Path));

    [Benchmark]
    public int Check()
    {
        using var model = ModelReader.Read(Models.Path, new DiagnosticList())!;
        var inferred = ShapeInference.Run(model);
        return ModelCheck.Run(inferred.Model, new CheckOptions(Target.Newest, inferred.Constants)).Nodes;
    }

    [Benchmark]
    public int Inspect()
    {
        using var model = ModelReader.Read(Models.Path, new DiagnosticList())!;
        return ModelSummary.Of(model, InferenceOptions.Default, false).Outputs.Length;
    }

    [Benchmark]
    public int Optimize()
    {
        using var model = ModelReader.Read(Models.Path, new DiagnosticList())!;
        return Pipeline.Run(model, new PassContext(null, false), PassOptions.Default).Model.Graph.Nodes.Length;
    }
}
