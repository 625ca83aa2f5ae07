using TensorRT;
using TensorRT.Cuda;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Gpu;

/// <summary>A TensorRT of this machine, if there is one, with its GPU: an engine is built, loaded and run; a device that TensorRT-RTX does
/// not run on is refused in words.</summary>
public sealed class EngineTests(ITestOutputHelper output)
{
    [Fact]
    public void A_perceptron_runs_or_is_refused_in_words()
    {
        using var context = Gpu.Context();
        var library = Installed();
        var log = new List<string>();
        using var logger = library.CreateLogger((severity, text) => { lock (log) log.Add($"{severity}: {text}"); });
        output.WriteLine($"{library.Version} on {context.Device.Name} ({context.Device.ComputeCapability})");
        var runs = Runs(library, context.Device);
        try
        {
            var engine = Build(library, logger, context.Device, runs);
            output.WriteLine($"engine of {engine.Length} bytes");
            using var runtime = library.CreateRuntime(logger);
            if (library.Version.Product == Product.TensorRTRtx)
            {
                var validity =
                    runtime.GetEngineValidity(engine.AsSpan(0, (int)Math.Min(engine.Length, runtime.EngineHeaderSize)), out var why);
                output.WriteLine($"header of {runtime.EngineHeaderSize} bytes: validity {validity}, diagnostics 0x{why:x}");
                Assert.Equal(runs, validity == EngineValidity.kVALID);
            }
            using var loaded = runtime.DeserializeEngine(engine);
            output.WriteLine($"loaded: {loaded.LayerCount} layers, {loaded.DeviceMemorySize} bytes for a context");
            Run(loaded, context);
            Assert.True(runs);
        }
        catch (TensorRTException e) when (!runs)
        {
            output.WriteLine($"refused: {e.Error}: {e.Message}");
            Assert.Equal(TensorRTError.NativeFailure, e.Error);
            // More than the name of a call: the library's own reason.
            Assert.Contains(": ", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            lock (log) foreach (var line in log) output.WriteLine(line);
        }
    }

    [Fact]
    public void Bytes_that_are_no_engine_are_refused()
    {
        using var context = Gpu.Context();
        var library = Installed();
        using var logger = library.CreateLogger((_, _) => { });
        using var runtime = library.CreateRuntime(logger);
        var e = Assert.Throws<TensorRTException>(() => runtime.DeserializeEngine(new byte[4096]));
        output.WriteLine(e.Message);
    }

    // What TensorRT-RTX 1.7 says it knows.
    private static bool Runs(TensorRTLibrary library, CudaDevice device) =>
        library.Version.Product == Product.TensorRT || device.ComputeCapability is 75 or 80 or 86 or 89 or 120 or 121;

    private static TensorRTLibrary Installed()
    {
        if (new SdkSearch().Candidates().FirstOrDefault() is not { } found)
        {
            Assert.Skip("needs a TensorRT: TRTC_SDK, or 'trtc sdk install'");
            throw new InvalidOperationException();
        }
        return TensorRTLibrary.Load(found.Files);
    }

    private byte[] Build(TensorRTLibrary library, Logger logger, CudaDevice device, bool runs)
    {
        using var builder = library.CreateBuilder(logger);
        using var network = builder.CreateNetwork(builder.HasStrongTyping);
        var x = network.AddInput("x", DataType.kFLOAT, [2, 2]);
        var weights = network.AddConstant([2, 2], network.CopyWeights([1, 2, 3, 4])).Output(0);
        var product = network.AddMatrixMultiply(x, MatrixOperation.kNONE, weights, MatrixOperation.kNONE).Output(0);
        var y = network.AddActivation(product, ActivationType.kRELU).Output(0);
        y.Name = "y";
        network.MarkOutput(y);
        using var config = builder.CreateConfig();
        if (config.HasComputeCapabilities)
        {
            try
            {
                config.SetComputeCapabilities([device.ComputeCapability]);
            }
            catch (TensorRTException e) when (!runs)
            {
                output.WriteLine($"not for this device: {e.Message}");
                config.SetComputeCapabilities([89]);
            }
        }
        using var engine = builder.BuildSerializedNetwork(network, config) 
            ?? throw new TensorRTException(TensorRTError.NativeFailure, "no engine was built: the log says why");
        return engine.ToArray();
    }

    private void Run(Engine engine, CudaContext context)
    {
        Assert.Equal(["x", "y"], engine.TensorNames.Order(StringComparer.Ordinal));
        using var execution = engine.CreateExecutionContext();
        using var stream = context.CreateStream();
        using var x = context.Allocate(16);
        using var y = context.Allocate(16);
        x.CopyFrom(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>([1, 0, 0, -1]));
        Assert.True(execution.SetTensorAddress("x", x.Address));
        Assert.True(execution.SetTensorAddress("y", y.Address));
        execution.Enqueue(stream.Handle);
        stream.Synchronize();
        var result = new float[4];
        y.CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(result.AsSpan()));
        output.WriteLine(string.Join(", ", result));
        Assert.Equal([1f, 2, 0, 0], result);
        using var inspector = engine.CreateInspector();
        output.WriteLine(inspector.GetEngineInformation(LayerInformationFormat.kONELINE));
    }
}
