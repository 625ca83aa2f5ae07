using System.CommandLine;

namespace Trtc;

/// <summary>The command line. Everything goes through the two writers, so that tests run commands in process.</summary>
public sealed class Program(TextWriter output, TextWriter error)
{
    public static int Main(string[] args) => new Program(Console.Out, Console.Error).Run(args);

    public int Run(string[] args)
    {
        var root = new RootCommand("Turns ONNX models into TensorRT engines.");
        return root.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = error });
    }
}
