using System.Diagnostics;
using TensorRT;
using Trtc.Core.Build;
using Trtc.Core.Diagnostics;

namespace Trtc.Native;

/// <summary>Times of the native calls alone, in seconds, and the size of what they made.</summary>
internal readonly record struct StageTimes(double ParseSeconds, double BuildSeconds, long EngineBytes);

/// <summary>One build, straight through: network, parser, profiles, configuration, engine, file.</summary>
internal sealed class StageBuild(Builder builder, StageLog log, EventWriter events, BackendRequest request) : IDisposable
{
    private NetworkDefinition? _network;
    private BuilderConfig? _config;

    /// <returns>Null when there was a fault; it has been written.</returns>
    public StageTimes? Run()
    {
        _network = builder.CreateNetwork(builder.IsStronglyTypedOnly);
        if (Parse(_network) is not { } parseSeconds) return null;
        _config = builder.CreateConfig();
        if (!ConfigurationOptions.Apply(_config, builder, request.Options, events)) return null;
        if (!AddProfiles(_config)) return null;
        if (_config.HasProgressMonitor) _config.SetProgressMonitor(new StageMonitor(events));
        if (Build(_network, _config, out var buildSeconds) is not { } engine) return null;
        using (engine) return Write(engine) ? new(parseSeconds, buildSeconds, engine.Length) : null;
    }

    public void Dispose()
    {
        _config?.Dispose();
        _network?.Dispose();
    }

    private double? Parse(NetworkDefinition network)
    {
        using var parser = new OnnxParser(network);
        events.Write(new PhaseStartedEvent("Parsing", null, 0));
        var start = Stopwatch.GetTimestamp();
        var parsed = parser.ParseFile(request.ModelPath);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        events.Write(new PhaseFinishedEvent("Parsing"));
        if (parsed) return seconds;
        NativeFaults.OfParser(parser.Errors, log, events);
        return null;
    }

    private bool AddProfiles(BuilderConfig config)
    {
        for (var i = 0; i < request.Options.Profiles.Length; i++)
        {
            using var profile = builder.CreateOptimizationProfile();
            foreach (var range in request.Options.Profiles[i].Inputs)
            {
                if (Set(profile, range, OptProfileSelector.kMIN, range.Min.AsSpan())
                    && Set(profile, range, OptProfileSelector.kOPT, range.Opt.AsSpan())
                    && Set(profile, range, OptProfileSelector.kMAX, range.Max.AsSpan())) continue;
                events.Fault(Codes.ProfileRefused, range.Input, Count(i), string.Join(' ', log.Errors));
                return false;
            }
            try
            {
                config.AddOptimizationProfile(profile);
            }
            catch (TensorRTException e)
            {
                events.Fault(Codes.ProfileRefused, "", Count(i), e.Message);
                return false;
            }
        }
        return true;

        static string Count(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

        static bool Set(OptimizationProfile profile, InputRange range, OptProfileSelector select, ReadOnlySpan<long> sizes) =>
            range.IsValues ? profile.SetShapeValues(range.Input, select, sizes) : profile.SetDimensions(range.Input, select, sizes);
    }

    private HostMemory? Build(NetworkDefinition network, BuilderConfig config, out double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        var engine = builder.BuildSerializedNetwork(network, config);
        seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (engine is null) NativeFaults.OfBuilder(request.Options, log, events);
        return engine;
    }

    private bool Write(HostMemory engine)
    {
        try
        {
            using var file = new FileStream(request.EnginePath, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            engine.CopyTo(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            events.Fault(Codes.EngineNotWritten, request.EnginePath, e.Message);
            return false;
        }
    }
}
