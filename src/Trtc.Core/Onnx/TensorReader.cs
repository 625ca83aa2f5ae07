using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.Collections;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>TensorProto to <see cref="TensorData"/>: one layout, whatever field the elements were in.</summary>
internal sealed class TensorReader(SourceFile? file, ExternalFiles external, ReadFaults faults)
{
    /// <returns>Null when the tensor is at fault, which has been reported.</returns>
    public TensorData? Read(TensorProto tensor, Place where)
    {
        var type = (DataType)tensor.DataType;
        if (type == DataType.Undefined || (type != DataType.String && type.Bits() == 0))
            return Fault(Codes.TensorType, where, tensor.DataType);
        if (!Dims(tensor.Dims, where, out var dims, out var elements)) return null;
        if (tensor.Segment is not null) return Fault(Codes.TensorLayout, where, "it is one segment of a tensor");
        if (type == DataType.String) return Strings(tensor, dims, elements, where);
        if (elements > (long.MaxValue - 7) / type.Bits()) return Fault(Codes.TensorDims, where, Join(dims), "more than memory can address");
        var need = type.Bytes(elements);
        var bytes = tensor.DataLocation == TensorProto.Types.DataLocation.External
            ? external.Resolve(tensor.ExternalData, need, where)
            : Inline(tensor, type, dims, need, where);
        return bytes is null ? null : new TensorData(type, dims, bytes);
    }

    /// <summary>Checks dimensions and gives their product.</summary>
    public bool Dims(RepeatedField<long> source, Place where, out ImmutableArray<long> dims, out long elements)
    {
        dims = [.. source];
        elements = 1;
        foreach (var d in dims)
        {
            if (d < 0)
            {
                Fault(Codes.TensorDims, where, Join(dims), "negative");
                return false;
            }
            if (d != 0 && elements > long.MaxValue / d)
            {
                Fault(Codes.TensorDims, where, Join(dims), "more than 64 bits can count");
                return false;
            }
            elements *= d;
        }
        return true;
    }

    private TensorBytes? Inline(TensorProto tensor, DataType type, ImmutableArray<long> dims, long need, Place where)
    {
        var marks = Marks(tensor);
        PayloadMark? rawMark = null;
        foreach (var mark in marks) if (mark.Field == PayloadField.Raw) rawMark = mark;
        if (rawMark is { } raw)
        {
            if (tensor.HasRawData) return Layout("it has raw_data twice", where);
            return raw.Length == need ? new FileBytes(file!, raw.Offset, raw.Length) : Length(type, dims, need, raw.Length, where);
        }
        if (tensor.HasRawData)
            return tensor.RawData.Length == need ? new MemoryBytes(tensor.RawData.Memory)
                : Length(type, dims, need, tensor.RawData.Length, where);
        if (TypedPayload.Count(type, need) is not { } count) return Layout("no typed list fits its element type", where);
        var values = new TypedPayload(file, marks, tensor, type);
        if (values.IsMixed) return Layout("its list is in several pieces of different kinds", where);
        if (values.AsFileBytes(need) is { } inPlace) return inPlace;
        if (values.MaxBytes > TypedPayload.MaxHeld)
            return Layout($"its list takes {values.MaxBytes} bytes, which only raw_data may", where);
        var bytes = values.Convert(need, count, out var found);
        if (bytes is not null) return new MemoryBytes(bytes);
        faults.Add(Codes.TensorLength, where, Join(dims), type, $"{count} values", found == 0 ? "none"
            : found.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private static List<PayloadMark> Marks(TensorProto tensor)
    {
        var marks = new List<PayloadMark>();
        foreach (var s in tensor.StringData) if (PayloadMark.TryRead(s.Span, out var mark)) marks.Add(mark);
        return marks;
    }

    private TensorData? Strings(TensorProto tensor, ImmutableArray<long> dims, long elements, Place where)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External || tensor.HasRawData || Marks(tensor).Count > 0)
            return Fault(Codes.TensorLayout, where, "strings outside string_data");
        if (tensor.StringData.Count != elements)
            return Fault(Codes.TensorLength, where, Join(dims), DataType.String, $"{elements} strings", tensor.StringData.Count);
        var strings = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(tensor.StringData.Count);
        foreach (var s in tensor.StringData) strings.Add(s.Memory);
        return new(DataType.String, dims, MemoryBytes.Empty, strings.MoveToImmutable());
    }

    private TensorBytes? Length(DataType type, ImmutableArray<long> dims, long need, long found, Place where)
    {
        faults.Add(Codes.TensorLength, where, Join(dims), type, $"{need} bytes", found);
        return null;
    }

    private TensorBytes? Layout(string what, Place where)
    {
        faults.Add(Codes.TensorLayout, where, what);
        return null;
    }

    private TensorData? Fault(Code code, Place where, params ReadOnlySpan<object?> args)
    {
        faults.Add(code, where, args);
        return null;
    }

    private static string Join(ImmutableArray<long> dims) =>
        dims.Length <= 16 ? string.Join(", ", dims) : string.Join(", ", dims.Take(16)) + ", …";
}
