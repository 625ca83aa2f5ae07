using System.Collections.Frozen;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>The types a type variable of a signature may stand for: one bit per element type, for each of ONNX's containers.</summary>
public readonly record struct TypeSet(uint Tensors, uint Sequences, uint Optionals, uint OptionalSequences, bool Maps)
{
    private static readonly FrozenDictionary<string, uint> Names = ElementNames();

    public static TypeSet Any { get; } = new(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, true);

    public bool Contains(DataType tensorElement) => (Tensors >> (int)tensorElement & 1) != 0;

    /// <summary>Whether a value of this type may stand here; an unknown element type may.</summary>
    public bool Contains(ValueType type) => type switch
    {
        TensorType t => In(Tensors, t.Element),
        SparseTensorType t => In(Tensors, t.Element),
        SequenceType { Element: MapType } => Maps,
        SequenceType { Element: TensorType t } => In(Sequences, t.Element),
        SequenceType => Sequences != 0,
        OptionalType { Element: TensorType t } => In(Optionals, t.Element),
        OptionalType { Element: SequenceType { Element: TensorType t } } => In(OptionalSequences, t.Element),
        OptionalType => (Optionals | OptionalSequences) != 0,
        MapType => Maps,
        _ => true,
    };

    /// <summary>The only tensor element type of the set; undefined when it allows more than that.</summary>
    public DataType Single => Sequences == 0 && Optionals == 0 && OptionalSequences == 0 && !Maps && uint.PopCount(Tensors) == 1
        ? (DataType)uint.TrailingZeroCount(Tensors)
        : DataType.Undefined;

    private static bool In(uint set, DataType type) => type == DataType.Undefined ? set != 0 : (set >> (int)type & 1) != 0;

    /// <summary>
    /// Reads <c>f|bf16|i64 seq:all opt:f32 optseq:f32 map</c>: names of element types and groups joined by bars, a container's before a
    /// colon.
    /// </summary>
    /// <exception cref="FormatException">A name is not known: a fault of the table.</exception>
    public static TypeSet Parse(string text)
    {
        uint tensors = 0, sequences = 0, optionals = 0, optionalSequences = 0;
        var maps = false;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            switch (colon < 0 ? "" : part[..colon])
            {
                case "" when part is "map" or "seqmap": maps = true; break;
                case "": tensors |= Elements(part); break;
                case "seq": sequences |= Elements(part[4..]); break;
                case "opt": optionals |= Elements(part[4..]); break;
                case "optseq": optionalSequences |= Elements(part[7..]); break;
                default: throw new FormatException($"'{part}' is no type");
            }
        }
        return new(tensors, sequences, optionals, optionalSequences, maps);
    }

    public static bool IsName(string text) => Names.ContainsKey(text);

    private static uint Elements(string names)
    {
        uint bits = 0;
        foreach (var name in names.Split('|'))
            bits |= Names.TryGetValue(name, out var b) ? b : throw new FormatException($"'{name}' is no element type");
        return bits;
    }

    private static FrozenDictionary<string, uint> ElementNames()
    {
        var names = new Dictionary<string, uint>(StringComparer.Ordinal)
        {
            ["f32"] = Bit(DataType.Float32), ["f16"] = Bit(DataType.Float16), ["f64"] = Bit(DataType.Float64),
                ["bf16"] = Bit(DataType.BFloat16),
            ["i8"] = Bit(DataType.Int8), ["i16"] = Bit(DataType.Int16), ["i32"] = Bit(DataType.Int32), ["i64"] = Bit(DataType.Int64),
            ["u8"] = Bit(DataType.UInt8), ["u16"] = Bit(DataType.UInt16), ["u32"] = Bit(DataType.UInt32), ["u64"] = Bit(DataType.UInt64),
            ["bool"] = Bit(DataType.Bool), ["str"] = Bit(DataType.String),
            ["c64"] = Bit(DataType.Complex64), ["c128"] = Bit(DataType.Complex128),
            ["f8e4m3fn"] = Bit(DataType.Float8E4M3FN), ["f8e4m3fnuz"] = Bit(DataType.Float8E4M3FNUZ),
            ["f8e5m2"] = Bit(DataType.Float8E5M2), ["f8e5m2fnuz"] = Bit(DataType.Float8E5M2FNUZ),
            ["f8e8m0"] = Bit(DataType.Float8E8M0), ["f4e2m1"] = Bit(DataType.Float4E2M1),
            ["i4"] = Bit(DataType.Int4), ["u4"] = Bit(DataType.UInt4), ["i2"] = Bit(DataType.Int2), ["u2"] = Bit(DataType.UInt2),
        };
        names["f"] = names["f16"] | names["f32"] | names["f64"];
        names["int"] = names["i8"] | names["i16"] | names["i32"] | names["i64"];
        names["uint"] = names["u8"] | names["u16"] | names["u32"] | names["u64"];
        names["complex"] = names["c64"] | names["c128"];
        names["f8"] = names["f8e4m3fn"] | names["f8e4m3fnuz"] | names["f8e5m2"] | names["f8e5m2fnuz"];
        names["int4"] = names["i4"] | names["u4"];
        names["int2"] = names["i2"] | names["u2"];
        names["num"] = names["f"] | names["int"] | names["uint"];
        names["all"] = names["num"] | names["bool"] | names["str"] | names["complex"];
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static uint Bit(DataType type) => 1u << (int)type;
}
