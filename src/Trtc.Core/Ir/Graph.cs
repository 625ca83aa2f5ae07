using System.Collections.Immutable;

namespace Trtc.Core.Ir;

/// <summary>
/// A graph in static single assignment: each value has one producer (a node, an input or an initializer), nodes are in
/// topological order. A subgraph also sees the values of the graphs around it.
/// </summary>
/// <param name="Inputs">Without those that only give an initializer a name (ONNX before IR version 4 lists both).</param>
/// <param name="Initializers">By value name.</param>
/// <param name="Values">Declared or inferred types of inner values, by name; inputs and outputs carry their own.</param>
public sealed record Graph(
    string Name,
    ImmutableArray<Node> Nodes,
    ImmutableArray<ValueInfo> Inputs,
    ImmutableArray<ValueInfo> Outputs,
    ImmutableSortedDictionary<string, TensorData> Initializers,
    ImmutableSortedDictionary<string, ValueInfo> Values)
{
    public static ImmutableSortedDictionary<string, TensorData> NoInitializers { get; } =
        ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, ValueInfo> NoValues { get; } =
        ImmutableSortedDictionary.Create<string, ValueInfo>(StringComparer.Ordinal);

    /// <summary>The element type of a value that a node makes, an input or an output; undefined where nothing says.</summary>
    public DataType TypeOf(string value)
    {
        if (Values.TryGetValue(value, out var info)) return info.Element;
        foreach (var input in Inputs) if (input.Name == value) return input.Element;
        foreach (var output in Outputs) if (output.Name == value) return output.Element;
        return DataType.Undefined;
    }

    /// <summary>Of the initializers, those of subgraphs left aside.</summary>
    public long WeightBytes
    {
        get
        {
            long bytes = 0;
            foreach (var weight in Initializers.Values) bytes += weight.Bytes.Length;
            return bytes;
        }
    }
}

/// <summary>An ONNX model. Owns the files its tensors refer to: dispose it after the last tensor was read.</summary>
/// <param name="Path">The file it was read from; empty for a model made in memory.</param>
/// <param name="Opsets">Version of each operator domain, the standard domain under the empty name.</param>
/// <param name="Files">The model's file and its external data files.</param>
public sealed record Model(
    string Path,
    long IrVersion,
    ImmutableSortedDictionary<string, long> Opsets,
    string ProducerName,
    string ProducerVersion,
    ImmutableSortedDictionary<string, string> Metadata,
    Graph Graph,
    ImmutableArray<SourceFile> Files) : IDisposable
{
    /// <summary>Opset of the standard domain; 0 when the model declares none.</summary>
    public int Opset => Opsets.TryGetValue("", out var v) ? (int)v : 0;

    public void Dispose()
    {
        foreach (var f in Files) f.Dispose();
    }
}
