using Google.Protobuf;
using global::Onnx;
using Attribute = global::Onnx.AttributeProto;
using Type = global::Onnx.AttributeProto.Types.AttributeType;

namespace Trtc.Tests;

/// <summary>
/// One node in the form that an older opset gave it, where what is an input today was an attribute. Exporters of 2018 to 2020 wrote these,
/// and the operator tests of the newest opset have none of them.
/// </summary>
internal static class OlderForms
{
    public static readonly (string Name, ModelProto Model)[] All =
    [
        ("Slice-1", One(9, "Slice", Ints("axes", 2, 3), Ints("starts", 0, 1), Ints("ends", 4, -1))),
        ("Slice-1 without axes", One(7, "Slice", Ints("starts", 0, 1), Ints("ends", 1, 3))),
        ("Pad-2", One(10, "Pad", Ints("pads", 0, 0, 1, 1, 0, 0, 2, 2), Float("value", 1))),
        ("Pad-2 reflect", One(8, "Pad", Ints("pads", 0, 0, 1, 1, 0, 0, 1, 1), Text("mode", "reflect"))),
        ("Resize-10 nearest", One(10, "Resize", [Floats("scales", 1, 1, 2, 2)], Text("mode", "nearest"))),
        ("Resize-10 linear", One(10, "Resize", [Floats("scales", 1, 1, 2, 2)], Text("mode", "linear"))),
        ("Upsample-7", One(8, "Upsample", Text("mode", "nearest"), Scales(1, 1, 2, 2))),
        ("Upsample-9", One(9, "Upsample", [Floats("scales", 1, 1, 2, 2)], Text("mode", "linear"))),
        ("Clip-6 of opset 6", One(6, "Clip", Float("min", 0), Float("max", 6))),
        ("Clip-6", One(10, "Clip", Float("min", 0), Float("max", 6))),
        ("Squeeze-1", One(11, "Squeeze", Ints("axes", 0))),
        ("Unsqueeze-1", One(11, "Unsqueeze", Ints("axes", 4))),
        ("Split-2", One(11, "Split", Int("axis", 1), Ints("split", 1, 3))),
        ("ReduceSum-1", One(11, "ReduceSum", Ints("axes", 1), Int("keepdims", 0))),
        ("Softmax-1", One(9, "Softmax", Int("axis", 1))),
        ("Dropout-7", One(9, "Dropout", Float("ratio", 0.5f))),
        ("TopK-1", One(9, "TopK", Int("axis", 3), Int("k", 2))),
        ("InstanceNormalization-6", One(7, "InstanceNormalization", [Floats("s", 1, 1, 1, 1), Floats("b", 0, 0, 0, 0)])),
        ("PRelu-7", One(7, "PRelu", [Floats("slope", 2)])),
        ("Flatten-1", One(7, "Flatten", Int("axis", 1))),
        ("Cast-6", One(7, "Cast", Int("to", 6))),
        ("Loop-1", Loop(8)),
    ];

    private static ModelProto Loop(int opset)
    {
        var body = new GraphProto { Name = "body" };
        body.Input.Add([Value("i", TensorProto.Types.DataType.Int64), Value("c", TensorProto.Types.DataType.Bool),
            Value("v", TensorProto.Types.DataType.Float, 1, 4, 8, 8)]);
        body.Node.Add([Node("Identity", "cond", ["c"], "again"), Node("Relu", "relu", ["v"], "w")]);
        body.Output.Add([Value("again", TensorProto.Types.DataType.Bool), Value("w", TensorProto.Types.DataType.Float, 1, 4, 8, 8)]);
        var model = One(opset, "Loop");
        var loop = model.Graph.Node[0];
        loop.Input.Clear();
        loop.Input.Add(["trips", "go", "x"]);
        loop.Attribute.Add(new Attribute { Name = "body", Type = Type.Graph, G = body });
        model.Graph.Initializer.Add(
            new TensorProto { Name = "trips", DataType = (int)TensorProto.Types.DataType.Int64, Int64Data = { 3 } });
        model.Graph.Initializer.Add(new TensorProto { Name = "go", DataType = (int)TensorProto.Types.DataType.Bool, Int32Data = { 1 } });
        return model;
    }

    private static ModelProto One(int opset, string op, params Attribute[] attributes) => One(opset, op, [], attributes);

    private static ModelProto One(int opset, string op, TensorProto[] weights, params Attribute[] attributes)
    {
        var model = new ModelProto { IrVersion = 4, Graph = new() { Name = "g" } };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
        var node = Node(op, "n", ["x", .. weights.Select(w => w.Name)], "y");
        if (op is "TopK" or "Split") node.Output.Add("y2");
        node.Attribute.Add(attributes);
        model.Graph.Node.Add(node);
        model.Graph.Initializer.Add(weights);
        model.Graph.Input.Add(Value("x", TensorProto.Types.DataType.Float, 1, 4, 8, 8));
        foreach (var y in node.Output)
        {
            var type = op == "Cast" ? TensorProto.Types.DataType.Int32 : op == "TopK" && y == "y2" ? TensorProto.Types.DataType.Int64
                : TensorProto.Types.DataType.Float;
            model.Graph.Output.Add(new ValueInfoProto { Name = y, Type = new() { TensorType = new() { ElemType = (int)type } } });
        }
        return model;
    }

    private static NodeProto Node(string op, string name, string[] inputs, string output) =>
        new() { OpType = op, Name = name, Input = { inputs }, Output = { output } };

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, params long[] dims)
    {
        var shape = new TensorShapeProto();
        foreach (var d in dims) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = d });
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)type, Shape = shape } } };
    }

    private static TensorProto Floats(string name, params float[] values) =>
        new() { Name = name, DataType = (int)TensorProto.Types.DataType.Float, Dims = { values.Length }, FloatData = { values } };

    private static Attribute Int(string name, long value) => new() { Name = name, Type = Type.Int, I = value };

    private static Attribute Ints(string name, params long[] values) => new() { Name = name, Type = Type.Ints, Ints = { values } };

    private static Attribute Float(string name, float value) => new() { Name = name, Type = Type.Float, F = value };

    private static Attribute Scales(params float[] values) => new() { Name = "scales", Type = Type.Floats, Floats = { values } };

    private static Attribute Text(string name, string value) =>
        new() { Name = name, Type = Type.String, S = ByteString.CopyFromUtf8(value) };
}
