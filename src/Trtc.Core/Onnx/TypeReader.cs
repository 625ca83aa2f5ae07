using System.Collections.Immutable;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>TypeProto to <see cref="ValueType"/>.</summary>
internal sealed class TypeReader(ReadFaults faults)
{
    public ValueInfo Read(ValueInfoProto value) => new(value.Name, value.Type is null ? null : Read(value.Type, value.Name));

    /// <returns>Null when the type says nothing.</returns>
    public Ir.ValueType? Read(TypeProto type, Place where) => type.ValueCase switch
    {
        TypeProto.ValueOneofCase.TensorType =>
            new TensorType(Element(type.TensorType.ElemType, where), Shape(type.TensorType.Shape, where)),
        TypeProto.ValueOneofCase.SparseTensorType =>
            new SparseTensorType(Element(type.SparseTensorType.ElemType, where), Shape(type.SparseTensorType.Shape, where)),
        TypeProto.ValueOneofCase.SequenceType => new SequenceType(Inner(type.SequenceType.ElemType, where)),
        TypeProto.ValueOneofCase.OptionalType => new OptionalType(Inner(type.OptionalType.ElemType, where)),
        TypeProto.ValueOneofCase.MapType => new MapType(Element(type.MapType.KeyType, where), Inner(type.MapType.ValueType, where)),
        TypeProto.ValueOneofCase.OpaqueType => new OpaqueType(type.OpaqueType.Domain, type.OpaqueType.Name),
        _ => null,
    };

    private Ir.ValueType? Inner(TypeProto? type, Place where) => type is null ? null : Read(type, where);

    private DataType Element(int type, Place where)
    {
        if (type is >= 0 and <= (int)DataType.Int2) return (DataType)type;
        faults.Add(Codes.TypeInvalid, where, $"has the unknown element type {type}");
        return DataType.Undefined;
    }

    private Shape? Shape(TensorShapeProto? shape, Place where)
    {
        if (shape is null) return null;
        var dims = ImmutableArray.CreateBuilder<Dim>(shape.Dim.Count);
        foreach (var dim in shape.Dim)
        {
            if (dim.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam) dims.Add(Dim.Of(dim.DimParam));
            else if (dim.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue)
            {
                if (dim.DimValue < 0) faults.Add(Codes.NegativeDimension, where, dim.DimValue);
                dims.Add(dim.DimValue == long.MaxValue ? Dim.Unknown : Dim.Of(dim.DimValue));
            }
            else dims.Add(Dim.Unknown);
        }
        return new(dims.MoveToImmutable());
    }
}
