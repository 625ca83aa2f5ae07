#:project ../../src/TensorRT.NET/TensorRT.NET.csproj
#:property AllowUnsafeBlocks=true
// A perceptron of two layers, made by hand: dotnet run mlp.cs -- FOLDER-OF-TENSORRT mlp.engine
using TensorRT;

var library = TensorRTLibrary.Load(LibraryFiles.Under(args[0])[0]);
using var logger = library.CreateLogger((severity, text) => Console.Error.WriteLine($"{severity}: {text}"), LoggerSeverity.kWARNING);
using var builder = library.CreateBuilder(logger);
using var network = builder.CreateNetwork(builder.HasStrongTyping);

var random = new Random(1);
var hidden = Weights(4 * 8);
var output = Weights(8 * 2);
// Pinned: the network refers to the weights until it is built.
using var pinnedHidden = hidden.AsMemory().Pin();
using var pinnedOutput = output.AsMemory().Pin();

var x = network.AddInput("x", DataType.kFLOAT, [-1, 4]);
var h = network.AddActivation(Product(x, pinnedHidden, 4, 8), ActivationType.kRELU).Output(0);
var y = network.AddSoftMax(Product(h, pinnedOutput, 8, 2)).Output(0);
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

float[] Weights(int count)
{
    var values = new float[count];
    for (var i = 0; i < count; i++) values[i] = random.NextSingle() - 0.5f;
    return values;
}

unsafe Tensor Product(Tensor input, System.Buffers.MemoryHandle weights, int rows, int columns)
{
    var constant = network.AddConstant([rows, columns], new(DataType.kFLOAT, (nint)weights.Pointer, rows * columns)).Output(0);
    return network.AddMatrixMultiply(input, MatrixOperation.kNONE, constant, MatrixOperation.kNONE).Output(0);
}
