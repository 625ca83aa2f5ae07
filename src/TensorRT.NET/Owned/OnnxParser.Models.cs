using TensorRT.Interop;

namespace TensorRT;

public sealed unsafe partial class OnnxParser
{
    /// <summary>Parses a model that lies in memory (2 GB at most, as one protobuf message).</summary>
    /// <param name="path">Where it came from: external data is looked for beside it. Null for a model without any.</param>
    public bool Parse(ReadOnlySpan<byte> model, string? path = null)
    {
        using var held = Hold();
        using var text = new Utf8Text(path);
        Logger.Forget();
        bool parsed;
        fixed (byte* bytes = model) parsed = _parser.parse(bytes, (nuint)model.Length, text.Pointer);
        Logger.Faults.Rethrow();
        return parsed;
    }

    /// <summary>How the parser works; set before parsing.</summary>
    public void SetFlag(OnnxParserFlag flag, bool on = true)
    {
        using var held = Hold();
        if (on) _parser.setFlag(flag);
        else _parser.clearFlag(flag);
    }

    /// <summary>Whether a flag is on.</summary>
    public bool GetFlag(OnnxParserFlag flag)
    {
        using var held = Hold();
        return _parser.getFlag(flag);
    }

    /// <summary>Whether an ONNX operator is known at all; a node of it may be refused all the same.</summary>
    public bool SupportsOperator(string operatorName)
    {
        using var held = Hold();
        using var text = new Utf8Text(operatorName);
        return _parser.supportsOperator(text.Pointer);
    }

    /// <summary>Whether this release has <see cref="FindSupportedParts"/>.</summary>
    public bool HasSupportedParts => _parser.Has_supportsModelV2;

    /// <summary>Splits a model into parts that can and cannot be parsed. From 10.1 on and in RTX.</summary>
    /// <returns>Each part's nodes, by index in the model, and whether it is supported.</returns>
    public IReadOnlyList<(bool Supported, IReadOnlyList<long> Nodes)> FindSupportedParts(ReadOnlySpan<byte> model, string? path = null)
    {
        using var held = Hold();
        using var text = new Utf8Text(path);
        fixed (byte* bytes = model) _parser.supportsModelV2(bytes, (nuint)model.Length, text.Pointer);
        var parts = new (bool, IReadOnlyList<long>)[_parser.getNbSubgraphs()];
        for (var i = 0; i < parts.Length; i++)
        {
            long count = 0;
            var nodes = _parser.getSubgraphNodes(i, &count);
            parts[i] = (_parser.isSubgraphSupported(i), new ReadOnlySpan<long>(nodes, checked((int)count)).ToArray());
        }
        return parts;
    }

    /// <summary>Gives the graph without its weights, which <see cref="LoadInitializer"/> brings one by one; then <see cref="ParseLoaded"/>.
    /// From 10.13 on and in RTX.</summary>
    public bool LoadModel(ReadOnlySpan<byte> model, string? path = null)
    {
        using var held = Hold();
        using var text = new Utf8Text(path);
        fixed (byte* bytes = model) return _parser.loadModelProto(bytes, (nuint)model.Length, text.Pointer);
    }

    /// <summary>The weights of one initializer. From 10.13 on and in RTX.</summary>
    /// <param name="address">Host memory that must stay until the network is built.</param>
    public bool LoadInitializer(string name, nint address, long bytes)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _parser.loadInitializer(text.Pointer, (void*)address, checked((nuint)bytes));
    }

    /// <summary>Parses what <see cref="LoadModel"/> took. From 10.13 on and in RTX.</summary>
    public bool ParseLoaded()
    {
        using var held = Hold();
        Logger.Forget();
        var parsed = _parser.parseModelProto();
        Logger.Faults.Rethrow();
        return parsed;
    }
}
