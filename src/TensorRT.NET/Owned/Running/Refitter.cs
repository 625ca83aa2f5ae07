using TensorRT.Interop;

namespace TensorRT;

/// <summary>Puts new weights into a loaded engine (<c>IRefitter</c>).</summary>
public sealed unsafe class Refitter : NativeObject
{
    private readonly void* _pointer;
    private readonly Engine _engine;
    private readonly VRefitter _refitter;

    internal Refitter(void* pointer, Engine engine) : base(engine)
    {
        _pointer = pointer;
        _engine = engine;
        _refitter = VRefitter.Of(pointer, engine.Abi);
    }

    /// <summary>Names of all weights that can be replaced.</summary>
    public IReadOnlyList<string> Weights => Names(static (r, n, p) => r.getAllWeights(n, p));

    /// <summary>Names of those that must be given before <see cref="Refit"/>.</summary>
    public IReadOnlyList<string> Missing => Names(static (r, n, p) => r.getMissingWeights(n, p));

    /// <summary>Gives new values for weights.</summary>
    /// <param name="address">Host memory of <paramref name="count"/> elements, which must stay until <see cref="Refit"/> is done.</param>
    /// <returns>False for a name or a count that is wrong.</returns>
    public bool SetWeights(string name, DataType type, nint address, long count)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _refitter.setNamedWeights(text.Pointer, new() { type = type, values = (void*)address, count = count });
    }

    /// <summary>As the other, of memory on the device or the host. From 10.0 on and in RTX.</summary>
    public bool SetWeights(string name, DataType type, nint address, long count, TensorLocation location)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _refitter.setNamedWeightsWithLocation(text.Pointer, new() { type = type, values = (void*)address, count = count }, location);
    }

    /// <summary>Takes back what was given. From 10.0 on and in RTX.</summary>
    /// <returns>False for a name that was not given.</returns>
    public bool UnsetWeights(string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _refitter.unsetNamedWeights(text.Pointer);
    }

    /// <summary>Type and number of elements that weights must have; none for a name that is none. From 10.0 on and in RTX.</summary>
    public WeightData GetPrototype(string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return WeightData.Of(_refitter.getWeightsPrototype(text.Pointer));
    }

    /// <summary>What was given; none where nothing was. From 10.0 on and in RTX.</summary>
    public WeightData GetWeights(string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return WeightData.Of(_refitter.getNamedWeights(text.Pointer));
    }

    /// <summary>Where what was given lies. From 10.0 on and in RTX.</summary>
    public TensorLocation GetWeightsLocation(string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _refitter.getWeightsLocation(text.Pointer);
    }

    /// <summary>Looks for numbers that are none and for overflow when weights are converted; true unless set. From 10.0 on and in
    /// RTX.</summary>
    public bool WeightsValidation
    {
        get { using var held = Hold(); return _refitter.getWeightsValidation(); }
        set { using var held = Hold(); _refitter.setWeightsValidation(value); }
    }

    /// <summary>How many threads a refit may use; 1 or more.</summary>
    /// <exception cref="TensorRTException">The number is refused.</exception>
    public int MaxThreads
    {
        get { using var held = Hold(); return _refitter.getMaxThreads(); }
        set
        {
            using var held = Hold();
            _engine.Logger.Forget();
            if (!_refitter.setMaxThreads(value)) throw _engine.Logger.Failure("setMaxThreads");
        }
    }

    /// <summary>Queues the refit on a CUDA stream and returns; what was given must stay until it is done. From 10.0 on and in
    /// RTX.</summary>
    /// <exception cref="TensorRTException">Weights are missing.</exception>
    public void RefitAsync(nint stream)
    {
        using var held = Hold();
        _engine.Logger.Forget();
        if (!_refitter.refitCudaEngineAsync((void*)stream)) throw _engine.Logger.Failure("refitCudaEngineAsync");
    }

    /// <summary>Puts the weights given into the engine.</summary>
    /// <exception cref="TensorRTException">Weights are missing.</exception>
    public void Refit()
    {
        using var held = Hold();
        _engine.Logger.Forget();
        if (!_refitter.refitCudaEngine()) throw _engine.Logger.Failure("refitCudaEngine");
    }

    /// <summary>Takes all weights out of an ONNX file of the same graph (<c>nvonnxparser::IParserRefitter</c>). From 10.0 on and in
    /// RTX.</summary>
    /// <exception cref="TensorRTException">The file does not fit the engine.</exception>
    public void RefitFromFile(string path)
    {
        using var held = Hold();
        var parser = ParserRefitter();
        using var text = new Utf8Text(path);
        Finish(parser, parser.refitFromFile(text.Pointer), "refitFromFile");
    }

    /// <summary>As <see cref="RefitFromFile"/>, of a model in memory. From 10.0 on and in RTX.</summary>
    /// <param name="path">Where it came from: external data is looked for beside it. Null for a model without any.</param>
    /// <exception cref="TensorRTException">The model does not fit the engine.</exception>
    public void RefitFromBytes(ReadOnlySpan<byte> model, string? path = null)
    {
        using var held = Hold();
        var parser = ParserRefitter();
        using var text = new Utf8Text(path);
        fixed (byte* bytes = model) Finish(parser, parser.refitFromBytes(bytes, (nuint)model.Length, text.Pointer), "refitFromBytes");
    }

    private IParserRefitter ParserRefitter()
    {
        var logger = _engine.Logger;
        logger.Forget();
        var create = logger.Library.ParserExport(EntryPoints.createNvOnnxParserRefitter_INTERNAL);
        var version = EntryPoints.Number(logger.Library.ParserExport(EntryPoints.getNvOnnxParserVersion));
        var pointer = EntryPoints.Create(create, _pointer, logger.Pointer, version);
        return pointer is null ? throw logger.Failure("createNvOnnxParserRefitter") : new(pointer, _engine.Abi);
    }

    // The parser says what it found itself: the logger has not heard it.
    private void Finish(IParserRefitter parser, bool done, string call)
    {
        var errors = new List<string>();
        for (var i = 0; !done && i < parser.getNbErrors(); i++)
            errors.Add(Utf8Text.Read(new IParserError(parser.getError(i), _engine.Abi).desc()) ?? "");
        parser.delete();
        if (!done) throw errors.Count == 0 ? _engine.Logger.Failure(call)
            : new TensorRTException(TensorRTError.NativeFailure, $"{call} failed: {string.Join(' ', errors)}");
        Refit();
    }

    private delegate int Fill(VRefitter refitter, int size, byte** names);

    private string[] Names(Fill fill)
    {
        using var held = Hold();
        var count = fill(_refitter, 0, null);
        var buffer = new nint[Math.Max(1, count)];
        fixed (nint* p = buffer) fill(_refitter, count, (byte**)p);
        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = Utf8Text.Read((byte*)buffer[i]) ?? "";
        return names;
    }

    private protected override void Destroy() => new INoCopy(_pointer, _engine.Abi).delete();
}
