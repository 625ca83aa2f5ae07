using System.Runtime.InteropServices;

namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    // Freed after the network: the builder reads them until then.
    private readonly List<nint> _weights = [];

    /// <summary>Copies values into memory that lives as long as the network.</summary>
    public WeightData CopyWeights(ReadOnlySpan<float> values) => CopyWeights(DataType.kFLOAT, MemoryMarshal.AsBytes(values), values.Length);

    /// <summary>As the other, of any type.</summary>
    /// <param name="count">Elements; kINT4 and kFP4 have two in a byte.</param>
    public WeightData CopyWeights(DataType type, ReadOnlySpan<byte> bytes, long count)
    {
        using var held = Hold();
        if (bytes.IsEmpty) return new(type, 0, 0);
        var copy = (nint)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>((void*)copy, bytes.Length));
        lock (_weights) _weights.Add(copy);
        return new(type, copy, count);
    }

    /// <summary>Names weights so that a <see cref="Refitter"/> finds them.</summary>
    /// <param name="weights">The very address that a layer was given.</param>
    /// <returns>False for weights that no layer has, or a name that is taken.</returns>
    public bool SetWeightsName(WeightData weights, string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _network.setWeightsName(weights.Native, text.Pointer);
    }

    /// <summary>Lets weights be replaced in the engine, of a build with <see cref="BuilderFlag.kREFIT_INDIVIDUAL"/>. From 10.2 on and in
    /// RTX.</summary>
    /// <returns>False for a name that no weights have.</returns>
    public bool MarkWeightsRefittable(string name, bool on = true)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return on ? _network.markWeightsRefittable(text.Pointer) : _network.unmarkWeightsRefittable(text.Pointer);
    }

    /// <summary>Whether they are marked. From 10.2 on and in RTX.</summary>
    public bool AreWeightsMarkedRefittable(string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _network.areWeightsMarkedRefittable(text.Pointer);
    }
}
