using System.Runtime.InteropServices;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Google.Protobuf;
using global::Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Onnx;

/// <summary>Files that are no model, or a broken one: each has its code, and nothing throws.</summary>
public sealed partial class BadInputTests
{
    [Fact]
    public void Other_formats_are_recognised()
    {
        Is(Codes.TensorFlowLite, "m.tflite", [0x1C, 0, 0, 0, .. "TFL3"u8, .. new byte[64]]);
        Is(Codes.OrtFormat, "m.ort", [0x1C, 0, 0, 0, .. "ORTM"u8, .. new byte[64]]);
        Is(Codes.Keras, "m.h5", [0x89, .. "HDF\r\n"u8, 0x1A, .. "\n"u8, .. new byte[64]]);
        Is(Codes.TorchScript, "m.pt", Zip("archive/data.pkl"));
        Is(Codes.Keras, "m.keras", Zip("metadata.json"));
        Is(Codes.Archive, "m.zip", Zip("model.onnx"));
        Is(Codes.TorchScript, "m.pth", [0x80, 2, 0x8A, 10, .. new byte[16]]);
        Is(Codes.Archive, "m.gz", [0x1F, 0x8B, 8, .. new byte[16]]);
        Is(Codes.Safetensors, "m.safetensors", [16, 0, 0, 0, 0, 0, 0, 0, .. "{\"a\":{\"b\":1}}  "u8, .. new byte[16]]);
        Is(Codes.OtherFramework, "m.gguf", [.. "GGUF"u8, .. new byte[32]]);
        Is(Codes.LfsPointer, "m.onnx", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"u8);
        Is(Codes.WebPage, "m.onnx", "<!DOCTYPE html><html></html>"u8);
        Is(Codes.OnnxText, "m.json", "{\"irVersion\":\"8\",\"graph\":{}}"u8);
        Is(Codes.OnnxText, "m.onnxtxt", "<ir_version: 8, opset_import: [\"\": 17]>\nagraph (float[1] x) => (float[1] y) { y = Relu(x) }"u8);
        Is(Codes.OnnxText, "m.textproto", "ir_version: 8\ngraph {\n}\n"u8);
        Is(Codes.CaffeText, "deploy.prototxt", "name: \"net\"\nlayer {\n  name: \"data\"\n  type: \"Input\"\n}\n"u8);
        Is(Codes.TensorFlowGraph, "graph.pbtxt", "node {\n  name: \"x\"\n  op: \"Placeholder\"\n}\n"u8);
        Is(Codes.Paddle, "inference.json", "{\"base_code\":{},\"program\":{}}"u8);
        Is(Codes.AlreadyEngine, "m.engine", Engine("ftrt"u8));
        Is(Codes.AlreadyEngine, "m.engine", Engine("vtrt"u8));
        Is(Codes.AlreadyEngine, "yolo.engine", [14, 0, 0, 0, .. "{\"stride\": 32}"u8, .. Engine("ftrt"u8)]);
        // caffe.NetParameter: name = 1, layer = 100. uff.MetaGraph: two numbers. GraphDef: node {name, op}. ProgramDesc: block {idx,
        // parent}.
        Is(Codes.CaffeModel, "m.caffemodel", [0x0A, 3, .. "net"u8, 0xA2, 6, 4, 0x0A, 2, .. "c1"u8]);
        Is(Codes.Uff, "m.uff", [0x08, 1, 0x10, 1, 0x1A, 2, 0x0A, 0]);
        Is(Codes.TensorFlowGraph, "m.pb", [0x0A, 14, 0x0A, 1, .. "x"u8, 0x12, 9, .. "Placehold"u8]);
        Is(Codes.TensorFlowSavedModel, "saved_model.pb", [0x08, 1, 0x12, 2, 0x0A, 0]);
        Is(Codes.Paddle, "inference.pdmodel", [0x0A, 13, 0x08, 0, 0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]);
        Is(Codes.ModelDamaged, "noise.onnx", [0xFF, 0xFE, 0xFD, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
    }

    [Fact]
    public void A_file_that_cannot_be_one_is_told_why()
    {
        using var folder = new TempFolder();
        Expect(Codes.FileMissing, folder.File("nothing.onnx"));
        Expect(Codes.FileIsDirectory, folder.Path);
        Expect(Codes.FileEmpty, folder.Write("empty.onnx", []));
        folder.Write("saved/saved_model.pb", [1]);
        Expect(Codes.TensorFlowSavedModel, folder.File("saved"));
        var whole = Bytes(Valid());
        Expect(Codes.ModelTruncated, folder.Write("cut.onnx", whole.AsSpan(0, whole.Length - 3)));
        Expect(Codes.OpsetTooNew, folder.Write("new.onnx", Bytes(Valid(m => m.OpsetImport[0].Version = 29))));
        Expect(Codes.NoGraph, folder.Write("bare.onnx", Bytes(Valid(m => m.Graph = null))));
    }

    [Theory]
    [InlineData(UnixFileMode.None, UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead, UnixFileMode.None)]
    public void A_file_without_permission_is_told(UnixFileMode file, UnixFileMode above)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux's setfsuid");
        using var folder = new TempFolder();
        var locked = folder.Write("locked.onnx", Bytes(Valid()));
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserExecute | UnixFileMode.UserWrite | UnixFileMode.UserRead | above);
            File.SetUnixFileMode(locked, file);
        }
        // For this thread's files alone, root is not root.
        _ = setfsuid(65534);
        try
        {
            Expect(Codes.FileUnreadable, locked);
        }
        finally
        {
            _ = setfsuid(geteuid());
        }
    }

