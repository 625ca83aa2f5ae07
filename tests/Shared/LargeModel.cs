using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using global::Onnx;
using Trtc.Core.Onnx;

namespace Trtc.Tests;

/// <summary>Two convolutions with 36 MiB of weights each, in a file beside; a pass multiplies the second's by two.</summary>
public static class LargeModel
{
    /// <summary>Of each weight.</summary>
    public const long Bytes = Channels * Channels * 4;
    private const long Channels = 3072;

    /// <param name="shift">Bytes before the first weight in its file.</param>
    public static string Write(TempFolder folder, int shift = 0)
    {
        var graph = new GraphProto { Name = "large" };
        var type =
            new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1,
            Shape = new TensorShapeProto { Dim = { Fixed(1), Fixed(Channels), Fixed(1), Fixed(1) } } } };
        graph.Input.Add(new ValueInfoProto { Name = "x", Type = type });
        graph.Output.Add(new ValueInfoProto { Name = "y", Type = type });
        graph.Node.Add(new NodeProto { OpType = "Conv", Name = "first", Input = { "x", "weight" }, Output = { "h" } });
        graph.Node.Add(new NodeProto { OpType = "Conv", Name = "second", Input = { "h", "scaled" }, Output = { "s" } });
        graph.Node.Add(new NodeProto { OpType = "Mul", Input = { "s", "two" }, Output = { "y" } });
        graph.Initializer.Add(Weight("weight", shift));
        graph.Initializer.Add(Weight("scaled", shift + Bytes));
        graph.Initializer.Add(new TensorProto { Name = "two", DataType = 1, Dims = { 1, Channels, 1, 1 },
            FloatData = { Enumerable.Repeat(2f, (int)Channels) } });
        using (var data = File.Create(folder.File("large.bin")))
        {
            // A hole but for each weight's first value.
            data.SetLength(shift + 2 * Bytes);
            data.Position = shift;
            data.Write(BitConverter.GetBytes(1f));
            data.Position = shift + Bytes;
            data.Write(BitConverter.GetBytes(3f));
        }
        var model = new ModelProto { IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Version = 17 } }, Graph = graph };
        return folder.Write("large.onnx", model.ToByteArray());
    }

    /// <summary>The first value of a weight where it lies.</summary>
    public static float First(WeightRange weight)
    {
        using var file = File.OpenRead(weight.Path);
        file.Position = weight.Offset;
        var value = 0f;
        file.ReadExactly(MemoryMarshal.AsBytes(new Span<float>(ref value)));
        return value;
    }

    private static TensorProto Weight(string name, long offset) => new()
    {
        Name = name, DataType = 1, Dims = { Channels, Channels, 1, 1 }, DataLocation = TensorProto.Types.DataLocation.External,
        ExternalData = { Entry("location", "large.bin"), Entry("offset", offset.ToString(CultureInfo.InvariantCulture)),
            Entry("length", Bytes.ToString(CultureInfo.InvariantCulture)) },
    };

    private static TensorShapeProto.Types.Dimension Fixed(long size) => new() { DimValue = size };

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };
}
