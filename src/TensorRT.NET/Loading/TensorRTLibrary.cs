using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// A loaded TensorRT or TensorRT-RTX, its ONNX parser, and the row of the tables that it is driven by. Several may be loaded in one
/// process. Vendor libraries are never unloaded: threads and static objects of theirs outlive what was made from them.
/// </summary>
public sealed unsafe class TensorRTLibrary
{
    private readonly nint _builder;
    private readonly Lazy<nint> _parser;

    private TensorRTLibrary(LibraryFiles files, nint builder, TensorRTVersion version, int number, ReleaseRow row)
    {
        Files = files;
        Version = version;
        Number = number;
        Row = row;
        _builder = builder;
        _parser = new(LoadParser);
    }

    public LibraryFiles Files { get; }

    public TensorRTVersion Version { get; }

    /// <summary>False when this is a newer minor release than any known, driven by the nearest older one's tables.</summary>
    public bool IsExactlyKnown => Row.Exact;

    /// <summary>The release whose tables drive it, as "TensorRT 10.16".</summary>
    public string DrivenAs => Row.Abi.Name;

    /// <summary>Whether this release's parser takes weights by name (<see cref="OnnxParser.LoadInitializer"/>). From 10.13 on and in
    /// RTX.</summary>
    public bool ParserTakesWeights => new IParser(null, Abi).Has_loadInitializer;

    /// <summary>The row of the tables that drives it: what the raw layer (<see cref="TensorRT.Interop"/>) wants beside a pointer.</summary>
    public Abi Abi => Row.Abi;

    internal ReleaseRow Row { get; }

    /// <summary>What <c>getInferLibVersion</c> said; factories want to hear it.</summary>
    internal int Number { get; }

    /// <summary>
    /// Loads the library into this process. A broken one can take the process with it: probe files of unknown origin in a process of their
    /// own.
    /// </summary>
    /// <exception cref="TensorRTException">It cannot be loaded, is no TensorRT, or is of a version that is not supported.</exception>
    public static TensorRTLibrary Load(LibraryFiles files)
    {
        var handle = LoadFile(files.LibraryPath);
        var getVersion = Export(handle, files.LibraryPath, EntryPoints.getInferLibVersion);
        Export(handle, files.LibraryPath, EntryPoints.createInferRuntime_INTERNAL);
        var number = EntryPoints.Number(getVersion);
        var version = TensorRTVersion.Decode(number, files.Product);
        if (NativeLibrary.TryGetExport(handle, EntryPoints.getInferLibBuildVersion, out var getBuild))
            version = version with { Build = EntryPoints.Number(getBuild) };
        return new(files, handle, version, number, ReleaseRow.Choose(version, OperatingSystem.IsWindows()));
    }

    /// <param name="receive">Gets the library's messages; see <see cref="Logger"/> for threads and exceptions.</param>
    /// <param name="mostVerbose">Messages beyond this level are dropped before they become strings.</param>
    public Logger CreateLogger(Action<LoggerSeverity, string> receive, LoggerSeverity mostVerbose = LoggerSeverity.kINFO) =>
        new(this, receive, mostVerbose);

    /// <summary>For builders and runtimes of this library.</summary>
    public ErrorRecorder CreateErrorRecorder() => new(Abi);

    /// <exception cref="TensorRTException">The library refused; its messages say why.</exception>
    public Builder CreateBuilder(Logger logger)
    {
        using var held = logger.Hold();
        logger.Forget();
        var create = Export(_builder, Files.LibraryPath, EntryPoints.createInferBuilder_INTERNAL);
        var builder = EntryPoints.Create(create, logger.Pointer, Number);
        return builder is null ? throw logger.Failure("createInferBuilder") : new(builder, logger);
    }

    /// <summary>What loads engines. Without a CUDA driver it exists, but loads none.</summary>
    /// <exception cref="TensorRTException">The library refused; its messages say why.</exception>
    public Runtime CreateRuntime(Logger logger)
    {
        using var held = logger.Hold();
        logger.Forget();
        var create = Export(_builder, Files.LibraryPath, EntryPoints.createInferRuntime_INTERNAL);
        var runtime = EntryPoints.Create(create, logger.Pointer, Number);
        return runtime is null ? throw logger.Failure("createInferRuntime") : new(runtime, logger);
    }

    /// <summary>Loads the ONNX parser now rather than with the first <see cref="OnnxParser"/>.</summary>
    /// <exception cref="TensorRTException">There is none (<see cref="TensorRTError.NoParser"/>) or it does not load.</exception>
    public void LoadOnnxParser() => _ = _parser.Value;

    internal nint ParserExport(string name) => Export(_parser.Value, Files.ParserPath!, name);

    internal nint BuilderExport(string name) => Export(_builder, Files.LibraryPath, name);

    private nint LoadParser() => Files.ParserPath is { } path ? LoadFile(path)
        : throw new TensorRTException(TensorRTError.NoParser, $"no ONNX parser lies beside {Files.LibraryPath}");

    private static nint LoadFile(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            // The last line is the system's own reason; those before it list where .NET looked.
            var reason = e.Message.Trim().Split('\n')[^1].Trim();
            throw new TensorRTException(TensorRTError.LoadFailed, $"{path} cannot be loaded: {reason}", e);
        }
    }

    private static nint Export(nint library, string path, string name) =>
        NativeLibrary.TryGetExport(library, name, out var address) ? address
        : throw new TensorRTException(TensorRTError.NotTensorRT, $"{path} has no function {name}");
}
