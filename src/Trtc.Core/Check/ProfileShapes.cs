using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Contracts;
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

    /// <summary>Those that the first profile is tuned for.</summary>
    public static InferenceOptions Tuned(Graph graph, ImmutableArray<Profile> profiles) =>
        profiles.IsEmpty ? InferenceOptions.Default : Of(graph, profiles[0], r => r.Opt);

    /// <summary>The sizes, and the values of inputs that give sizes, that are one number in every profile; the others are as the model has
    /// them.</summary>
    public static InferenceOptions Fixed(Graph graph, ImmutableArray<Profile> profiles)
    {
        var types = ImmutableSortedDictionary.CreateBuilder<string, ValueType>(StringComparer.Ordinal);
        var contents = ImmutableSortedDictionary.CreateBuilder<string, KnownValue>(StringComparer.Ordinal);
        foreach (var input in graph.Inputs)
        {
            Dim[]? dims = null;
            if (profiles.Length > 0 && profiles[0].Inputs.FirstOrDefault(r => r.Input == input.Name && r.IsValues) is { } given
                && profiles.All(p => p.Inputs.FirstOrDefault(r => r.Input == input.Name) is { } r && r.Min.SequenceEqual(given.Min)
                && r.Max.SequenceEqual(given.Min)))
                contents[input.Name] = Values(input, given.Min);
            foreach (var profile in profiles)
            {
                if (profile.Inputs.FirstOrDefault(r => r.Input == input.Name && !r.IsValues) is not { } range) continue;
                dims ??= [.. range.Min.Select(m => Dim.Of(m))];
                for (var d = 0; d < dims.Length; d++)
                    if (d >= range.Min.Length || d >= range.Max.Length || dims[d].Value != range.Min[d] || dims[d].Value != range.Max[d])
                        dims[d] = input.Shape is { } s && d < s.Rank ? s[d] : Dim.Unknown;
            }
            if (dims is not null) types[input.Name] = new TensorType(input.Element, new([.. dims]));
        }
        return new() { Inputs = types.ToImmutable(), Contents = contents.ToImmutable() };
    }

    private static TensorData Values(ValueInfo input, ImmutableArray<long> values)
    {
        ImmutableArray<long> dims = input.Shape is { Rank: 0 } ? [] : [values.Length];
        var bytes = input.Element == DataType.Bool ? Array.ConvertAll(values.ToArray(), v => (byte)(v != 0 ? 1 : 0))
            : input.Element == DataType.Int32
            ? MemoryMarshal.AsBytes(Array.ConvertAll(values.ToArray(), v => (int)Math.Clamp(v, int.MinValue, int.MaxValue)).AsSpan())
            .ToArray()
            : MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        return new(input.Element, dims, new MemoryBytes(bytes));
    }
}
