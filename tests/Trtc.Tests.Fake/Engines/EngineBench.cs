using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Fake.Engines;

/// <summary>A folder with engines that a fake loads (native/fake/plan.h has their text), models to compare them with, and what the fake
/// wrote down.</summary>
internal sealed class EngineBench(string release) : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _records = new();

    /// <summary>One of each interface: TensorRT 8, the first and the last 10, 11 and RTX.</summary>
    public static readonly string[] Releases = ["tensorrt-8.6", "tensorrt-10.0", "tensorrt-10.16", "tensorrt-11.4", "tensorrt-rtx-1.7"];

    public static Xunit.TheoryData<string> EachRelease => [.. Releases];

    public string[] Record =>
        System.IO.File.Exists(_records.File("record.txt")) ? System.IO.File.ReadAllLines(_records.File("record.txt")) : [];

    public string File(string name) => _folder.File(name);

    /// <param name="of">The release that it says it is of.</param>
    /// <param name="before">Bytes before the plan.</param>
    public string Engine(string text, string name = "model.engine", string? of = null, byte[]? before = null)
    {
        of ??= release;
        var head = new byte[256];
        Encoding.ASCII.GetBytes(of.Contains("rtx", StringComparison.Ordinal) ? "vtrt" : "ftrt").CopyTo(head, 0);
        byte[] version = of switch
        {
            "tensorrt-8.6" => [8, 6, 1, 9], "tensorrt-10.0" => [10, 0, 1, 9], "tensorrt-10.16" => [10, 16, 1, 9], "tensorrt-11.4" =>
                [11, 4, 0, 9], "tensorrt-rtx-1.7" => [1, 7, 1, 9],
            _ => throw new ArgumentOutOfRangeException(nameof(of), of, null),
        };
        version.CopyTo(head, 24);
        return _folder.Write(name, [.. before ?? [], .. head, .. Encoding.UTF8.GetBytes(text)]);
    }

    public string Model(string name, ImmutableArray<ValueInfo> inputs, string output, params ImmutableArray<Node> nodes)
    {
        var graph = new Graph("g", nodes, inputs, [new(output, null)], Graph.NoInitializers, Graph.NoValues);
        ModelWriter.Write(new Model("", 10, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("", 18L)]),
            "", "", ImmutableSortedDictionary<string, string>.Empty, graph, []), File(name));
        return File(name);
    }

    /// <summary>y = x.</summary>
    public string Identity(DataType type, params ImmutableArray<Dim> dims) =>
        Model("model.onnx", [Input("x", type, dims)], "y", Node("Identity", "y", "x"));

    public static ValueInfo Input(string name, DataType type, params ImmutableArray<Dim> dims) =>
        new(name, new TensorType(type, new Shape(dims)));

    public static Node Node(string type, string output, params ImmutableArray<string> inputs) =>
        new("", type, "", inputs, [output], Core.Ir.Node.NoAttributes);

    /// <summary>With the fake's folder as --sdk.</summary>
    public (int Exit, string Output, string Error) Trtc(string plan, params string[] arguments) =>
        TrtcProcess.Run(Start(plan, gpu: true, [.. arguments, "--sdk", FakeSdk.Folder(release)]));

    public ProcessStartInfo Start(string plan, bool gpu, params string[] arguments)
    {
        var start = TrtcProcess.Start(_folder.Path, arguments);
        start.Environment["FAKE_TRT_RECORD"] = _records.File("record.txt");
        start.Environment["FAKE_TRT_PLAN"] = plan;
        if (gpu) start.Environment["LD_LIBRARY_PATH"] = FakeSdk.Folder("cuda");
        return start;
    }

    /// <summary>Runs compare, which must succeed, and gives its figures.</summary>
    public (JsonElement Figures, string Error) Compare(string plan, params string[] arguments)
    {
        var (exit, output, error) = Trtc(plan, ["compare", .. arguments, "--json"]);
        Assert.True(exit == 0, $"exit code {exit}\n{error}\n{string.Join('\n', Record.TakeLast(12))}");
        return (JsonDocument.Parse(output).RootElement, error);
    }

    public static void AssertExact(JsonElement figures) =>
        Assert.Equal("Infinity", figures.GetProperty("outputs")[0].GetProperty("error").GetProperty("sqnr").GetString());

    /// <summary>Each native object and each piece of memory went once.</summary>
    public void AssertDestroyedOnce()
    {
        string[] Named(string prefix) =>
            [.. Record.Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(l => l[prefix.Length..])
            .Order(StringComparer.Ordinal)];
        Assert.DoesNotContain(Record, l => l.StartsWith("destroyed twice", StringComparison.Ordinal));
        Assert.NotEmpty(Named("created "));
        Assert.Equal(Named("created "), Named("destroyed "));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _records.Dispose();
    }
}
