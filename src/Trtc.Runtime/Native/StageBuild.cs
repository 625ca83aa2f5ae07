using System.Diagnostics;
using TensorRT;
using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Times of the native calls alone, in seconds, and the size of what they made.</summary>
internal readonly record struct StageTimes(double ParseSeconds, double BuildSeconds, long EngineBytes);

/// <summary>One build, straight through: network, parser, profiles, configuration, engine, file.</summary>
internal sealed class StageBuild(Builder builder, TensorRTVersion version, StageLog log, EventWriter events, BackendRequest request)
    : IDisposable
{
    private CalibratorBatches? _batches;
    private MappedWeights? _weights;
    private NetworkDefinition? _network;
    private BuilderConfig? _config;

    /// <returns>Null when there was a fault; it has been written.</returns>
    public StageTimes? Run()
    {
        var options = request.Options;
        if (!LoadPlugins()) return null;
        _network = builder.CreateNetwork(IsStronglyTyped());
        if (Parse(_network) is not { } parseSeconds) return null;
        _config = builder.CreateConfig();
        // Both are tried, so that all faults of the options come at once.
        var good = ConfigurationOptions.Apply(_config, builder, options, events) & NetworkOptions.Apply(_network, builder, options, events);
        if (!good || !AddProfiles(_config)) return null;
        if (!SetCalibrator(_config, _network)) return null;
        using var timings = options.TimingCache is { } path ? TimingCacheFile.Open(path, _config, events) : null;
        if (timings is null && options.TimingCache is not null) return null;
        if (_config.HasProgressMonitor) _config.SetProgressMonitor(new StageMonitor(events));
        if (Build(_network, _config, out var buildSeconds) is not { } engine) return null;
        using (engine)
        {
            if (engine.Length == 0)
            {
                events.Fault(Codes.NotBuilt, "", "the engine that it made has no bytes");
                return null;
            }
            if (!Write(engine)) return null;
            timings?.Write(events);
            return new(parseSeconds, buildSeconds, engine.Length);
        }
    }

    public void Dispose()
    {
        _config?.Dispose();
        _network?.Dispose();
        _batches?.Dispose();
        // After the network, with which the parser goes: what was handed to it by name must outlive it.
        _weights?.Dispose();
    }

    // On TensorRT 10 the model's own types hold, as everywhere else, unless an option leaves them to the builder. 8.6 knows weak typing
    // alone.
    private bool IsStronglyTyped()
    {
        if (builder.IsStronglyTypedOnly) return true;
        return builder.HasStrongTyping && !request.Options.IsWeaklyTyped;
    }

    private bool LoadPlugins()
    {
        var good = true;
        foreach (var path in request.Options.Plugins.Concat(request.Options.SerializedPlugins).Distinct(StringComparer.Ordinal))
            good &= ConfigurationOptions.Try($"--plugin {path}", BuilderFeature.PluginLibraries, builder, events,
                () => builder.PluginRegistry.LoadLibrary(path));
        return good;
    }

    private double? Parse(NetworkDefinition network)
    {
        using var parser = new OnnxParser(network);
        events.Write(new PhaseStartedEvent("Parsing", null, 0));
        var start = Stopwatch.GetTimestamp();
        if (ParseWith(parser) is not { } parsed) return null;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        events.Write(new PhaseFinishedEvent("Parsing"));
        if (parsed) return seconds;
        NativeFaults.OfParser(parser.Errors, log, events);
        return null;
    }

    /// <returns>Null when weights could not be read; the fault has been written.</returns>
    private bool? ParseWith(OnnxParser parser)
    {
        if (request.Weights.IsEmpty) return parser.ParseFile(request.ModelPath);
        if (!parser.LoadModel(File.ReadAllBytes(request.ModelPath), request.ModelPath)) return false;
        _weights = new();
        foreach (var weight in request.Weights)
        {
            try
            {
                if (!parser.LoadInitializer(weight.Name, _weights.Address(weight), weight.Length)) return false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                events.Fault(Codes.ExternalUnreadable, $"initializer '{weight.Name}'", weight.Path, e.Message);
                return null;
            }
        }
        return parser.ParseLoaded();
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

    private bool SetCalibrator(BuilderConfig config, NetworkDefinition network)
    {
        if (request.Options.Calibrator is not { } calibrator) return true;
        return ConfigurationOptions.Try("the INT8 calibrator", BuilderFeature.Int8Calibrator, builder, events, () => { })
            && Calibrate(config, network, calibrator);
    }

    private bool Calibrate(BuilderConfig config, NetworkDefinition network, CalibratorOptions calibrator)
    {
        var minMax = calibrator.Algorithm == CalibratorAlgorithm.MinMax;
        config.SetFlag(BuilderFlag.kINT8);
        if (calibrator.Finished is { } finished)
        {
            config.SetInt8Calibrator(CachedScales.For(version, minMax, finished, events), minMax);
            return true;
        }
        try
        {
            _batches = CalibratorBatches.Open(calibrator.Data!, calibrator.CacheFile,
                [.. Enumerable.Range(0, network.InputCount).Select(i => InputOf(network.Input(i)))], request.SourcePath, events);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            events.Fault(Codes.CalibratorBatches, "", e.Message);
            return false;
        }
        catch (TensorRT.Cuda.CudaException e)
        {
            events.Fault(Codes.GpuNeeded, "", e.Message);
            return false;
        }
        config.SetInt8Calibrator(_batches, minMax);
        if (request.Options.Profiles.IsEmpty) return true;
        // Calibration has a profile of its own: the batches' shape, whatever the engine's ranges are.
        using var profile = builder.CreateOptimizationProfile();
        foreach (var (name, shape) in _batches.Names.Zip(_batches.Shapes))
            foreach (
                var select in (ReadOnlySpan<OptProfileSelector>)[OptProfileSelector.kMIN, OptProfileSelector.kOPT, OptProfileSelector.kMAX])
                profile.SetDimensions(name, select, shape.AsSpan());
        return ConfigurationOptions.Try("the calibration profile", BuilderFeature.Int8Calibrator, builder, events,
            () => config.SetCalibrationProfile(profile));
    }

    private static NetworkInput InputOf(Tensor tensor) => new(tensor.Name, tensor.Type.OfOnnx());

    private HostMemory? Build(NetworkDefinition network, BuilderConfig config, out double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        using var phases = config.HasProgressMonitor ? null : new LogPhases(events);
        phases?.Begin();
        log.Phases = phases;
        HostMemory? engine;
        try
        {
            engine = builder.BuildSerializedNetwork(network, config);
        }
        catch (Exception e) when (_batches is not null
            && e is InvalidDataException or IOException or UnauthorizedAccessException or TensorRT.Cuda.CudaException)
        {
            // What the calibrator's source threw while TensorRT was asking it.
            events.Fault(Codes.CalibratorBatches, "", e.Message);
            seconds = 0;
            return null;
        }
        finally
        {
            log.Phases = null;
        }
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
