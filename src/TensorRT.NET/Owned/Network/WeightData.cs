using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// Constant values for a layer, in host memory that must stay until the network is built: the caller's own, or the network's
/// (<see cref="NetworkDefinition.CopyWeights(ReadOnlySpan{float})"/>).
/// </summary>
/// <param name="Address">Of <paramref name="Count"/> elements; 0 with a count of 0 for none.</param>
public readonly unsafe record struct WeightData(DataType Type, nint Address, long Count)
{
    /// <summary>No values.</summary>
    public static WeightData None => default;

    internal Weights Native => new() { type = Type, values = (void*)Address, count = Count };

    internal static WeightData Of(Weights weights) => new(weights.type, (nint)weights.values, weights.count);
}
