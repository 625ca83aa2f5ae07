using Google.Protobuf;
using global::Onnx;

namespace Trtc.Tests;

/// <summary>One change to a model, drawn from a seed: the same seed and model give the same bytes everywhere.</summary>
/// <param name="Kind"><c>type</c>, <c>rank</c>, <c>attribute</c> or <c>opset</c>.</param>
public sealed record Mutation(string Kind, string What, ModelProto Model);

/// <summary>Makes models that differ from a given one in a type, a rank, an attribute or the opset; many are no valid ONNX.</summary>
public static class ModelMutator
{
    private static readonly string[] Kinds = ["type", "rank", "attribute", "opset"];

    private static readonly TensorProto.Types.DataType[] Types =
    [
        TensorProto.Types.DataType.Float, TensorProto.Types.DataType.Float16, TensorProto.Types.DataType.Bfloat16,
            TensorProto.Types.DataType.Double,
        TensorProto.Types.DataType.Int8, TensorProto.Types.DataType.Uint8, TensorProto.Types.DataType.Int32,
            TensorProto.Types.DataType.Int64,
        TensorProto.Types.DataType.Bool, TensorProto.Types.DataType.Int16, TensorProto.Types.DataType.Uint32,
    ];

    private static readonly string[] Texts =
        ["constant", "reflect", "edge", "wrap", "linear", "nearest", "cubic", "bilinear", "half_pixel", "asymmetric", "tf_crop_and_resize",
            "none", "add", "SAME_UPPER", "VALID", "DCR", "bidirectional", "other"];

    /// <summary>Null when the model has nothing to change.</summary>
    public static Mutation? Mutate(ModelProto original, string name, ulong seed)
    {
        var random = new Sequence(seed ^ Hash(name));
        var first = random.Next(Kinds.Length);
        for (var i = 0; i < Kinds.Length; i++)
        {
            var kind = Kinds[(first + i) % Kinds.Length];
            var model = original.Clone();
            var what = kind switch
            {
                "type" => Type(model, random),
                "rank" => Rank(model, random),
                "attribute" => Attribute(model, random),
                _ => Opset(model, random),
            };
            if (what is not null) return new(kind, what, model);
        }
        return null;
    }

    /// <summary>Every input, output and inner value of one element type gets another, whether its readers take it or not.</summary>
    private static string? Type(ModelProto model, Sequence random)
    {
        var inputs = model.Graph.Input.Where(i => i.Type?.TensorType is { ElemType: > 0 }).ToArray();
        if (inputs.Length == 0) return null;
        var input = inputs[random.Next(inputs.Length)];
        var from = input.Type.TensorType.ElemType;
        var others = Types.Where(t => (int)t != from).ToArray();
        var to = (int)others[random.Next(others.Length)];
        foreach (var v in model.Graph.Input.Concat(model.Graph.Output).Concat(model.Graph.ValueInfo))
            if (v.Type?.TensorType is { } t && t.ElemType == from) t.ElemType = to;
        return $"{from}>{to}";
    }

    /// <summary>One input gains a leading dimension of 1 or loses its first; declared shapes after it are forgotten.</summary>
    private static string? Rank(ModelProto model, Sequence random)
    {
        var inputs = model.Graph.Input.Where(i => i.Type?.TensorType?.Shape is not null).ToArray();
        if (inputs.Length == 0) return null;
        var input = inputs[random.Next(inputs.Length)];
        var shape = input.Type.TensorType.Shape;
        var up = shape.Dim.Count == 0 || random.Next(2) == 0;
        if (up) shape.Dim.Insert(0, new TensorShapeProto.Types.Dimension { DimValue = 1 });
        else shape.Dim.RemoveAt(0);
        Forget(model);
        return $"{input.Name} {(up ? "up" : "down")}";
    }

    private static string? Attribute(ModelProto model, Sequence random)
    {
        var all = model.Graph.Node.SelectMany(n => n.Attribute.Select(a => (n, a)))
            .Where(x => x.a.Type is AttributeProto.Types.AttributeType.Int
            or AttributeProto.Types.AttributeType.Float or AttributeProto.Types.AttributeType.String
            || (x.a.Type == AttributeProto.Types.AttributeType.Ints && x.a.Ints.Count > 0)).ToArray();
        if (all.Length == 0) return null;
        var (node, a) = all[random.Next(all.Length)];
        var before = a.ToString();
        if (random.Next(7) == 0) node.Attribute.Remove(a);
        else
        {
            switch (a.Type)
            {
                case AttributeProto.Types.AttributeType.Int:
                    a.I = Other(a.I, random);
                    break;
                case AttributeProto.Types.AttributeType.Ints:
                    var at = random.Next(a.Ints.Count);
                    a.Ints[at] = Other(a.Ints[at], random);
                    break;
                case AttributeProto.Types.AttributeType.Float:
                    a.F = random.Next(3) switch { 0 => 0, 1 => 1, _ => a.F * 2 + 0.5f };
                    break;
                default:
                    a.S = ByteString.CopyFromUtf8(Texts[random.Next(Texts.Length)]);
                    break;
            }
            if (a.ToString() == before) return null;
        }
        Forget(model);
        return $"{node.OpType}.{a.Name}";
    }

    private static long Other(long value, Sequence random)
    {
        ReadOnlySpan<long> values = [0, 1, -1, 2, value + 1];
        while (values[random.Next(values.Length)] is var other)
            if (other != value) return other;
        return value;
    }

    private static string? Opset(ModelProto model, Sequence random)
    {
        var import = model.OpsetImport.FirstOrDefault(o => o.Domain is "" or "ai.onnx");
        if (import is null) return null;
        var version = 7 + random.Next(22);
        if (version == import.Version) return null;
        var before = import.Version;
        import.Version = version;
        return $"{before}>{version}";
    }

    private static void Forget(ModelProto model)
    {
        model.Graph.ValueInfo.Clear();
        foreach (var o in model.Graph.Output) if (o.Type?.TensorType is { } t) t.Shape = null;
    }

    /// <summary>FNV-1a over UTF-16.</summary>
    private static ulong Hash(string text)
    {
        var h = 14695981039346656037ul;
        foreach (var c in text) h = (h ^ c) * 1099511628211ul;
        return h;
    }

    /// <summary>SplitMix64: its own, so that a runtime's generator cannot change what a seed means.</summary>
    private sealed class Sequence(ulong state)
    {
        public int Next(int below)
        {
            state += 0x9E3779B97F4A7C15ul;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ul;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBul;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
