using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;
using global::Onnx;

namespace Trtc.Tests.Sdk.Check;

/// <summary>Asks the real parser and builder, in their own process: one that dies of a model is a refusal of that model.</summary>
internal sealed class NativeVerdicts : IDisposable
{
    private readonly ChildBackend _backend = new(new(SdkUnderTest.Folder));
    private readonly TempFolder _folder = new();

    public (ParserOpinion? Opinion, string Why) Parse(string path)
    {
        var diagnostics = new DiagnosticList();
        var opinion = _backend.Parse(path, parts: false, diagnostics, CancellationToken.None);
        return (opinion, opinion is null ? Text(diagnostics) : opinion.Faults.IsEmpty ? ""
            : Short($"{opinion.Faults[0].Operator}: {opinion.Faults[0].Description}"));
    }

    public (bool Builds, string Why) Build(string path, ImmutableArray<Profile> profiles)
    {
        var diagnostics = new DiagnosticList();
        var result = _backend.Build(new(path, path, _folder.File("v.engine"), new() { Profiles = profiles }, NativeLogLevel.Error),
            Silence.Observer, diagnostics, CancellationToken.None);
        return (result is not null, Text(diagnostics));
    }

    /// <summary>The operator test's own inputs, as a profile for what needs one.</summary>
    public static ImmutableArray<Profile> StoredProfile(string folder, ParserOpinion opinion)
    {
        if (opinion.ShapeInputs.IsEmpty) return [];
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(folder, "model.onnx")));
        var ranges = ImmutableArray.CreateBuilder<InputRange>();
        for (var i = 0; i < model.Graph.Input.Count; i++)
        {
            var file = Path.Combine(folder, "test_data_set_0", $"input_{i}.pb");
            if (!opinion.ShapeInputs.Contains(model.Graph.Input[i].Name) || !File.Exists(file)) continue;
            var values = Integers(TensorProto.Parser.ParseFrom(File.ReadAllBytes(file)));
            ranges.Add(new(model.Graph.Input[i].Name, values, values, values, IsValues: true));
        }
        return [new(ranges.ToImmutable())];
    }

    public void Dispose()
    {
        _backend.Dispose();
        _folder.Dispose();
    }

    private static ImmutableArray<long> Integers(TensorProto tensor)
    {
        var raw = tensor.RawData.Span;
        return tensor.DataType switch
        {
            (int)TensorProto.Types.DataType.Int64 => raw.Length > 0 ? [.. MemoryMarshal.Cast<byte, long>(raw)] : [.. tensor.Int64Data],
            (int)TensorProto.Types.DataType.Float => [.. MemoryMarshal.Cast<byte, float>(raw).ToArray().Select(v => (long)v)],
            _ => raw.Length > 0 ? [.. MemoryMarshal.Cast<byte, int>(raw).ToArray().Select(v => (long)v)]
                : [.. tensor.Int32Data.Select(v => (long)v)],
        };
    }

    private static string Text(DiagnosticList diagnostics) =>
        Short(string.Join("; ", diagnostics.Items.Select(d => $"{d.Code.Id} {d.Message}")));

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private sealed class Silence : IBuildObserver
    {
        public static readonly Silence Observer = new();

        public void PhaseStarted(string name, string? parent, int steps)
        {
        }

        public void StepDone(string phase, int step)
        {
        }

        public void PhaseFinished(string name)
        {
        }

        public void Log(NativeLogLevel level, string message)
        {
        }
    }
}
