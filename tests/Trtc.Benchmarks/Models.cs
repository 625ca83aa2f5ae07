namespace Trtc.Benchmarks;

/// <summary>Models that benchmarks read: det of the optional folder <c>shared</c> beside the checkout, else the sample's digits.</summary>
internal static class Models
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(d.FullName, "TrtCompiler.sln"))) continue;
            var det = System.IO.Path.Combine(d.FullName, "..", "shared", "models", "det.onnx");
            return File.Exists(det) ? det : System.IO.Path.Combine(d.FullName, "samples", "digits", "digits.onnx");
        }
        throw new DirectoryNotFoundException("TrtCompiler.sln is not above " + AppContext.BaseDirectory);
    }
}
