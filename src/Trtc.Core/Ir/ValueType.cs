namespace Trtc.Core.Ir;

/// <summary>What a value is: a tensor, or one of ONNX's containers.</summary>
public abstract record ValueType;

/// <param name="Element">Element type; <see cref="DataType.Undefined"/> when not known.</param>
/// <param name="Shape">Null when the rank is unknown.</param>
public sealed record TensorType(DataType Element, Shape? Shape) : ValueType;

public sealed record SparseTensorType(DataType Element, Shape? Shape) : ValueType;

public sealed record SequenceType(ValueType? Element) : ValueType;

public sealed record OptionalType(ValueType? Element) : ValueType;

public sealed record MapType(DataType Key, ValueType? Value) : ValueType;

public sealed record OpaqueType(string Domain, string Name) : ValueType;

/// <summary>A named value and what is known of it; <see cref="Type"/> is null when nothing is.</summary>
public sealed record ValueInfo(string Name, ValueType? Type)
{
    public TensorType? Tensor => Type as TensorType;

    public Shape? Shape => Tensor?.Shape;

    public DataType Element => Tensor?.Element ?? DataType.Undefined;
}
