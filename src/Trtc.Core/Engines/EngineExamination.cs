using System.Collections.Immutable;

namespace Trtc.Core.Engines;

/// <summary>What a TensorRT that is installed says of an engine.</summary>
/// <param name="Validity"><c>valid</c>, <c>suboptimal</c> or <c>invalid</c> by the engine's first bytes; null where the release cannot tell
/// (TensorRT-RTX can) or there is no GPU.</param>
/// <param name="Reasons">Why it is not valid: <c>VERSION_MISMATCH</c>, <c>UNSUPPORTED_CC</c> and others.</param>
/// <param name="Loads">Whether it was loaded on the GPU of this machine; null where there is none to try.</param>
/// <param name="WhyNot">Why it does not load, or was not tried; null where it loads.</param>
/// <param name="Device">What it was loaded on; null where it was not.</param>
public sealed record EngineExamination(string? Validity, ImmutableArray<string> Reasons, bool? Loads, string? WhyNot, string? Device);
