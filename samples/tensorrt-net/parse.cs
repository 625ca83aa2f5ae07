#:project ../../src/TensorRT.NET/TensorRT.NET.csproj
// What TensorRT's parser makes of a model: dotnet run parse.cs -- FOLDER-OF-TENSORRT model.onnx
using TensorRT;

var library = TensorRTLibrary.Load(LibraryFiles.Under(args[0])[0]);
using var logger = library.CreateLogger((_, _) => { });
using var builder = library.CreateBuilder(logger);
using var network = builder.CreateNetwork(builder.HasStrongTyping);
using var parser = new OnnxParser(network);
if (!parser.ParseFile(args[1]))
{
    foreach (var error in parser.Errors) Console.WriteLine($"{error.NodeName} ({error.Operator}): {error.Description}");
    return 1;
}
for (var i = 0; i < network.InputCount; i++) Show("input", network.Input(i));
for (var i = 0; i < network.OutputCount; i++) Show("output", network.Output(i));
Console.WriteLine($"{network.LayerCount} layers");
return 0;

static void Show(string what, Tensor t) => Console.WriteLine($"{what} {t.Name}: {t.Type} [{string.Join(", ", t.Dimensions ?? [])}]");
