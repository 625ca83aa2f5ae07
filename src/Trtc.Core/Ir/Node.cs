using System.Collections.Immutable;

namespace Trtc.Core.Ir;

/// <summary>One operator applied. An empty input name is an optional input left out; values are linked by name.</summary>
/// <param name="Name">May be empty; unique only when the model's maker made it so.</param>
/// <param name="Domain">Empty for the standard domain (<c>ai.onnx</c> is read as empty).</param>
/// <param name="Origin">Where the node came from, for messages: the function or scope it was inlined from; empty for the model
/// itself.</param>
public sealed record Node(
    string Name,
    string OpType,
    string Domain,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    ImmutableSortedDictionary<string, AttributeValue> Attributes,
    string Origin = "")
{
    public static ImmutableSortedDictionary<string, AttributeValue> NoAttributes { get; } =
        ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);

    /// <summary>The input's name, or empty when it is left out.</summary>
    public string Input(int index) => index < Inputs.Length ? Inputs[index] : "";

    public string Output(int index) => index < Outputs.Length ? Outputs[index] : "";

    /// <summary>True for If, Loop, Scan and other operators that hold graphs.</summary>
    public bool HasSubgraphs
    {
        get
        {
            if (Attributes.Count == 0) return false;
            foreach (var (_, value) in Attributes) if (value is GraphAttribute or GraphsAttribute) return true;
            return false;
        }
    }

    public bool Is(string opType) => Domain.Length == 0 && OpType == opType;

    public long Int(string name, long fallback) => Attributes.TryGetValue(name, out var a) && a is IntAttribute i ? i.Value : fallback;

    public float Float(string name, float fallback) =>
        Attributes.TryGetValue(name, out var a) && a is FloatAttribute f ? f.Value : fallback;

    public string String(string name, string fallback) =>
        Attributes.TryGetValue(name, out var a) && a is StringAttribute s ? s.Text : fallback;

    /// <summary>The list, or default (<c>IsDefault</c>) when the node has no such attribute.</summary>
    public ImmutableArray<long> Ints(string name) => Attributes.TryGetValue(name, out var a) && a is IntsAttribute i ? i.Values : default;

    /// <summary>The name to show a person: the node's own, or its first output's.</summary>
    public string Display => Name.Length > 0 ? Name : Outputs.Length > 0 ? Outputs[0] : OpType;
}
