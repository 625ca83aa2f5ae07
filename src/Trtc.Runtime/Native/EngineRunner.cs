using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;

namespace Trtc.Runtime.Native;

/// <summary>
/// An engine that TensorRT runs on the GPU of this machine, in a process of its own: whatever the vendor library does there, here it is a
/// result or a diagnostic. Tensors go over in two files of a temporary folder, one sample at a time.
/// </summary>
public sealed class EngineRunner : IModelRunner
{
    private readonly StageClient _stage;
    private readonly DirectoryInfo _exchange;
    private readonly CancellationToken _cancel;
    private readonly EngineLoadedEvent _loaded;
    private readonly Lock _lock = new();

    private EngineRunner(StageClient stage, string file, EngineLoadedEvent loaded, string library, CancellationToken cancel)
    {
        (_stage, File, _loaded, _cancel) = (stage, file, loaded, cancel);
        Judge = $"{library} on {loaded.Device}";
        Inputs = Describe(input: true);
        Outputs = Describe(input: false);
        _exchange = Directory.CreateTempSubdirectory("trtc-");
    }

    public string File { get; }

    public ImmutableArray<ValueInfo> Inputs { get; }

    public ImmutableArray<ValueInfo> Outputs { get; }

    /// <summary>How it runs, for reports: library, version and device.</summary>
    public string Judge { get; }

    /// <summary>The shape of an input that the engine's first profile was tuned for; null where no size is open.</summary>
    public ImmutableArray<long>? Tuned(string input) =>
        _loaded.Tensors.FirstOrDefault(t => t.IsInput && t.Name == input)?.Opt is { IsEmpty: false } opt ? opt : null;

