using TensorRT.Interop;

namespace TensorRT;

/// <summary>One fault that the parser found.</summary>
/// <param name="Node">Index of the node in the model; −1 when it is about none.</param>
/// <param name="NodeName">Empty before 10.0, where the parser does not tell.</param>
/// <param name="Operator">As <paramref name="NodeName"/>.</param>
public readonly record struct ParserError(ParserErrorCode Code, string Description, int Node, string NodeName, string Operator);

/// <summary>
/// Fills a network from ONNX (<c>nvonnxparser::IParser</c>). The network refers to weights that the native parser holds until the build is
/// done, so the native parser goes with the network, not with this object.
/// </summary>
public sealed unsafe partial class OnnxParser : NativeObject
{
    private readonly IParser _parser;
    private readonly NetworkDefinition _network;

    /// <exception cref="TensorRTException">There is no parser beside the library, or it does not load.</exception>
    public OnnxParser(NetworkDefinition network) : this(network, Create(network)) { }

    private OnnxParser(NetworkDefinition network, IParser parser) : base(network)
    {
        _network = network;
        _parser = parser;
        network.Own(parser);
    }

    internal IParser Native => _parser;

    private Logger Logger => _network.Builder.Logger;

    /// <summary>Reads the file and the external data beside it. Weights are taken as they lie: nothing passes through one
    /// message.</summary>
    /// <returns>False when there are <see cref="Errors"/>.</returns>
    public bool ParseFile(string path)
    {
        using var held = Hold();
        using var text = new Utf8Text(path);
        Logger.Forget();
        var parsed = _parser.parseFromFile(text.Pointer, (int)LoggerSeverity.kWARNING);
        Logger.Faults.Rethrow();
        return parsed;
    }

    /// <summary>Everything that the last parse found wrong.</summary>
    public IReadOnlyList<ParserError> Errors
    {
        get
        {
            using var held = Hold();
            var errors = new ParserError[_parser.getNbErrors()];
            for (var i = 0; i < errors.Length; i++)
            {
                var error = new IParserError(_parser.getError(i), _network.Abi);
                errors[i] = new(error.code(), Utf8Text.Read(error.desc()) ?? "", error.node(),
                    error.Has_nodeName ? Utf8Text.Read(error.nodeName()) ?? "" : "",
                    error.Has_nodeOperator ? Utf8Text.Read(error.nodeOperator()) ?? "" : "");
            }
            return errors;
        }
    }

    // Before this object refers to the network: where there is no parser, nothing keeps the network from going.
    private static IParser Create(NetworkDefinition network)
    {
        using var held = network.Hold();
        var logger = network.Builder.Logger;
        var create = logger.Library.ParserExport(EntryPoints.createNvOnnxParser_INTERNAL);
        var version = EntryPoints.Number(logger.Library.ParserExport(EntryPoints.getNvOnnxParserVersion));
        logger.Forget();
        var parser = EntryPoints.Create(create, network.Pointer, logger.Pointer, version);
        return parser is null ? throw logger.Failure("createNvOnnxParser") : new(parser, network.Abi);
    }

    /// <summary>Nothing to do: the network destroys its parsers.</summary>
    private protected override void Destroy() { }
}
