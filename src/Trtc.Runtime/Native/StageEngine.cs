using System.Collections.Immutable;
using TensorRT;
using TensorRT.Cuda;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Runtime.Native;

/// <summary>An engine that is loaded, with one context that runs one sample after the other.</summary>
internal sealed class StageEngine : IDisposable
{
    private readonly EventWriter _events;
    private readonly CudaContext _cuda;
    private readonly CudaStream _stream;
    private readonly TensorRT.Runtime _runtime;
    private readonly Engine _engine;
    private readonly TensorRT.ExecutionContext _context;
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly EngineBuffers _buffers;
    private int _profile;

    private StageEngine(CudaContext cuda, CudaStream stream, TensorRT.Runtime runtime, Engine engine, TensorRT.ExecutionContext context,
        EventWriter events)
    {
        (_cuda, _stream, _runtime, _engine, _context, _events) = (cuda, stream, runtime, engine, context, events);
        _buffers = new(cuda);
        _inputs = [.. engine.TensorNames.Where(n => engine.GetTensorMode(n) == TensorIOMode.kINPUT)];
        _outputs = [.. engine.TensorNames.Where(n => engine.GetTensorMode(n) == TensorIOMode.kOUTPUT)];
    }

    public EngineLoadedEvent Loaded => new(StageGpu.Describe(_cuda.Device), [.. _engine.TensorNames.Select(Describe)]);

    /// <returns>Null when it cannot be loaded; the fault has been written.</returns>
    public static StageEngine? Load(TensorRTLibrary library, Logger logger, EventWriter events, LoadEngineRequest request)
    {
        var file = Path.GetFileName(request.Path);
        if (StageGpu.Find(out var whyNot) is not { } device)
        {
            events.Fault(Codes.EngineNeedsGpu, "", file, whyNot);
            return null;
        }
        var made = new Stack<IDisposable>();
        try
        {
            var cuda = Push(device.UsePrimaryContext());
            var runtime = Push(library.CreateRuntime(logger));
            foreach (var plugin in request.Plugins) runtime.PluginRegistry.LoadLibrary(plugin);
            var engine = Push(runtime.DeserializeEngine(request.Path, request.Offset));
            var context = Push(engine.CreateExecutionContext());
            return new(cuda, Push(cuda.CreateStream()), runtime, engine, context, events);
        }
        catch (Exception e) when (e is TensorRTException or CudaException or IOException or UnauthorizedAccessException
            or NotInThisReleaseException)
        {
            while (made.TryPop(out var one)) one.Dispose();
            events.Fault(Codes.EngineRefused, "", file, $"{e.Message.TrimEnd('.')}; the GPU is {StageGpu.Describe(device)}");
            return null;
        }

        T Push<T>(T one) where T : IDisposable
        {
            made.Push(one);
            return one;
        }
    }

    /// <returns>Null when it failed; the fault has been written.</returns>
    public EngineRanEvent? Run(RunEngineRequest request)
    {
        try
        {
            if (!Accepts(request)) return null;
            if (EngineProfiles.Find(_engine, _inputs, request.Inputs) is not { } profile)
            {
                _events.Fault(Codes.NoProfileFits, "",
                    string.Join(", ", request.Inputs.Select(i => $"{i.Name} {EngineProfiles.Text(i.Dims)}")),
                    EngineProfiles.Describe(_engine, _inputs));
                return null;
            }
            if (profile != _profile && !_context.SetOptimizationProfile(profile, _stream.Handle))
                throw new TensorRTException(TensorRTError.NativeFailure, $"profile {profile} is refused");
            _profile = profile;
            Give(request);
            // All of them, whatever is asked for: none may be without memory.
            var places = _outputs.Select(name => (Name: name, Dynamic: Prepare(name))).ToArray();
            // Copies of pageable memory may still be under way, and the stream does not wait for them.
            _cuda.Synchronize();
            try
            {
                _context.Enqueue(_stream.Handle);
            }
            catch (TensorRTException) when (places.FirstOrDefault(p => p.Dynamic is { WantedBytes: > 0 }) is { Dynamic: { } small } place)
            {
                _events.Fault(Codes.EngineFailed, place.Name,
                    $"output '{place.Name}' wants {small.WantedBytes} bytes, more than the engine said it could");
                return null;
            }
            _stream.Synchronize();
            return Take(request.OutputPath, [.. request.Outputs.Select(name => Array.Find(places, p => p.Name == name))]);
        }
        catch (Exception e) when (e is TensorRTException or CudaException or IOException or UnauthorizedAccessException
            or NotInThisReleaseException or OverflowException or OutOfMemoryException)
        {
            _events.Fault(Codes.EngineFailed, "", e.Message.TrimEnd('.'));
            return null;
        }
    }

    public void Dispose()
    {
        _context.Dispose();
        _engine.Dispose();
        _runtime.Dispose();
        _buffers.Dispose();
        _stream.Dispose();
        _cuda.Dispose();
    }

