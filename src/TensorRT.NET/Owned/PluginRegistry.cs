using TensorRT.Interop;

namespace TensorRT;

/// <summary>The builder's or runtime's plugins (<c>IPluginRegistry</c>): it belongs to whom it came from.</summary>
public sealed unsafe class PluginRegistry
{
    private readonly IPluginRegistry _registry;
    private readonly NativeObject _owner;
    private readonly Logger _logger;

    internal PluginRegistry(void* pointer, NativeObject owner, Logger logger)
    {
        _registry = new(pointer, logger.Abi);
        _owner = owner;
        _logger = logger;
    }

    /// <summary>Loads a library of plugins and registers what it has. The registry keeps it until its owner goes.</summary>
    /// <exception cref="TensorRTException">It cannot be loaded, or is none.</exception>
    public void LoadLibrary(string path)
    {
        using var held = _owner.Hold();
        using var text = new Utf8Text(path);
        _logger.Forget();
        if (_registry.loadLibrary(text.Pointer) is null) throw _logger.Failure($"loadLibrary {path}");
    }
}
