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
        using var logger = library.CreateLogger((_, text) => { if (throwing) throw new InvalidTimeZoneException(text); }, LoggerSeverity.kVERBOSE);
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
        using var profile = builder.CreateOptimizationProfile();
        Assert.True(profile.SetDimensions("x", OptProfileSelector.kMIN, [1, 2]));
        Assert.False(profile.IsValid);
    }

    private sealed class Throwing : IProgressMonitor
    {
        public void PhaseStarted(string phase, string? parent, int steps) => throw new InvalidTimeZoneException("from the monitor");

        public bool StepCompleted(string phase, int step) => true;

        public void PhaseFinished(string phase) { }
    }
}