    private EngineTensor Describe(string name)
    {
        var dims = _engine.GetTensorShape(name) ?? [];
        var input = _engine.GetTensorMode(name) == TensorIOMode.kINPUT;
        var opt = input && dims.Contains(-1) ? _engine.GetProfileShape(name, 0, OptProfileSelector.kOPT) : null;
        return new(name, input, _engine.GetTensorType(name).OfOnnx() ?? Core.Ir.DataType.Undefined, [.. dims], [.. opt ?? []]);
    }

    /// <summary>Inputs are there, outputs are known, and all lie as arrays do.</summary>
    private bool Accepts(RunEngineRequest request)
    {
        foreach (var name in _inputs.Where(n => !request.Inputs.Any(i => i.Name == n)))
            return Refuse(name, "is an input that the data has no values for");
        foreach (var name in _engine.TensorNames)
        {
            var format = _engine.GetTensorFormat(name, _profile);
            if (format is not TensorFormat.kLINEAR)
                return Refuse(name, $"lies in memory as {format.ToString()[1..]}, and only plain arrays (LINEAR) are converted");
            if (_engine.GetTensorType(name).OfOnnx() is null)
                return Refuse(name, $"has the type {_engine.GetTensorType(name).ToString()[1..]}, which is not converted");
        }
        return true;

        bool Refuse(string name, string why)
        {
            _events.Fault(Codes.EngineTensorUnusable, "", name, why);
            return false;
        }
    }

    private void Give(RunEngineRequest request)
    {
        using var file = File.OpenRead(request.InputPath);
        foreach (var name in _inputs)
        {
            var part = request.Inputs.First(i => i.Name == name);
            if (!_context.SetInputShape(name, part.Dims.AsSpan()))
                throw new TensorRTException(TensorRTError.NativeFailure, $"'{name}' is refused as {EngineProfiles.Text(part.Dims)}");
            var bytes = new byte[part.Bytes];
            file.Position = part.Offset;
            file.ReadExactly(bytes);
            if (!_context.SetTensorAddress(name, _buffers.Put(name, bytes, OnHost(name))))
                throw new TensorRTException(TensorRTError.NativeFailure, $"'{name}' takes no address");
        }
        var missing = _context.InferShapes();
        if (missing.Count > 0)
            throw new TensorRTException(TensorRTError.NativeFailure, $"the shape of {string.Join(", ", missing)} is still wanted");
    }

    /// <summary>Gives an output its memory: of its size where that is known, of the largest it may have where the inference decides
    /// it.</summary>
    private OutputMemory? Prepare(string name)
    {
        if (Aliased(name) is { } input)
        {
            if (!_context.SetTensorAddress(name, _buffers.Address(input)))
                throw new TensorRTException(TensorRTError.NativeFailure, $"'{name}' takes no address");
            return null;
        }
        var dims = _context.GetTensorShape(name) ?? throw new TensorRTException(TensorRTError.NativeFailure, $"'{name}' has no shape");
        if (dims.Contains(-1))
        {
            var most = _context.GetMaxOutputSize(name);
            if (most < 0)
                throw new TensorRTException(TensorRTError.NativeFailure, $"the engine does not tell how large '{name}' may become");
            return _context.UseOutputMemory(name, _buffers.Room(name, most, host: false), Math.Max(1, most))
                ?? throw new TensorRTException(TensorRTError.NativeFailure, $"'{name}' takes no memory");
        }
        if (!_context.SetTensorAddress(name, _buffers.Room(name, Bytes(name, dims), OnHost(name))))
            throw new TensorRTException(TensorRTError.NativeFailure, $"'{name}' takes no address");
        return null;
    }

    private EngineRanEvent Take(string path, (string Name, OutputMemory? Dynamic)[] places)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        var parts = ImmutableArray.CreateBuilder<TensorPart>(places.Length);
        foreach (var (name, dynamic) in places)
        {
            var dims = (dynamic is null ? _context.GetTensorShape(name) : dynamic.Shape)
                ?? throw new TensorRTException(TensorRTError.NativeFailure, $"the inference told no shape of '{name}'");
            var bytes = new byte[Bytes(name, dims)];
            _buffers.Get(Aliased(name) ?? name, bytes);
            parts.Add(new(name, _engine.GetTensorType(name).OfOnnx()!.Value, [.. dims], file.Position, bytes.Length));
            file.Write(bytes);
        }
        return new(parts.MoveToImmutable());
    }

    private long Bytes(string name, IReadOnlyList<long> dims)
    {
        long elements = 1;
        foreach (var d in dims) elements = checked(elements * d);
        return _engine.GetTensorType(name).OfOnnx()!.Value.Bytes(elements);
    }

    private bool OnHost(string name) => _engine.GetTensorLocation(name) == TensorLocation.kHOST;

    private string? Aliased(string output)
    {
        try
        {
            return _engine.GetAliasedInput(output);
        }
        catch (NotInThisReleaseException)
        {
            // Before 10.15 no output shares an input's memory.
            return null;
        }
    }
}
