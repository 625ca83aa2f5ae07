using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Kind = Onnx.AttributeProto.Types.AttributeType;

namespace Trtc.Core.Onnx;

/// <summary>AttributeProto to <see cref="AttributeValue"/>.</summary>
internal sealed class AttributeReader(TensorReader tensors, SparseTensors sparse, TypeReader types, GraphReader graphs, ReadFaults faults)
{
    /// <returns>Null when the attribute is at fault, which has been reported.</returns>
    public AttributeValue? Read(AttributeProto attribute, Place where, out string name)
    {
        name = graphs.Intern(attribute.Name);
        if (name.Length == 0) return Fault(where, "", "has no name");
        if (attribute.RefAttrName.Length > 0) return new ReferenceAttribute(attribute.RefAttrName);
        var at = where with { Attribute = name };
        switch (attribute.HasType ? attribute.Type : Guess(attribute))
        {
            case Kind.Float: return new FloatAttribute(attribute.F);
            case Kind.Int: return new IntAttribute(attribute.I);
            case Kind.String: return new StringAttribute(attribute.S.Memory);
            case Kind.Floats: return new FloatsAttribute([.. attribute.Floats]);
            case Kind.Ints: return new IntsAttribute([.. attribute.Ints]);
            case Kind.Strings: return new StringsAttribute(Strings(attribute.Strings));
            case Kind.Tensor when attribute.T is not null:
                return tensors.Read(attribute.T, at) is { } tensor ? new TensorAttribute(tensor) : null;
            case Kind.SparseTensor when attribute.SparseTensor is not null:
                // Only Constant has such an attribute; its dense form is called value.
                if (name == "sparse_value") name = "value";
                return sparse.Read(attribute.SparseTensor, at) is { } dense ? new TensorAttribute(dense) : null;
            case Kind.Graph when attribute.G is not null: return new GraphAttribute(graphs.Read(attribute.G));
            case Kind.TypeProto when attribute.Tp is not null:
                return types.Read(attribute.Tp, at) is { } type ? new TypeAttribute(type) : Fault(where, name, "is an empty type");
            case Kind.Tensors: return All(attribute.Tensors, t => tensors.Read(t, at)) is { } list ? new TensorsAttribute(list) : null;
            case Kind.SparseTensors: return All(attribute.SparseTensors, t => sparse.Read(t, at)) is { } many ? new TensorsAttribute(many)
                : null;
            case Kind.Graphs: return new GraphsAttribute(All(attribute.Graphs, graphs.Read)!.Value);
            case Kind.TypeProtos:
                return All(attribute.TypeProtos, t => types.Read(t, at)) is { } all ? new TypesAttribute(all)
                    : Fault(where, name, "holds an empty type");
            case Kind.Tensor or Kind.SparseTensor or Kind.Graph
                or Kind.TypeProto: return Fault(where, name, $"is declared {attribute.Type} and has no such value");
            default: return Fault(where, name, attribute.HasType ? $"has the unknown kind {(int)attribute.Type}" : "has no value");
        }
    }

    /// <summary>Before IR version 2 the kind was not written.</summary>
    private static Kind Guess(AttributeProto a) =>
        a.HasF ? Kind.Float : a.HasI ? Kind.Int : a.HasS ? Kind.String : a.T is not null ? Kind.Tensor : a.G is not null ? Kind.Graph
        : a.Floats.Count > 0 ? Kind.Floats : a.Ints.Count > 0 ? Kind.Ints : a.Strings.Count > 0 ? Kind.Strings
        : a.Tensors.Count > 0 ? Kind.Tensors : a.Graphs.Count > 0 ? Kind.Graphs : Kind.Undefined;

    private static ImmutableArray<TOut>? All<TIn, TOut>(RepeatedField<TIn> source, Func<TIn, TOut?> read) where TOut : class
    {
        var all = ImmutableArray.CreateBuilder<TOut>(source.Count);
        foreach (var item in source)
        {
            if (read(item) is not { } value) return null;
            all.Add(value);
        }
        return all.MoveToImmutable();
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Strings(RepeatedField<ByteString> source)
    {
        var strings = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(source.Count);
        foreach (var s in source) strings.Add(s.Memory);
        return strings.MoveToImmutable();
    }

    private AttributeValue? Fault(Place where, string name, string what)
    {
        faults.Add(Codes.AttributeInvalid, where, ReadFaults.Show(name), what);
        return null;
    }
}
