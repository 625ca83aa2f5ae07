using TensorRT.Interop;

namespace TensorRT;

/// <summary>Makes networks, configurations and engines (<c>IBuilder</c>). From <see cref="TensorRTLibrary.CreateBuilder"/>.</summary>
public sealed unsafe class Builder : NativeObject
{
    private readonly void* _pointer;
    private readonly VBuilder _builder;

    internal Builder(void* pointer, Logger logger) : base(logger)
    {
        _pointer = pointer;
        Logger = logger;
        _builder = VBuilder.Of(pointer, logger.Abi);
    }

    public Logger Logger { get; }

    internal Abi Abi => Logger.Abi;

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer => _pointer;

    /// <summary>The release in use, as "TensorRT 10.16".</summary>
    public string Release => Abi.Name;

    /// <summary>TensorRT 11 and RTX: networks keep the types of the model, whatever <see cref="CreateNetwork"/> is told.</summary>
    public bool IsStronglyTypedOnly => Abi.Product == Product.TensorRTRtx || Abi.Major >= 11;

    /// <summary>Whether networks can keep the model's types: from 10.0 on and in RTX.</summary>
    public bool HasStrongTyping => Abi.Has(NetworkDefinitionCreationFlag.kSTRONGLY_TYPED);

    /// <param name="stronglyTyped">
    /// Every tensor keeps the type that the model gives it. TensorRT 11 and RTX know nothing else; 8.6 has no such networks
    /// (<see cref="NotInThisReleaseException"/>).
    /// </param>
    public NetworkDefinition CreateNetwork(bool stronglyTyped)
    {
        using var held = Hold();
        Logger.Forget();
        var network = _builder.createNetworkV2(NetworkFlags.Of(Abi, stronglyTyped));
        return network is null ? throw Logger.Failure("createNetworkV2") : new(network, this);
    }

    /// <summary>How to build: all as the library has it unless set.</summary>
    public BuilderConfig CreateConfig()
    {
        using var held = Hold();
        Logger.Forget();
        var config = _builder.createBuilderConfig();
        return config is null ? throw Logger.Failure("createBuilderConfig") : new(config, this);
    }

    /// <summary>The builder owns profiles; they live as long as it does.</summary>
    public OptimizationProfile CreateOptimizationProfile()
    {
        using var held = Hold();
        Logger.Forget();
        var profile = _builder.createOptimizationProfile();
        return profile is null ? throw Logger.Failure("createOptimizationProfile") : new(profile, this);
    }

    /// <returns>The engine's bytes; null when it cannot be built or was cancelled (the logger has heard why).</returns>
    /// <exception cref="Exception">What a callback threw while the builder ran.</exception>
    public HostMemory? BuildSerializedNetwork(NetworkDefinition network, BuilderConfig config)
    {
        using var held = Hold();
        using var heldNetwork = network.Hold();
        using var heldConfig = config.Hold();
        Logger.Forget();
        var memory = _builder.buildSerializedNetwork(network.Pointer, config.Pointer);
        var result = memory is null ? null : new HostMemory(memory, Logger);
        try
        {
            Logger.Faults.Rethrow();
        }
        catch
        {
            result?.Dispose();
            throw;
        }
        return result;
    }

    /// <summary>As the other, writing the engine as it goes. From 10.13 on and in RTX.</summary>
    /// <returns>False when it cannot be built.</returns>
    public bool BuildSerializedNetwork(NetworkDefinition network, BuilderConfig config, Stream destination)
    {
        using var held = Hold();
        using var heldNetwork = network.Hold();
        using var heldConfig = config.Hold();
        // Throws, before anything is made, where the release has none.
        if (!_builder.Has_buildSerializedNetworkToStream) _builder.buildSerializedNetworkToStream(null, null, null);
        Logger.Forget();
        using var writer = new StreamWriterCallback(Abi, destination, Logger.Faults);
        var built = _builder.buildSerializedNetworkToStream(network.Pointer, config.Pointer, writer.Pointer);
        Logger.Faults.Rethrow();
        return built;
    }

    /// <summary>How many threads the builder may use; 1 or more.</summary>
    public int MaxThreads
    {
        get { using var held = Hold(); return _builder.getMaxThreads(); }
        set { using var held = Hold(); if (!_builder.setMaxThreads(value)) throw Logger.Failure("setMaxThreads"); }
    }

    /// <summary>Plugins that networks of this builder may use.</summary>
    public PluginRegistry PluginRegistry
    {
        get { using var held = Hold(); return new(_builder.getPluginRegistry(), this, Logger); }
    }

    /// <summary>DLA cores of this machine's device.</summary>
    public int DlaCoreCount
    {
        get { using var held = Hold(); return _builder.getNbDLACores(); }
    }

    /// <summary>Whether the configuration can be built at all; the logger hears why not.</summary>
    public bool IsNetworkSupported(NetworkDefinition network, BuilderConfig config)
    {
        using var held = Hold();
        using var heldNetwork = network.Hold();
        using var heldConfig = config.Hold();
        return _builder.isNetworkSupported(network.Pointer, config.Pointer);
    }

    /// <summary>Hears what goes wrong in this builder and what is made from it.</summary>
    public ErrorRecorder? ErrorRecorder
    {
        get;
        set
        {
            using var held = Hold();
            if (value is not null) Keep(value);
            _builder.setErrorRecorder(value is null ? null : value.Pointer);
            field = value;
        }
    }

    private protected override void Destroy() => new INoCopy(_pointer, Abi).delete();
}
