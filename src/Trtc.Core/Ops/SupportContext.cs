using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>What a value's contents come from, the least certain last.</summary>
public enum ValueSource
{
    /// <summary>Initializers and what folds from them.</summary>
    Constant,

    /// <summary>Also the sizes of tensors.</summary>
    Sizes,

    /// <summary>Also the contents of the model's integer inputs.</summary>
    Input,

    /// <summary>Also the contents of its floating-point inputs.</summary>
    FloatInput,
}

/// <summary>What a rule of support sees of a node. Values that nothing is known of answer "unknown", and a rule then finds no
/// fault.</summary>
public abstract class SupportContext(Node node, int opset)
{
    public Node Node { get; } = node;

    /// <summary>The version of the node's operator domain.</summary>
    public int Opset { get; } = opset;

    /// <summary>Null when the input is left out or nothing is known of it.</summary>
    public abstract ValueType? Type(string value);

    /// <summary>What the value's contents come from.</summary>
    public abstract ValueSource Source(string value);

    /// <summary>A constant's elements when they are few (a shape, an axis, a scale); else null.</summary>
    public abstract TensorData? Contents(string value);

    /// <summary>Whether the value is an output of the model itself.</summary>
    public abstract bool IsModelOutput(string value);

    public bool Has(int input) => Node.Input(input).Length > 0;

    public DataType Element(int input) => Has(input) && Type(Node.Input(input)) is TensorType t ? t.Element : DataType.Undefined;

    public DataType OutputElement(int output) => Type(Node.Output(output)) is TensorType t ? t.Element : DataType.Undefined;

    public Shape? Shape(int input) => Has(input) && Type(Node.Input(input)) is TensorType t ? t.Shape : null;

    /// <summary>−1 when unknown or left out.</summary>
    public int Rank(int input) => Shape(input)?.Rank ?? -1;

    public bool Constant(int input) => Source(Node.Input(input)) == ValueSource.Constant;

    /// <summary>Whether any input depends on the contents of a floating-point input of the model.</summary>
    public bool HasFloatInput()
    {
        foreach (var i in Node.Inputs) if (i.Length > 0 && Source(i) == ValueSource.FloatInput) return true;
        return false;
    }

    /// <summary>A small constant input as integers; default when it is not known.</summary>
    public ImmutableArray<long> Integers(int input)
    {
        if (!Has(input) || Contents(Node.Input(input)) is not { } data) return default;
        var size =
            data.Type switch { DataType.Int64 => 8, DataType.Int32 => 4, DataType.UInt8 or DataType.Int8 or DataType.Bool => 1, _ => 0 };
        if (size == 0 || data.Bytes.Length > 1024) return default;
        Span<byte> bytes = stackalloc byte[(int)data.Bytes.Length];
        data.Bytes.Read(0, bytes);
        var values = ImmutableArray.CreateBuilder<long>(bytes.Length / size);
        for (var i = 0; i + size <= bytes.Length; i += size)
            values.Add(size switch { 8 => BitConverter.ToInt64(bytes[i..]), 4 => BitConverter.ToInt32(bytes[i..]),
                _ => data.Type == DataType.Int8 ? (sbyte)bytes[i] : bytes[i] });
        return values.DrainToImmutable();
    }
}
