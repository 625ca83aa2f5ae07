using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Report;

namespace Trtc.Tests.Fuzz;

/// <summary>Every reader of bytes that come from strangers: one row each. A new reader is a row here and valid inputs under
/// <c>seeds/NAME</c>.</summary>
public static class FuzzTargets
{
    public static ImmutableArray<FuzzTarget> All { get; } =
    [
        new("model", (bytes, folder) => ReadModel(bytes, folder)?.Dispose()) { Mutate = ModelMutations.Mutate },
        new("inference", (bytes, folder) => Infer(bytes, folder)) { Mutate = ModelMutations.Mutate, Quick = 200 },
        new("passes", Optimise) { Mutate = ModelMutations.Mutate, Quick = 100 },
        new("npy", (bytes, _) => NpyReader.Read(bytes, out var _)),
        new("npz", (bytes, _) => NpyReader.ReadZip(new MemoryStream(bytes), out var _)),
        new("calibration", (bytes, _) => CalibrationFile.Parse(bytes, "f", new())),
        new("statistics", (bytes, _) => StatisticsFile.Parse(bytes, "f", new())),
        new("cache", (bytes, _) => TensorRtCache.Parse(bytes, "f", new())),
        new("engine", ReadEngine),
        new("layers", (bytes, _) => EngineLayerReader.Read(Encoding.UTF8.GetString(bytes), out var _)),
        new("profile", (bytes, _) => ProfileSpec.Parse(Encoding.UTF8.GetString(bytes), new())),
        new("preprocess", (bytes, _) => PreprocessFile.Parse(bytes, "f", new())),
        new("head", (bytes, _) => HeadFile.Parse(bytes, "f", new())),
        new("labels", (bytes, _) => CocoLabels.Parse(bytes, "f", ["a", "b"], new())),
        new("configuration", ReadConfiguration),
        new("manifest", ReadManifest),
    ];

    private static Model? ReadModel(byte[] bytes, TempFolder folder) =>
        ModelReader.Read(folder.Write("model.onnx", bytes), new DiagnosticList());

    private static void Infer(byte[] bytes, TempFolder folder)
    {
        using var model = ReadModel(bytes, folder);
        if (model is null) return;
        var result = ShapeInference.Run(model);
        MacCount.Of(result.Model.Graph);
        ActivationMemory.Estimate(result.Model.Graph);
        ModelCheck.Run(result.Model, new([.. Target.Newest], result.Constants));
    }

    private static void Optimise(byte[] bytes, TempFolder folder)
    {
        using var model = ReadModel(bytes, folder);
        if (model is not null) Pipeline.Run(model, new PassContext(Target.Newest[0]), PassOptions.Default);
    }

    private static void ReadEngine(byte[] bytes, TempFolder folder)
    {
        using var file = new SourceFile(folder.Write("model.engine", bytes));
        EngineHeader.TryRead(file, out _);
    }

    private static void ReadConfiguration(byte[] bytes, TempFolder folder)
    {
        folder.Write("trtc.json", bytes);
        Configuration.BesideModel(folder.File("model.onnx"), new());
    }

    /// <summary>As <c>inspect</c> reads it: what is no JSON, or none of ours, is no manifest.</summary>
    private static void ReadManifest(byte[] bytes, TempFolder folder)
    {
        try
        {
            JsonSerializer.Deserialize(bytes, ReportJson.Plain.Manifest);
        }
        catch (JsonException)
        {
        }
    }
}
