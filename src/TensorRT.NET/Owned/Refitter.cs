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

    /// <param name="address">Host memory of <paramref name="count"/> elements, which must stay until <see cref="Refit"/> is done.</param>
    /// <returns>False for a name or a count that is wrong.</returns>
    public bool SetWeights(string name, DataType type, nint address, long count)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _refitter.setNamedWeights(text.Pointer, new() { type = type, values = (void*)address, count = count });
    }

    /// <exception cref="TensorRTException">Weights are missing.</exception>
    public void Refit()
    {
        using var held = Hold();
        _engine.Logger.Forget();
        if (!_refitter.refitCudaEngine()) throw _engine.Logger.Failure("refitCudaEngine");
    }

    /// <summary>Takes all weights out of an ONNX file of the same graph (<c>nvonnxparser::IParserRefitter</c>, from 10.0 on).</summary>
    /// <exception cref="TensorRTException">The file does not fit the engine.</exception>
    public void RefitFromFile(string path)
    {
        using var held = Hold();
        var logger = _engine.Logger;
        logger.Forget();
        var create = logger.Library.ParserExport(EntryPoints.createNvOnnxParserRefitter_INTERNAL);
        var version = EntryPoints.Number(logger.Library.ParserExport(EntryPoints.getNvOnnxParserVersion));
        var pointer = EntryPoints.Create(create, _pointer, logger.Pointer, version);
        if (pointer is null) throw logger.Failure("createNvOnnxParserRefitter");
        var parser = new IParserRefitter(pointer, _engine.Abi);
        using var text = new Utf8Text(path);
        var done = parser.refitFromFile(text.Pointer);
        parser.delete();
        if (!done) throw logger.Failure("refitFromFile");
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
