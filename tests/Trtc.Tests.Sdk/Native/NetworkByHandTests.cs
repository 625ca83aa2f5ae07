using System.Runtime.InteropServices;
using TensorRT;

namespace Trtc.Tests.Sdk.Native;

/// <summary>Networks made through INetworkDefinition, built by the real library: what the adders hand over is what it
/// understands.</summary>
public sealed class NetworkByHandTests
{
    [Fact]
    public void A_perceptron_becomes_an_engine()
    {
        using var made = new Made();
        var n = made.Network;
        var x = n.AddInput("x", DataType.kFLOAT, [-1, 16]);
        var hidden = n.AddActivation(Dense(n, x, 16, 32), ActivationType.kRELU).Output(0);
        var y = n.AddSoftMax(Dense(n, hidden, 32, 4)).Output(0);
        y.Name = "y";
        n.MarkOutput(y);
        Assert.Equal([-1L, 4], y.Dimensions!);
        made.Build(("x", [1, 16], [8, 16], [64, 16]));
    }

    [Fact]
    public void A_convolutional_network_becomes_an_engine()
    {
        using var made = new Made();
        var n = made.Network;
        var x = n.AddInput("image", DataType.kFLOAT, [-1, 1, 28, 28]);
        x.SetDimensionName(0, "batch");
        var first = n.AddConvolution(x, 8, [3, 3], Random(n, 8 * 9), Random(n, 8));
        first.Name = "first";
        first.Padding = [1, 1];
        first.Stride = [2, 2];
        Assert.Equal([3L, 3], first.Kernel);
        Assert.Equal([2L, 2], first.Stride);
        Assert.Equal([1L, 1], first.Padding);
        Assert.Equal((8, 1), (first.OutputMaps, first.Groups));
        Assert.Equal([-1L, 8, 14, 14], first.Output(0).Dimensions!);
        var relu = n.AddActivation(first.Output(0), ActivationType.kLEAKY_RELU);
        relu.Alpha = 0.125f;
        Assert.Equal(0.125f, relu.Alpha);
        var scaled = n.AddScale(relu.Output(0), ScaleMode.kCHANNEL, Random(n, 8), Random(n, 8), WeightData.None);
        var grouped = n.AddConvolution(scaled.Output(0), 16, [3, 3], Random(n, 16 * 9));
        grouped.Groups = 8;
        grouped.PaddingMode = PaddingMode.kSAME_UPPER;
        Assert.Equal([-1L, 16, 14, 14], grouped.Output(0).Dimensions!);
        var pool = n.AddPooling(grouped.Output(0), PoolingType.kAVERAGE, [2, 2]);
        pool.Stride = [2, 2];
        var up = n.AddResize(pool.Output(0));
        up.Scales = [1, 1, 2, 2];
        up.Mode = InterpolationMode.kLINEAR;
        Assert.Equal([1f, 1, 2, 2], up.Scales);
        Assert.Equal([-1L, 16, 14, 14], up.Output(0).Dimensions!);
        var joined = n.AddConcatenation([up.Output(0), grouped.Output(0)]);
        joined.Axis = 1;
        Assert.Equal([-1L, 32, 14, 14], joined.Output(0).Dimensions!);
        var mean = n.AddReduce(joined.Output(0), ReduceOperation.kAVG, 0b1100, keepDimensions: false);
        var shuffle = n.AddShuffle(mean.Output(0));
        shuffle.ReshapeDimensions = [-1, 32];
        shuffle.SecondTranspose = [1, 0];
        Assert.Equal([32L, -1], shuffle.Output(0).Dimensions!);
        shuffle.SecondTranspose = [0, 1];
        var top = n.AddTopK(n.AddSoftMax(Dense(n, shuffle.Output(0), 32, 10)).Output(0), TopKOperation.kMAX, 3, 0b10);
        n.MarkOutput(top.Output(0));
        n.MarkOutput(top.Output(1));
        Assert.Equal(DataType.kINT32, top.Output(1).Type);
        Assert.Equal(2, n.OutputCount);
        Assert.IsType<ConvolutionLayer>(n.Layer(0));
        Assert.Equal(first, n.Layer(0));
        Assert.Equal("first", n.Layer(0).Name);
        made.Build(("image", [1, 1, 28, 28], [4, 1, 28, 28], [8, 1, 28, 28]));
    }

    [Fact]
    public void Quantised_and_cast_values_become_an_engine()
    {
        using var made = new Made();
        var n = made.Network;
        var x = n.AddInput("x", DataType.kFLOAT, [4, 64]);
        var scale = n.AddConstant([], n.CopyWeights([0.1f])).Output(0);
        var q = n.AddQuantize(x, scale);
        var back = n.AddDequantize(q.Output(0), scale);
        Assert.Equal(DataType.kINT8, q.Output(0).Type);
        var half = n.AddCast(back.Output(0), DataType.kHALF);
        Assert.Equal(DataType.kHALF, half.ToType);
        n.MarkOutput(half.Output(0));
        made.Build();
    }

