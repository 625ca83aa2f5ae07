using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using global::Onnx;

namespace Trtc.Tests.Onnx;

/// <summary>Models of gigabytes, as sparse files: the tool's own process shows what it holds.</summary>
public sealed class LargeModelTests(ITestOutputHelper printed)
{
    private const long MaxResident = 150L * 1024 * 1024;

    [Theory(Explicit = true)]
    [InlineData("inspect", "parameters")]
    [InlineData("check", "supported")]
    public void A_model_with_three_gigabytes_of_external_data_is_read_in_150_MB(string command, string said)
    {
        using var folder = new TempFolder();
        const long Bytes = 3L * 1024 * 1024 * 1024;
        var model = BadInputTests.Valid(m => m.Graph.Initializer.Add(new TensorProto
        {
            Name = "big", DataType = 1, Dims = { Bytes / 4 }, DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData = { new StringStringEntryProto { Key = "location", Value = "big.bin" } },
        }));
        using (var data = File.Create(folder.File("big.bin"))) data.SetLength(Bytes);
        Run(command, said, folder, folder.Write("model.onnx", BadInputTests.Bytes(model)));
    }

    [Theory(Explicit = true)]
    [InlineData("inspect", "parameters")]
    [InlineData("check", "supported")]
    public void A_model_with_nearly_two_gigabytes_inside_is_read_in_150_MB(string command, string said)
    {
        using var folder = new TempFolder();
        const long Bytes = 1_900L * 1024 * 1024;
        // The graph last, in it the tensor last, in it the payload last: the rest of the file is a hole.
        var model = BadInputTests.Valid();
        var graph = model.Graph.ToByteArray();
        model.Graph = null;
        var tensor = Prefix(new TensorProto { Name = "big", DataType = 1, Dims = { Bytes / 4 } }.ToByteArray(), 9, Bytes);
        var inGraph = Prefix(graph, 5, tensor.Length + Bytes);
        var inModel = Prefix(model.ToByteArray(), 7, inGraph.Length + tensor.Length + Bytes);
        var path = folder.File("model.onnx");
        using (var file = File.Create(path))
        {
            file.Write([.. inModel, .. inGraph, .. tensor]);
            file.SetLength(file.Position + Bytes);
        }
        Run(command, said, folder, path);
    }

    private static byte[] Prefix(byte[] fields, int field, long length)
    {
        using var stream = new MemoryStream();
        stream.Write(fields);
        using (var coded = new CodedOutputStream(stream, leaveOpen: true))
        {
            coded.WriteTag(field, WireFormat.WireType.LengthDelimited);
            coded.WriteInt64(length);
        }
        return stream.ToArray();
    }

    private void Run(string command, string said, TempFolder folder, string path)
    {
        var (peak, exit, output, _) = PeakMemory.Of(TrtcProcess.Start(folder.Path, command, path));
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Equal(0, exit);
        printed.WriteLine($"{command}: peak {peak / 1024 / 1024} MiB");
        Assert.InRange(peak, 1, MaxResident);
    }
}
