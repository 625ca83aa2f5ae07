#:project ../../src/TensorRT.NET/TensorRT.NET.csproj
// The tensors of an engine; needs the GPU that it was built for: dotnet run tensors.cs -- FOLDER-OF-TENSORRT model.engine
using TensorRT;
using TensorRT.Cuda;

if (CudaDriver.Instance is not { DeviceCount: > 0 } cuda)
{
    Console.WriteLine($"engines load only on a GPU: {CudaDriver.WhyNot ?? "the driver shows none"}");
    return 3;
}
using var context = cuda.Device(0).UsePrimaryContext();
var library = TensorRTLibrary.Load(LibraryFiles.Under(args[0])[0]);
using var logger = library.CreateLogger((severity, text) => Console.Error.WriteLine($"{severity}: {text}"), LoggerSeverity.kERROR);
using var runtime = library.CreateRuntime(logger);
using var engine = runtime.DeserializeEngine(File.ReadAllBytes(args[1]));
foreach (var name in engine.TensorNames)
    Console.WriteLine(
        $"{engine.GetTensorMode(name)} {name}: {engine.GetTensorType(name)} [{string.Join(", ", engine.GetTensorShape(name) ?? [])}]");
Console.WriteLine($"{engine.LayerCount} layers, {engine.DeviceMemorySize} bytes of device memory for a context");
return 0;
