using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Runtime.Cpu;

/// <summary>How ONNX Runtime executes a graph. The defaults make a run repeat bit for bit on one machine.</summary>
public sealed record OrtSessionOptions
{
    /// <summary>Threads inside one operator. More than one may change the order of sums.</summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <summary>Fusions and layout changes; never left to the library's default, which may move between releases.</summary>
    public GraphOptimizationLevel Optimization { get; init; } = GraphOptimizationLevel.ORT_ENABLE_ALL;

    /// <summary>
    /// Computes Q/DQ graphs in float, each Q and DQ as written, the same on every CPU (<c>session.disable_quant_qdq=1</c>),
    /// instead of replacing them by integer kernels whose rounding depends on the CPU.
    /// </summary>
    public bool EmulateQuantization { get; init; }
}

/// <summary>An ONNX model loaded into ONNX Runtime on the CPU. Runs may come from several threads at once.</summary>
public sealed class OrtSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string _file;

    private OrtSession(InferenceSession session, string file)
    {
        _session = session;
        _file = file;
        Inputs = Describe(session.InputNames, session.InputMetadata);
        Outputs = Describe(session.OutputNames, session.OutputMetadata);
    }

    /// <summary>In the model's order, initializers that have a default left out.</summary>
    public ImmutableArray<ValueInfo> Inputs { get; }

    /// <summary>In the model's order.</summary>
    public ImmutableArray<ValueInfo> Outputs { get; }

    /// <summary>Version of the native library, as 1.31.1; null with TRTC3101 when it cannot be loaded.</summary>
    public static string? LibraryVersion(DiagnosticList diagnostics) =>
        Guard("", diagnostics, () => OrtEnvironment.Instance.GetVersionString());

    /// <summary>Loads the model in <paramref name="path"/>; external data is looked for beside it.</summary>
    /// <returns>Null with TRTC3101 (no native library) or TRTC6001 (model refused).</returns>
    public static OrtSession? Open(string path, OrtSessionOptions options, DiagnosticList diagnostics) =>
        OpenFile(path, path, options, diagnostics);

    /// <summary>Loads a serialized model from memory.</summary>
    /// <param name="file">The model's name in messages.</param>
    /// <param name="externalData">Folder of external data files; empty when the model has none.</param>
    public static OrtSession? Open(byte[] model, string file, string externalData, OrtSessionOptions options, DiagnosticList diagnostics) =>
        Guard(file, diagnostics, () =>
        {
            using var o = Configure(options);
            if (externalData.Length > 0)
                o.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetFullPath(externalData));
            return new OrtSession(new InferenceSession(model, o), file);
        });

    /// <summary>Loads a model of any size, by way of a file: weights may be larger than one message holds.</summary>
    public static OrtSession? Open(Model model, OrtSessionOptions options, DiagnosticList diagnostics)
    {
        var folder = Directory.CreateTempSubdirectory("trtc-");
        try
        {
            var path = Path.Combine(folder.FullName, "model.onnx");
            ModelWriter.Write(model, path);
            return OpenFile(path, model.Path, options, diagnostics);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the graph once and computes the named outputs; nodes that only other outputs need still run.</summary>
    /// <param name="inputs">By name, row-major, little-endian bytes.</param>
    /// <returns>Values in the order of <paramref name="outputs"/>, to be disposed; null with TRTC6002.</returns>
    public OrtResult? Run(ReadOnlySpan<NamedTensor> inputs, IReadOnlyCollection<string> outputs, DiagnosticList diagnostics)
    {
        OrtInputs? lent = null;
        try
        {
            lent = new OrtInputs(inputs);
            return new OrtResult([.. outputs], Values(lent.Names, lent.Values, outputs), lent);
        }
        catch (OnnxRuntimeException e)
        {
            lent?.Dispose();
            diagnostics.Add(Codes.OrtRunFailed, _file, "", Sentence(e.Message));
            return null;
        }
    }

    /// <summary>As <see cref="Run(ReadOnlySpan{NamedTensor}, IReadOnlyCollection{string}, DiagnosticList)"/> with every output.</summary>
    public OrtResult? Run(ReadOnlySpan<NamedTensor> inputs, DiagnosticList diagnostics) => Run(inputs, _session.OutputNames, diagnostics);

    /// <summary>For values that already lie in ONNX Runtime's memory; throws <see cref="OnnxRuntimeException"/>.</summary>
    internal OrtResult Run(IReadOnlyCollection<string> names, IReadOnlyCollection<OrtValue> values, IReadOnlyCollection<string> outputs) =>
        new([.. outputs], Values(names, values, outputs), null);

    public void Dispose() => _session.Dispose();

    private IDisposableReadOnlyCollection<OrtValue> Values(IReadOnlyCollection<string> names, IReadOnlyCollection<OrtValue> values,
        IReadOnlyCollection<string> outputs)
    {
        using var run = new RunOptions();
        return _session.Run(run, names, values, outputs);
    }

    /// <param name="name">The model's in messages.</param>
    private static OrtSession? OpenFile(string path, string name, OrtSessionOptions options, DiagnosticList diagnostics) =>
        Guard(name, diagnostics, () =>
        {
            using var o = Configure(options);
            return new OrtSession(new InferenceSession(path, o), name);
        });

    private static SessionOptions Configure(OrtSessionOptions options)
    {
        _ = OrtEnvironment.Instance;
        var o = new SessionOptions
        {
            IntraOpNumThreads = options.IntraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = options.Optimization,
            // One block for all of a run's tensors, laid out by the first run: with inner tensors as outputs it comes on top of them, a
            // fifth more memory and no less time.
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        // Idle threads must not spin: images run in parallel on sessions of their own.
        o.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (!options.EmulateQuantization) return o;
        o.AddSessionConfigEntry("session.disable_quant_qdq", "1");
        // They drop a Relu or Clip before a Q whose zero point is 0 byte for byte, as if the type were UINT8: in FP8 negative numbers then
        // pass (seen in 1.31.1).
        o.AddSessionConfigEntry("optimization.disable_specified_optimizers", "ReluQuantRewrite;ClipQuantRewrite");
        return o;
    }

    private static T? Guard<T>(string file, DiagnosticList diagnostics, Func<T> action) where T : class
    {
        try
        {
            return action();
        }
        catch (OnnxRuntimeException e)
        {
            diagnostics.Add(Codes.OrtRefusesModel, file, "", Sentence(e.Message));
        }
        catch (Exception e) when (Missing(e) is { } missing)
        {
            diagnostics.Add(Codes.OrtLibraryMissing, "", "", Sentence(missing.Message));
        }
        return null;
    }

    private static Exception? Missing(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            if (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException) return e;
        return null;
    }

    private static string Sentence(string message) => message.ReplaceLineEndings(" ").TrimEnd(' ', '.');

    private static ImmutableArray<ValueInfo> Describe(IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> metadata)
    {
        var infos = ImmutableArray.CreateBuilder<ValueInfo>(names.Count);
        foreach (var name in names)
        {
            var m = metadata[name];
            infos.Add(new(name, m.IsTensor ? new TensorType((DataType)m.ElementDataType, ShapeOf(m)) : null));
        }
        return infos.MoveToImmutable();
    }

    private static Shape ShapeOf(NodeMetadata m)
    {
        var dims = ImmutableArray.CreateBuilder<Dim>(m.Dimensions.Length);
        for (var i = 0; i < m.Dimensions.Length; i++)
            dims.Add(m.Dimensions[i] >= 0 ? Dim.Of(m.Dimensions[i]) : Dim.Of(m.SymbolicDimensions[i] ?? ""));
        return new(dims.MoveToImmutable());
    }
}

/// <summary>What a run gave. Spans are borrowed: they end with <see cref="Dispose"/>.</summary>
public sealed class OrtResult : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;

    private readonly OrtInputs? _inputs;

    /// <param name="inputs">Kept as long as the values: an output that is an input lies where the input does.</param>
    internal OrtResult(ImmutableArray<string> names, IDisposableReadOnlyCollection<OrtValue> values, OrtInputs? inputs)
    {
        Names = names;
        _values = values;
        _inputs = inputs;
    }

    public ImmutableArray<string> Names { get; }

    public int Count => _values.Count;

    /// <summary>False for sequences, maps and empty optionals, which have neither type nor bytes here.</summary>
    public bool IsTensor(int index) => _values[index].IsTensor;

    public DataType Type(int index) => (DataType)_values[index].GetTensorTypeAndShape().ElementDataType;

    public ImmutableArray<long> Dims(int index) =>
        ImmutableCollectionsMarshal.AsImmutableArray(_values[index].GetTensorTypeAndShape().Shape);

    /// <summary>Row-major elements; the tensor must be float32.</summary>
    public ReadOnlySpan<float> Floats(int index) => _values[index].GetTensorDataAsSpan<float>();

    /// <summary>Row-major, little-endian; not for strings.</summary>
    public ReadOnlySpan<byte> Bytes(int index) => _values[index].GetTensorMutableRawData();

    /// <summary>A copy that outlives this result; not for strings.</summary>
    public TensorData Copy(int index) => new(Type(index), Dims(index), new MemoryBytes(Bytes(index).ToArray()));

    internal OrtValue Value(int index) => _values[index];

    public void Dispose()
    {
        _values.Dispose();
        _inputs?.Dispose();
    }
}