    /// <summary>Whether the file is an engine, with or without another tool's metadata before it.</summary>
    public static bool IsEngine(string path)
    {
        try
        {
            if (!System.IO.File.Exists(path) || new FileInfo(path).Length == 0) return false;
            using var file = new SourceFile(path);
            return EngineHeader.TryRead(file, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it next says so.
            return false;
        }
    }

    /// <summary>Loads an engine with the TensorRT that it needs.</summary>
    /// <param name="sdk">The folder of that TensorRT; null looks for one of the engine's own version.</param>
    /// <param name="plugins">Libraries of plugins that it needs.</param>
    /// <returns>Null with TRTC30xx or TRTC32xx.</returns>
    public static EngineRunner? Open(string path, string? sdk, ImmutableArray<string> plugins, DiagnosticList diagnostics,
        CancellationToken cancel)
    {
        EngineHeader header;
        using (var file = new SourceFile(path))
            if (!EngineHeader.TryRead(file, out header)) throw new ArgumentException($"{path} is no engine", nameof(path));
        var product = header.IsRtx ? TensorRT.Product.TensorRTRtx : TensorRT.Product.TensorRT;
        // A library that was named is asked whatever its version: it knows best what it loads (version-compatible engines, for one).
        var require = sdk is null ? new SdkRequirement(product, [header.Version.Major, header.Version.Minor, header.Version.Build]) : null;
        var stage = new StageClient(new SdkSearch(sdk, require), prepare: false);
        var faults = new DiagnosticList();
        if (stage.Open(faults, cancel) is not { } version)
        {
            stage.Dispose();
            foreach (var fault in faults.Items)
            {
                if (fault.Code != Codes.RequiredSdkMissing) diagnostics.Add(fault);
                else diagnostics.Add(Codes.EngineRelease, path, "", Path.GetFileName(path), $"{header.ProductName} {header.Version}",
                    fault.Message.TrimEnd('.'));
            }
            return null;
        }
        foreach (var remark in faults.Items) diagnostics.Add(remark);
        if (version.Product != product)
        {
            stage.Dispose();
            diagnostics.Add(Codes.EngineRelease, path, "", Path.GetFileName(path), $"{header.ProductName} {header.Version}",
                $"{sdk} holds {version}");
            return null;
        }
        var loaded =
            stage.Ask<EngineLoadedEvent>(
            new LoadEngineRequest(Path.GetFullPath(path), header.ForeignHeader, [.. plugins.Select(Path.GetFullPath)]), path, null,
            (child, how, _) => diagnostics.Add(Codes.EngineCrashed, path, "", how, "loading it", child.Tail()), diagnostics, cancel);
        if (loaded is not null) return new(stage, path, loaded, version.ToString(), cancel);
        stage.Dispose();
        return null;
    }

    public ImmutableArray<TensorValues?> Run(ReadOnlySpan<NamedTensor> inputs, ImmutableArray<string> outputs, DiagnosticList diagnostics)
    {
        var (input, output) = (Path.Combine(_exchange.FullName, "inputs"), Path.Combine(_exchange.FullName, "outputs"));
        lock (_lock)
        {
            // Others may have waited here while the process died or was killed; it would do so for the next sample too.
            _cancel.ThrowIfCancellationRequested();
            if (!_stage.IsOpen || diagnostics.HasErrors) return default;
            try
            {
                if (Write(inputs, input, diagnostics) is not { IsDefault: false } parts) return default;
                var ran = _stage.Ask<EngineRanEvent>(new RunEngineRequest(input, output, parts, outputs), File, null,
                    (child, how, _) =>
                        diagnostics.Add(Codes.EngineCrashed, File, "", how, "running it", child.Tail()), diagnostics, _cancel);
                return ran is null ? default : Read(output, ran.Outputs);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(Codes.EngineFailed, File, "", $"tensors cannot be handed over: {e.Message.TrimEnd('.')}");
                return default;
            }
        }
    }

    public void Dispose()
    {
        _stage.Dispose();
        _exchange.Delete(recursive: true);
    }

    private ImmutableArray<TensorPart> Write(ReadOnlySpan<NamedTensor> inputs, string path, DiagnosticList diagnostics)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        var parts = ImmutableArray.CreateBuilder<TensorPart>(inputs.Length);
        foreach (var input in inputs)
        {
            var wanted = Inputs.FirstOrDefault(i => i.Name == input.Name);
            // What the reference alone has is no business of this model.
            if (wanted is null) continue;
            if (Converted(input.Tensor, wanted.Element) is not { } tensor)
            {
                diagnostics.Add(Codes.EngineTensorUnusable, File, "", input.Name,
                    $"takes {wanted.Element}, and the data is {input.Tensor.Type}");
                return default;
            }
            var bytes = new byte[tensor.Bytes.Length];
            tensor.Bytes.Read(0, bytes);
            parts.Add(new(input.Name, tensor.Type, tensor.Dims, file.Position, bytes.Length));
            file.Write(bytes);
        }
        return parts.ToImmutable();
    }

    /// <summary>A build may have changed the type of inputs: floating point of any width to any other, and integers where all values
    /// fit.</summary>
    private static TensorData? Converted(TensorData tensor, DataType type) =>
        tensor.Type == type || (tensor.Type.IsFloat() && type.IsFloat())
            || (tensor.Type, type) is (DataType.Int64, DataType.Int32) or (DataType.Int32, DataType.Int64)
            ? TensorCast.To(tensor, type) : null;

    private static ImmutableArray<TensorValues?> Read(string path, ImmutableArray<TensorPart> parts)
    {
        using var file = System.IO.File.OpenRead(path);
        var values = ImmutableArray.CreateBuilder<TensorValues?>(parts.Length);
        foreach (var part in parts)
        {
            var bytes = new byte[part.Bytes];
            file.Position = part.Offset;
            file.ReadExactly(bytes);
            values.Add(TensorValues.Of(part.Name, part.Type, part.Dims, bytes));
        }
        return values.MoveToImmutable();
    }

    private ImmutableArray<ValueInfo> Describe(bool input) =>
    [
        .. _loaded.Tensors.Where(t => t.IsInput == input)
        .Select(t => new ValueInfo(t.Name, new TensorType(t.Type, new Shape([.. t.Dims.Select(d => d < 0 ? Dim.Unknown : Dim.Of(d))])))),
    ];
}
