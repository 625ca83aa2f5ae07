using TensorRT.Interop;

namespace TensorRT;

/// <summary>What an engine tells of its layers (<c>IEngineInspector</c>): all of it only when built with
/// <see cref="ProfilingVerbosity.kDETAILED"/>.</summary>
public sealed unsafe class EngineInspector : NativeObject
{
    private readonly void* _pointer;
    private readonly Engine _engine;
    private readonly VEngineInspector _inspector;

    internal EngineInspector(void* pointer, Engine engine) : base(engine)
    {
        _pointer = pointer;
        _engine = engine;
        _inspector = VEngineInspector.Of(pointer, engine.Abi);
    }

    /// <summary>Shapes are told as a context has them, those of inputs it has been given included; null for none.</summary>
    /// <returns>False for a context of another engine.</returns>
    public bool SetExecutionContext(ExecutionContext? context)
    {
        using var held = Hold();
        if (context is null) return _inspector.setExecutionContext(null);
        using var heldContext = context.Hold();
        var taken = _inspector.setExecutionContext(context.Pointer);
        if (taken) Keep(context);
        return taken;
    }

    /// <summary>All layers, as JSON or one line each.</summary>
    public string GetEngineInformation(LayerInformationFormat format)
    {
        using var held = Hold();
        return Utf8Text.Read(_inspector.getEngineInformation(format)) ?? "";
    }

    /// <param name="layer">From 0 to <see cref="Engine.LayerCount"/>.</param>
    public string GetLayerInformation(int layer, LayerInformationFormat format)
    {
        using var held = Hold();
        return Utf8Text.Read(_inspector.getLayerInformation(layer, format)) ?? "";
    }

    private protected override void Destroy() => new INoCopy(_pointer, _engine.Abi).delete();
}
