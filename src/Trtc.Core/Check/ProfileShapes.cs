using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Build;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Check;

/// <summary>A profile as numbers for shape inference: sizes of inputs, and the values of those that give sizes.</summary>
public static class ProfileShapes
{
    /// <param name="select">Which of the range: <c>r => r.Opt</c>.</param>
    public static InferenceOptions Of(Graph graph, Profile profile, Func<InputRange, ImmutableArray<long>> select)
    {
        var types = ImmutableSortedDictionary.CreateBuilder<string, ValueType>(StringComparer.Ordinal);
        var contents = ImmutableSortedDictionary.CreateBuilder<string, KnownValue>(StringComparer.Ordinal);
        foreach (var range in profile.Inputs)
        {
            if (graph.Inputs.FirstOrDefault(i => i.Name == range.Input) is not { } input) continue;
            if (range.IsValues) contents[input.Name] = Values(input, select(range));
            else types[input.Name] = new TensorType(input.Element, Shape.Of(select(range).AsSpan()));
        }
        return new() { Inputs = types.ToImmutable(), Contents = contents.ToImmutable() };
    }

    private static TensorData Values(ValueInfo input, ImmutableArray<long> values)
    {
        ImmutableArray<long> dims = input.Shape is { Rank: 0 } ? [] : [values.Length];
        var bytes = input.Element == DataType.Int32
            ? MemoryMarshal.AsBytes(Array.ConvertAll(values.ToArray(), v => (int)Math.Clamp(v, int.MinValue, int.MaxValue)).AsSpan()).ToArray()
            : MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        return new(input.Element, dims, new MemoryBytes(bytes));
    }
}
