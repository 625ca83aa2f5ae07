#:project ../../src/TensorRT.NET/TensorRT.NET.csproj
// A perceptron of two layers, made by hand: dotnet run mlp.cs -- FOLDER-OF-TENSORRT mlp.engine
using TensorRT;

var library = TensorRTLibrary.Load(LibraryFiles.Under(args[0])[0]);
using var logger = library.CreateLogger((severity, text) => Console.Error.WriteLine($"{severity}: {text}"), LoggerSeverity.kWARNING);
using var builder = library.CreateBuilder(logger);
using var network = builder.CreateNetwork(builder.HasStrongTyping);

var random = new Random(1);
var x = network.AddInput("x", DataType.kFLOAT, [-1, 4]);
var hidden = network.AddActivation(Dense(x, 4, 8), ActivationType.kRELU).Output(0);
var y = network.AddSoftMax(Dense(hidden, 8, 2)).Output(0);
y.Name = "y";
network.MarkOutput(y);

using var config = builder.CreateConfig();
using var profile = builder.CreateOptimizationProfile();
profile.SetDimensions("x", OptProfileSelector.kMIN, [1, 4]);
profile.SetDimensions("x", OptProfileSelector.kOPT, [16, 4]);
profile.SetDimensions("x", OptProfileSelector.kMAX, [64, 4]);
config.AddOptimizationProfile(profile);

using var engine = builder.BuildSerializedNetwork(network, config);
if (engine is null) return 1;
using (var file = File.Create(args[1])) engine.CopyTo(file);
Console.WriteLine($"{library.Version}: {args[1]}, {engine.Length} bytes, {network.LayerCount} layers");
return 0;

Tensor Dense(Tensor input, int from, int to)
{
    var weights = network.AddConstant([from, to], Random(from * to)).Output(0);
    var bias = network.AddConstant([1, to], Random(to)).Output(0);
    var product = network.AddMatrixMultiply(input, MatrixOperation.kNONE, weights, MatrixOperation.kNONE).Output(0);
    return network.AddElementWise(product, bias, ElementWiseOperation.kSUM).Output(0);
}

// The network keeps a copy until it is built.
WeightData Random(int count)
{
    var values = new float[count];
    for (var i = 0; i < count; i++) values[i] = random.NextSingle() - 0.5f;
    return network.CopyWeights(values);
}