    [LibraryImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setfsuid(uint user);

    [LibraryImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint geteuid();

    [Fact]
    public void External_data_is_found_whole_and_inside_or_said_not_to_be()
    {
        using var folder = new TempFolder();
        var outside = folder.Write("outside/secret.bin", new byte[64]);
        folder.Write("model/ok.bin", new byte[64]);
        void Check(Code? code, string location, long? offset = null, long? length = null, string? allow = null)
        {
            var model = Valid(m =>
            {
                var t = m.Graph.Initializer[0];
                t.ClearRawData();
                t.DataLocation = TensorProto.Types.DataLocation.External;
                t.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
                if (offset is not null) t.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{offset}" });
                if (length is not null) t.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = $"{length}" });
            });
            Expect(code, folder.Write("model/m.onnx", Bytes(model)), allow);
        }
        Check(null, "ok.bin");
        Check(null, "ok.bin", 48, 16);
        Check(null, "./ok.bin");
        Check(Codes.ExternalMissing, "none.bin");
        Check(Codes.ExternalShort, "ok.bin", 49, 16);
        Check(Codes.ExternalShort, "ok.bin", long.MaxValue - 16, 16);
        Check(Codes.ExternalInvalid, "ok.bin", -1);
        Check(Codes.ExternalInvalid, "ok.bin", 0, 15);
        Check(Codes.ExternalInvalid, "");
        Check(Codes.ExternalOutside, "../outside/secret.bin");
        Check(Codes.ExternalOutside, outside);
        Check(null, "../outside/secret.bin", allow: folder.File("outside"));
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(folder.File("model/link.bin"), outside);
        Directory.CreateSymbolicLink(folder.File("model/sub"), folder.File("outside"));
        File.CreateSymbolicLink(folder.File("model/round.bin"), folder.File("model/round.bin"));
        Check(Codes.ExternalOutside, "link.bin");
        Check(null, "link.bin", allow: folder.File("outside"));
        Check(Codes.ExternalOutside, "sub/secret.bin");
        Check(Codes.ExternalOutside, "round.bin");
    }

    [Fact]
    public void A_graph_at_fault_is_told_how()
    {
        Graph(Codes.DuplicateName, g => g.Node.Add(Node("Relu", "x", "y")));
        Graph(Codes.DuplicateName, g => g.Initializer.Add(g.Initializer[0].Clone()));
        Graph(Codes.MissingProducer, g => g.Node.Add(Node("Relu", "gone", "z")));
        Graph(Codes.MissingProducer, g => g.Output.Add(new ValueInfoProto { Name = "never" }));
        Graph(Codes.Cycle, g => g.Node.Add([Node("Relu", "b", "a"), Node("Relu", "a", "b")]));
        Graph(Codes.TensorDims, g => g.Initializer[0].Dims[0] = -4);
        Graph(Codes.TensorDims, g => g.Initializer[0].Dims.Add([long.MaxValue, 2]));
        Graph(Codes.TensorLength, g => g.Initializer[0].Dims[0] = 5);
        Graph(Codes.TensorLength, g => g.Initializer[0].ClearRawData());
        Graph(Codes.TensorType, g => g.Initializer[0].DataType = 99);
        Graph(Codes.TensorLayout, g => g.Initializer[0].Segment = new());
        Graph(Codes.AttributeInvalid,
            g => g.Node[0].Attribute.Add(new AttributeProto { Name = "body", Type = AttributeProto.Types.AttributeType.Graph }));
        Graph(Codes.NodeInvalid, g => g.Node[0].OpType = "");
        Graph(Codes.TypeInvalid, g => g.Input[0].Type.TensorType.ElemType = 77);
        Graph(null, g => g.Node.Insert(0, Node("Neg", "y", "before")));
    }

