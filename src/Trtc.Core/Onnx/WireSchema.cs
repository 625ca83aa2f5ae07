namespace Trtc.Core.Onnx;

/// <summary>The messages that can hold a tensor, and the way down to it. Other messages are copied without a look inside.</summary>
internal enum WireMessage { None, Model, Graph, Node, Attribute, Tensor, SparseTensor, Function }

internal static class WireSchema
{
    /// <summary>The message that a field holds; <see cref="WireMessage.None"/> for anything without tensors.</summary>
    public static WireMessage Child(WireMessage parent, int field) => (parent, field) switch
    {
        (WireMessage.Model, 7) => WireMessage.Graph,
        (WireMessage.Model, 25) => WireMessage.Function,
        (WireMessage.Graph, 1) => WireMessage.Node,
        (WireMessage.Graph, 5) => WireMessage.Tensor,
        (WireMessage.Graph, 15) => WireMessage.SparseTensor,
        (WireMessage.Function, 7) => WireMessage.Node,
        (WireMessage.Function, 11) => WireMessage.Attribute,
        (WireMessage.Node, 5) => WireMessage.Attribute,
        (WireMessage.Attribute, 5 or 10) => WireMessage.Tensor,
        (WireMessage.Attribute, 6 or 11) => WireMessage.Graph,
        (WireMessage.Attribute, 22 or 23) => WireMessage.SparseTensor,
        (WireMessage.SparseTensor, 1 or 2) => WireMessage.Tensor,
        _ => WireMessage.None,
    };

    /// <summary>Fields whose text no stage reads: documentation, and training, whose presence alone is told.</summary>
    public static bool IsIgnored(WireMessage parent, int field) => (parent, field) switch
    {
        (WireMessage.Model, 6) or (WireMessage.Graph, 10) or (WireMessage.Node, 6) or (WireMessage.Attribute, 13)
            or (WireMessage.Tensor, 12) or (WireMessage.Function, 8) => true,
        _ => false,
    };

    public static bool IsPayload(WireMessage parent, int field) =>
        parent == WireMessage.Tensor && field is PayloadField.Floats or PayloadField.Int32s or PayloadField.Int64s
            or PayloadField.Raw or PayloadField.Doubles or PayloadField.UInt64s;
}

/// <summary>Fields of TensorProto that hold elements.</summary>
internal static class PayloadField
{
    public const int Floats = 4;
    public const int Int32s = 5;
    public const int Strings = 6;
    public const int Int64s = 7;
    public const int Raw = 9;
    public const int Doubles = 10;
    public const int UInt64s = 11;
}
