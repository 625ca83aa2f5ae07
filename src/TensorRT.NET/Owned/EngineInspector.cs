using TensorRT.Interop;

namespace TensorRT;

/// <summary>What an engine tells of its layers (<c>IEngineInspector</c>): all of it only when built with <see cref="ProfilingVerbosity.kDETAILED"/>.</summary>
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

    /// <summary>All layers, as JSON or one line each.</summary>
    public string GetEngineInformation(LayerInformationFormat format)
    {
        using var held = Hold();
        return Utf8Text.Read(_inspector.getEngineInformation(format)) ?? "";
    }

    public string GetLayerInformation(int layer, LayerInformationFormat format)
    {
        using var held = Hold();
        return Utf8Text.Read(_inspector.getLayerInformation(layer, format)) ?? "";
    }

    private protected override void Destroy() => new INoCopy(_pointer, _engine.Abi).delete();
}