    [Fact]
    public void Functions_are_bounded()
    {
        Expect(Codes.FunctionRecursion, Valid(m =>
        {
            m.Functions.Add([Function("f", "g"), Function("g", "f")]);
            m.Graph.Node.Add(new NodeProto { OpType = "f", Domain = "own", Input = { "x" }, Output = { "z" } });
        }));
        // Thirty functions that each call the next one four times stand for 4^30 nodes.
        Expect(Codes.FunctionTooLarge, Valid(m =>
        {
            for (var i = 0; i < 30; i++) m.Functions.Add(Function($"f{i}", Enumerable.Repeat($"f{i + 1}", 4)));
            m.Functions.Add(Function("f30"));
            m.Graph.Node.Add(new NodeProto { OpType = "f0", Domain = "own", Input = { "x" }, Output = { "z" } });
        }));
        Expect(Codes.NestedTooDeep, Valid(m =>
        {
            for (var i = 0; i < 80; i++) m.Functions.Add(Function($"f{i}", $"f{i + 1}"));
            m.Functions.Add(Function("f80"));
            m.Graph.Node.Add(new NodeProto { OpType = "f0", Domain = "own", Input = { "x" }, Output = { "z" } });
        }));
    }

    [Fact]
    public void Truncated_and_flipped_models_never_throw()
    {
        var sources = NodeTests.Models().Where((_, i) => i % 40 == 0).Append(Repository.Shared("models", "digits.onnx"))
            .Append(Repository.Shared("models", "cls.onnx"));
        using var folder = new TempFolder();
        var path = folder.File("mutant.onnx");
        foreach (var source in sources)
        {
            var whole = File.ReadAllBytes(source);
            var random = new Random(source.Length * 7919 + whole.Length);
            for (var round = 0; round < 25; round++)
            {
                var mutant = whole.AsSpan(0, round % 5 == 0 ? random.Next(1, whole.Length) : whole.Length).ToArray();
                for (var flips = random.Next(1, 6); flips > 0; flips--)
                    mutant[random.Next(Math.Min(mutant.Length, round % 2 == 0 ? 4096 : mutant.Length))] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, mutant);
                var diagnostics = new DiagnosticList();
                using var model = ModelReader.Read(path, diagnostics);
                Assert.Equal(model is null, diagnostics.HasErrors);
                if (model is not null) ModelWriter.ToBytes(model);
            }
        }
    }

    internal static ModelProto Valid(Action<ModelProto>? edit = null)
    {
        var model = new ModelProto { IrVersion = 8, Graph = new GraphProto { Name = "g" } };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 17 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "own", Version = 1 });
        model.Graph.Input.Add(Value("x"));
        model.Graph.Output.Add(Value("y"));
        model.Graph.Initializer.Add(
            new TensorProto { Name = "w", DataType = 1, Dims = { 4 }, RawData = ByteString.CopyFrom(new byte[16]) });
        model.Graph.Node.Add(new NodeProto { OpType = "Add", Input = { "x", "w" }, Output = { "y" } });
        edit?.Invoke(model);
        return model;
    }

    internal static byte[] Bytes(ModelProto model) => model.ToByteArray();

    private static ValueInfoProto Value(string name) => new()
    {
        Name = name,
        Type = new TypeProto { TensorType =
            new() { ElemType = 1, Shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimValue = 4 } } } } },
    };

    private static NodeProto Node(string op, string input, string output) => new() { OpType = op, Input = { input }, Output = { output } };

    private static FunctionProto Function(string name, params IEnumerable<string> calls)
    {
        var f = new FunctionProto { Name = name, Domain = "own", Input = { "a" }, Output = { "b" },
            OpsetImport = { new OperatorSetIdProto { Version = 17 } } };
        var last = "a";
        var n = 0;
        foreach (var call in calls)
        {
            f.Node.Add(new NodeProto { OpType = call, Domain = "own", Input = { last }, Output = { $"t{n}" } });
            last = $"t{n++}";
        }
        f.Node.Add(Node("Identity", last, "b"));
        return f;
    }

    private static void Graph(Code? code, Action<GraphProto> edit) => Expect(code, Valid(m => edit(m.Graph)));

    private static void Expect(Code? code, ModelProto model)
    {
        using var folder = new TempFolder();
        Expect(code, folder.Write("m.onnx", Bytes(model)));
    }

    private static void Expect(Code? code, string path, string? allow = null)
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(path, new ReadOptions { AllowExternal = allow is null ? [] : [allow] }, diagnostics);
        var text = string.Join('\n', diagnostics.Items);
        Assert.True(diagnostics.HasErrors == code is not null, $"expected {code?.Id ?? "no fault"}: {text}");
        Assert.Equal(code is null, model is not null);
        if (code is not null) Assert.True(diagnostics.Items.Any(d => d.Code == code), $"expected {code.Id}: {text}");
    }

    private static void Is(Code code, string name, ReadOnlySpan<byte> bytes)
    {
        using var folder = new TempFolder();
        Expect(code, folder.Write(name, bytes));
    }

    private static byte[] Zip(string entry)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry(entry).Open(), Encoding.ASCII)) writer.Write("x");
        return stream.ToArray();
    }

    internal static byte[] Engine(ReadOnlySpan<byte> tag)
    {
        var bytes = new byte[256];
        tag.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(24), 0x74_01_07_01);
        return bytes;
    }
}