    [Fact]
    public void A_loop_and_a_condition_become_an_engine()
    {
        using var made = new Made();
        var n = made.Network;
        var x = n.AddInput("x", DataType.kFLOAT, [4]);
        var trips = n.AddConstant([], n.CopyWeights(DataType.kINT32, [3, 0, 0, 0], 1)).Output(0);
        var loop = n.AddLoop();
        loop.Name = "three times";
        loop.AddTripLimit(trips, TripLimit.kCOUNT);
        var state = loop.AddRecurrence(x);
        var doubled = n.AddElementWise(state.Output(0), state.Output(0), ElementWiseOperation.kSUM).Output(0);
        state.SetInput(1, doubled);
        var last = loop.AddOutput(state.Output(0), LoopOutput.kLAST_VALUE);
        Assert.Equal([4L], last.Output(0).Dimensions!);
        n.MarkOutput(last.Output(0));
        made.Build();
    }

    [Fact]
    public void What_the_library_refuses_is_told_in_its_words()
    {
        using var made = new Made();
        var n = made.Network;
        var x = n.AddInput("x", DataType.kFLOAT, [4, 5]);
        var y = n.AddInput("y", DataType.kFLOAT, [4, 6]);
        n.MarkOutput(n.AddElementWise(x, y, ElementWiseOperation.kSUM).Output(0));
        using var config = made.Builder.CreateConfig();
        Assert.Null(made.Builder.BuildSerializedNetwork(n, config));
        Assert.Contains(made.Log, l => l.Contains("dimensions", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_layer_that_the_release_lacks_names_those_that_have_it()
    {
        using var made = new Made();
        var e = Assert.Throws<NotInThisReleaseException>(() =>
            made.Network.AddFullyConnected(made.Network.AddInput("x", DataType.kFLOAT, [1, 1, 1, 1]), 1, WeightData.None));
        Assert.Contains("TensorRT 8.6", e.Message, StringComparison.Ordinal);
        Assert.Contains("addFullyConnected", e.Message, StringComparison.Ordinal);
    }

    private static Tensor Dense(NetworkDefinition n, Tensor input, int from, int to)
    {
        var weights = n.AddConstant([from, to], Random(n, from * to)).Output(0);
        var bias = n.AddConstant([1, to], Random(n, to)).Output(0);
        var product = n.AddMatrixMultiply(input, MatrixOperation.kNONE, weights, MatrixOperation.kNONE).Output(0);
        return n.AddElementWise(product, bias, ElementWiseOperation.kSUM).Output(0);
    }

    private static WeightData Random(NetworkDefinition n, int count)
    {
        var random = new Random(count);
        var values = new float[count];
        foreach (ref var v in values.AsSpan()) v = random.NextSingle() - 0.5f;
        return n.CopyWeights(values);
    }

    private sealed class Made : IDisposable
    {
        private readonly Logger _logger;

        public Made()
        {
            var library = TensorRTLibrary.Load(LibraryFiles.Under(SdkUnderTest.Folder)[0]);
            _logger = library.CreateLogger((severity, text) => { if (severity <= LoggerSeverity.kERROR) lock (Log) Log.Add(text); });
            Builder = library.CreateBuilder(_logger);
            Log.Clear();
            Network = Builder.CreateNetwork(Builder.HasStrongTyping);
        }

        public List<string> Log { get; } = [];

        public Builder Builder { get; }

        public NetworkDefinition Network { get; }

        public void Build(params ReadOnlySpan<(string Input, long[] Min, long[] Opt, long[] Max)> ranges)
        {
            using var config = Builder.CreateConfig();
            if (!ranges.IsEmpty)
            {
                using var profile = Builder.CreateOptimizationProfile();
                foreach (var (input, min, opt, max) in ranges)
                {
                    Assert.True(profile.SetDimensions(input, OptProfileSelector.kMIN, min));
                    Assert.True(profile.SetDimensions(input, OptProfileSelector.kOPT, opt));
                    Assert.True(profile.SetDimensions(input, OptProfileSelector.kMAX, max));
                }
                config.AddOptimizationProfile(profile);
            }
            using var engine = Builder.BuildSerializedNetwork(Network, config);
            Assert.True(engine is not null, string.Join('\n', Log));
            Assert.Equal("vtrt"u8, engine.ToArray().AsSpan(0, 4));
            Assert.True(engine.Length > 2000);
        }

        public void Dispose()
        {
            Network.Dispose();
            Builder.Dispose();
            _logger.Dispose();
        }
    }
}
