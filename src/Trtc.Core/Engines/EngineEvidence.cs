namespace Trtc.Core.Engines;

/// <summary>What an engine that was just built says of itself where it can be loaded.</summary>
/// <param name="WhyNot">Why it could not be asked, as a phrase; null where it was.</param>
/// <param name="Device">What it was loaded on, as "NVIDIA GeForce RTX 4090 (sm_89)".</param>
/// <param name="LayerCount">The engine's own count.</param>
/// <param name="Information">The inspector's JSON.</param>
public sealed record EngineEvidence(string? WhyNot, string Device, int LayerCount, string Information)
{
    public static EngineEvidence None(string why) => new(why, "", 0, "");
}
