using System.Collections.Immutable;
using Trtc.Core.Engines;
using Trtc.Core.Ir;

namespace Trtc.Runtime.Native;

/// <summary>Load an engine with the library opened before, instead of any loaded before; answered by
/// <see cref="EngineLoadedEvent"/>.</summary>
/// <param name="Offset">Where its plan begins.</param>
/// <param name="Plugins">Libraries that it needs.</param>
internal sealed record LoadEngineRequest(string Path, long Offset, ImmutableArray<string> Plugins) : StageRequest;

/// <summary>Run the engine loaded before; answered by <see cref="EngineRanEvent"/>. Tensors travel in files, which both sides read whole or
/// not at all.</summary>
/// <param name="OutputPath">Written by the stage.</param>
internal sealed record RunEngineRequest(string InputPath, string OutputPath, ImmutableArray<TensorPart> Inputs,
    ImmutableArray<string> Outputs) : StageRequest;

/// <summary>Load an engine that was just built and ask it for its layers; answered by <see cref="EngineEvidenceEvent"/>.</summary>
internal sealed record EngineEvidenceRequest(string Path, ImmutableArray<int> Targets) : StageRequest;

/// <summary>Ask the library opened before whether it would load an engine; answered by <see cref="EngineExaminedEvent"/>.</summary>
internal sealed record ExamineEngineRequest(string Path, long Offset) : StageRequest;

/// <param name="Device">As "NVIDIA GeForce RTX 4090 (sm_89)".</param>
internal sealed record EngineLoadedEvent(string Device, ImmutableArray<EngineTensor> Tensors) : StageEvent;

/// <summary>The outputs in the order that they were asked for.</summary>
internal sealed record EngineRanEvent(ImmutableArray<TensorPart> Outputs) : StageEvent;

internal sealed record EngineEvidenceEvent(EngineEvidence Evidence) : StageEvent;

internal sealed record EngineExaminedEvent(EngineExamination Examination) : StageEvent;

/// <summary>A tensor's place in a file.</summary>
internal sealed record TensorPart(string Name, DataType Type, ImmutableArray<long> Dims, long Offset, long Bytes);

/// <summary>An input or output of an engine.</summary>
/// <param name="Type">Undefined for a type that ONNX has none for.</param>
/// <param name="Dims">−1 for a size that is open.</param>
/// <param name="Opt">An input's shape that the first profile was tuned for; empty where nothing is open.</param>
internal sealed record EngineTensor(string Name, bool IsInput, DataType Type, ImmutableArray<long> Dims, ImmutableArray<long> Opt);
