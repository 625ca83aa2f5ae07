using TensorRT;
using Trtc.Core.Build;
using Trtc.Core.Diagnostics;

namespace Trtc.Native;

/// <summary>Carries <see cref="BuildOptions"/> over to a builder's configuration. What the release lacks is a fault (TRTC4007), never left out in silence.</summary>
internal static class ConfigurationOptions
{
    /// <returns>False when there was a fault; it has been written.</returns>
    public static bool Apply(BuilderConfig config, Builder builder, BuildOptions options, EventWriter events)
    {
        if (options.Workspace is { } workspace) config.SetMemoryPoolLimit(MemoryPoolType.kWORKSPACE, workspace);
        if (options.OptimizationLevel is { } level) config.OptimizationLevel = level;
        return SetTargets(config, builder, options, events);
    }

    private static bool SetTargets(BuilderConfig config, Builder builder, BuildOptions options, EventWriter events)
    {
        if (options.Targets.IsEmpty) return true;
        var targets = string.Join(",", options.Targets.Select(t => $"sm_{t}"));
        if (!config.HasComputeCapabilities)
        {
            events.Fault(Codes.TargetsNeedRtx, "--target", targets, builder.Release);
            return false;
        }
        try
        {
            config.SetComputeCapabilities(options.Targets.AsSpan());
            return true;
        }
        catch (TensorRTException e)
        {
            events.Fault(Codes.TargetRefused, "--target", targets, e.Message);
            return false;
        }
    }
}
