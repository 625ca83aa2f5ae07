using System.Collections.Immutable;

namespace Trtc.Core.Ir;

/// <summary>The value of a node's attribute: one of ONNX's kinds.</summary>
public abstract record AttributeValue;

public sealed record FloatAttribute(float Value) : AttributeValue;

public sealed record IntAttribute(long Value) : AttributeValue;

/// <param name="Value">UTF-8 as a rule; ONNX allows any bytes.</param>
public sealed record StringAttribute(ReadOnlyMemory<byte> Value) : AttributeValue
{
    public string Text => System.Text.Encoding.UTF8.GetString(Value.Span);

    public static StringAttribute Of(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    public bool Equals(StringAttribute? other) => other is not null && Value.Span.SequenceEqual(other.Value.Span);

    public override int GetHashCode() => Value.Length;
}

public sealed record TensorAttribute(TensorData Value) : AttributeValue;

public sealed record GraphAttribute(Graph Value) : AttributeValue;

public sealed record TypeAttribute(ValueType Value) : AttributeValue;

public sealed record FloatsAttribute(ImmutableArray<float> Values) : AttributeValue;

public sealed record IntsAttribute(ImmutableArray<long> Values) : AttributeValue;

public sealed record StringsAttribute(ImmutableArray<ReadOnlyMemory<byte>> Values) : AttributeValue;

public sealed record TensorsAttribute(ImmutableArray<TensorData> Values) : AttributeValue;

public sealed record GraphsAttribute(ImmutableArray<Graph> Values) : AttributeValue;

public sealed record TypesAttribute(ImmutableArray<ValueType> Values) : AttributeValue;

/// <summary>A reference to an attribute of the enclosing function; gone once functions are inlined.</summary>
public sealed record ReferenceAttribute(string FunctionAttribute) : AttributeValue;
