using TensorRT;

namespace Trtc.Tests.Sdk.Native;

/// <summary>TensorRT.NET in this very process: what holds what alive.</summary>
public sealed class OwnershipTests
{
    private static TensorRTLibrary Library() => TensorRTLibrary.Load(LibraryFiles.Under(SdkUnderTest.Folder)[0]);

    [Fact]
    public void Version_and_row_are_known()
    {
        var library = Library();
        Assert.Equal(Product.TensorRTRtx, library.Version.Product);
        Assert.True(library.IsExactlyKnown);
        Assert.Equal($"TensorRT-RTX {library.Version.Major}.{library.Version.Minor}", library.DrivenAs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Any_order_of_dispose_is_safe(int seed)
    {
        var library = Library();
        var logger = library.CreateLogger((_, _) => { });
        var builder = library.CreateBuilder(logger);
        var network = builder.CreateNetwork(stronglyTyped: true);
        var config = builder.CreateConfig();
        var profile = builder.CreateOptimizationProfile();
        var parser = new OnnxParser(network);
        var cache = config.CreateTimingCache([]);
        var bytes = cache.Serialize();
        NativeObject[] all = [logger, builder, network, config, profile, parser, cache, bytes, library.CreateRuntime(logger)];
        new Random(seed).Shuffle(all);
        foreach (var one in all) one.Dispose();
        foreach (var one in all) one.Dispose();
        Assert.All(all, o => Assert.True(o.IsDisposed));
        Assert.Throws<ObjectDisposedException>(() => builder.CreateConfig());
        Assert.Throws<ObjectDisposedException>(() => network.LayerCount);
    }

    [Fact]
    public void A_child_works_on_when_its_parents_are_disposed()
    {
        var library = Library();
        NetworkDefinition network;
        using (var logger = library.CreateLogger((_, _) => { }))
        using (var builder = library.CreateBuilder(logger))
            network = builder.CreateNetwork(stronglyTyped: true);
        using (network)
        {
            using var parser = new OnnxParser(network);
            Assert.True(parser.ParseFile(Repository.Shared("models", "digits.onnx")));
            parser.Dispose();
            Assert.True(network.LayerCount > 3);
            Assert.Equal((1, 1), (network.InputCount, network.OutputCount));
        }
    }

    [Fact]
    public void What_is_forgotten_is_collected_without_a_crash()
    {
        var library = Library();
        for (var i = 0; i < 3; i++)
        {
            Forget(library);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        static void Forget(TensorRTLibrary library)
        {
            var builder = library.CreateBuilder(library.CreateLogger((_, _) => { }));
            _ = new OnnxParser(builder.CreateNetwork(stronglyTyped: true));
            _ = builder.CreateConfig().CreateTimingCache([]);
        }
    }

    [Fact]
    public void An_exception_in_a_monitor_cancels_the_build_and_comes_out_of_it()
    {
        var library = Library();
        using var logger = library.CreateLogger((_, _) => { });
        using var builder = library.CreateBuilder(logger);
        using var network = builder.CreateNetwork(stronglyTyped: true);
        using var parser = new OnnxParser(network);
        Assert.True(parser.ParseFile(Repository.Shared("models", "layout.onnx")));
        using var config = builder.CreateConfig();
        config.SetProgressMonitor(new Throwing());
        var thrown = Assert.Throws<InvalidTimeZoneException>(() => builder.BuildSerializedNetwork(network, config));
        Assert.Equal("from the monitor", thrown.Message);
        config.SetProgressMonitor(null);
        using var engine = builder.BuildSerializedNetwork(network, config);
        Assert.NotNull(engine);
        Assert.Equal(engine.Length, engine.ToArray().Length);
    }

    [Fact]
    public void An_exception_in_a_logger_comes_out_of_the_call()
    {
        var library = Library();
        var throwing = false;
        using var logger =
            library.CreateLogger((_, text) => { if (throwing) throw new InvalidTimeZoneException(text); }, LoggerSeverity.kVERBOSE);
        using var builder = library.CreateBuilder(logger);
        using var network = builder.CreateNetwork(stronglyTyped: true);
        using var parser = new OnnxParser(network);
        throwing = true;
        Assert.Throws<InvalidTimeZoneException>(() => parser.ParseFile(Repository.Shared("models", "digits.onnx")));
    }

    [Fact]
    public void A_recorder_hears_of_errors()
    {
        var library = Library();
        using var logger = library.CreateLogger((_, _) => { });
        using var builder = library.CreateBuilder(logger);
        using var recorder = library.CreateErrorRecorder();
        builder.ErrorRecorder = recorder;
        using var network = builder.CreateNetwork(stronglyTyped: true);
        using var config = builder.CreateConfig();
        Assert.Null(builder.BuildSerializedNetwork(network, config));
        Assert.NotEmpty(recorder.Errors);
        Assert.All(recorder.Errors, e => Assert.NotEqual(ErrorCode.kSUCCESS, e.Code));
        recorder.Clear();
        Assert.Empty(recorder.Errors);
    }

    [Fact]
    public void Options_are_read_back_as_they_were_set()
    {
        var library = Library();
        using var logger = library.CreateLogger((_, _) => { });
        using var builder = library.CreateBuilder(logger);
        using var config = builder.CreateConfig();
        config.SetMemoryPoolLimit(MemoryPoolType.kWORKSPACE, 123 << 20);
        config.OptimizationLevel = 2;
        Assert.Equal(123 << 20, config.GetMemoryPoolLimit(MemoryPoolType.kWORKSPACE));
        Assert.Equal(2, config.OptimizationLevel);
        Assert.True(config.GetFlag(BuilderFlag.kTF32));
        config.SetFlag(BuilderFlag.kTF32, false);
        config.SetFlag(BuilderFlag.kSTRIP_PLAN);
        Assert.False(config.GetFlag(BuilderFlag.kTF32));
        Assert.True(config.GetFlag(BuilderFlag.kSTRIP_PLAN));
        Assert.False(config.GetFlag(BuilderFlag.kREFIT_IDENTICAL));
        Assert.Throws<TensorRTException>(() => config.HardwareCompatibility = HardwareCompatibilityLevel.kAMPERE_PLUS);
        config.TilingLevel = TilingOptimizationLevel.kFULL;
        config.MaxAuxStreams = 3;
        config.MaxTactics = 7;
        config.AverageTimingIterations = 5;
        config.ProfilingVerbosity = ProfilingVerbosity.kDETAILED;
        config.SetPluginsToSerialize(["a.so", "/ö/b.so"]);
        config.SetComputeCapabilities([89, 120]);
        Assert.Equal((TilingOptimizationLevel.kFULL, 3, 7, 5, ProfilingVerbosity.kDETAILED),
            (config.TilingLevel, config.MaxAuxStreams, config.MaxTactics, config.AverageTimingIterations, config.ProfilingVerbosity));
        Assert.Equal(["/ö/b.so", "a.so"], config.PluginsToSerialize.Order(StringComparer.Ordinal));
        Assert.Equal([ComputeCapability.kSM89, ComputeCapability.kSM120], config.ComputeCapabilities);
        config.SetTacticSource(TacticSource.kJIT_CONVOLUTIONS, false);
        Assert.False(config.GetTacticSource(TacticSource.kJIT_CONVOLUTIONS));
        var missing = Assert.Throws<NotInThisReleaseException>(() => config.SetFlag(BuilderFlag.kFP16));
        Assert.Contains("kFP16", missing.Message, StringComparison.Ordinal);
        using var profile = builder.CreateOptimizationProfile();
        Assert.True(profile.SetDimensions("x", OptProfileSelector.kMIN, [1, 2]));
        Assert.False(profile.IsValid);
    }

    [Fact]
    public unsafe void A_network_made_by_hand_is_built_and_streamed()
    {
        var library = Library();
        using var logger = library.CreateLogger((_, _) => { });
        using var builder = library.CreateBuilder(logger);
        using var network = builder.CreateNetwork(stronglyTyped: true);
        float[] weights = [1, 2, 3, 4, 5, 6];
        using var config = builder.CreateConfig();
        using var engine = new MemoryStream();
        fixed (float* pointer = weights)
        {
            var x = network.AddInput("x", DataType.kFLOAT, [2, 3]);
            var w = network.AddConstant([3, 2], new(DataType.kFLOAT, (nint)pointer, weights.Length)).Output(0);
            var product = network.AddMatrixMultiply(x, MatrixOperation.kNONE, w, MatrixOperation.kNONE);
            product.Name = "product";
            var y = network.AddActivation(product.Output(0), ActivationType.kRELU).Output(0);
            y.Name = "y";
            network.MarkOutput(y);
            Assert.Equal([2, 2], y.Dimensions);
            Assert.Equal("product", network.Layer(1).Name);
            Assert.Equal(LayerType.kMATRIX_MULTIPLY, network.Layer(1).Type);
            Assert.True(builder.BuildSerializedNetwork(network, config, engine));
        }
        Assert.Equal("vtrt"u8, engine.ToArray().AsSpan(0, 4));
    }

    [Fact]
    public void Without_a_driver_an_engine_is_refused_with_the_library_s_reason()
    {
        if (TensorRT.Cuda.CudaDriver.Instance is not null) Assert.Skip("this machine has a CUDA driver");
        var library = Library();
        using var logger = library.CreateLogger((_, _) => { });
        using var runtime = library.CreateRuntime(logger);
        var fault = Assert.Throws<TensorRTException>(() => runtime.DeserializeEngine("vtrt and nothing that follows"u8));
        Assert.Equal(TensorRTError.NativeFailure, fault.Error);
        Assert.Contains("35", fault.Message, StringComparison.Ordinal);
        Assert.True(runtime.EngineHeaderSize > 0);
    }

    [Fact]
    public void The_parser_tells_which_nodes_it_takes()
    {
        var library = Library();
        using var logger = library.CreateLogger((_, _) => { });
        using var builder = library.CreateBuilder(logger);
        using var network = builder.CreateNetwork(stronglyTyped: true);
        using var parser = new OnnxParser(network);
        Assert.True(parser.SupportsOperator("Conv"));
        Assert.False(parser.SupportsOperator("NoSuchOperator"));
        var path = Repository.Shared("models", "digits.onnx");
        var part = Assert.Single(parser.FindSupportedParts(File.ReadAllBytes(path), path));
        Assert.True(part.Supported && part.Nodes.Count > 3);
        parser.SetFlag(OnnxParserFlag.kNATIVE_INSTANCENORM);
        Assert.True(parser.GetFlag(OnnxParserFlag.kNATIVE_INSTANCENORM));
    }

    private sealed class Throwing : IProgressMonitor
    {
        public void PhaseStarted(string phase, string? parent, int steps) => throw new InvalidTimeZoneException("from the monitor");

        public bool StepCompleted(string phase, int step) => true;

        public void PhaseFinished(string phase) { }
    }
}
