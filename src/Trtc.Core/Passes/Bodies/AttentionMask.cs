using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Which keys a query of an Attention node may look at, and what is added to the others' scores.</summary>
internal sealed class AttentionMask
{
    /// <summary>Elements of a mask that is written as a constant.</summary>
    private const long MostConstant = 1 << 22;

    private readonly BodyContext _body;
    private readonly DataType _type;
    private readonly long? _rows;
    private readonly long? _columns;
    private readonly long _left;
    private readonly long _right;
    private string _mask = "";
    private string _query = "";
    private string _keys = "";
    private string _columnsFrom0 = "";

    private AttentionMask(BodyContext body, DataType type, Dim rows, Dim keys)
    {
        var node = body.Node;
        (_body, _type) = (body, type);
        // Keys that a query may look at: so many before its own place and so many after; −1 is all.
        (_left, _right) = (node.Int("left_window_size", -1), node.Int("is_causal", 0) != 0 ? 0 : node.Int("right_window_size", -1));
        Past = !Cached ? 0 : body.Shape(4) is { Rank: 4 } past && past[2].IsConstant ? past[2].Value : null;
        _rows = rows.IsConstant ? rows.Value : null;
        _columns = keys.IsConstant ? keys.Value + Past : null;
    }

    /// <summary>The part that is added to the scores; empty for none.</summary>
    public string Added => _mask.Length > 0 && _body.Element(3) != DataType.Bool ? _mask : "";

    private bool Cached => _body.Node.Input(4).Length > 0;

    private bool Padded => _body.Node.Input(6).Length > 0;

    private bool Banded => _left >= 0 || _right >= 0;

    /// <summary>Keys in the cache; null when only a run tells.</summary>
    private long? Past { get; }

    /// <returns>Null when the mask is of a kind that cannot be written.</returns>
    public static AttentionMask? Of(BodyContext body, DataType type, Dim rows, Dim keys)
    {
        var mask = new AttentionMask(body, type, rows, keys);
        var given = body.Node.Input(3);
        if (given.Length == 0) return mask;
        if (body.Element(3) is var element && element != type && element != DataType.Bool || body.Shape(3) is not { Rank: > 0 } shape)
            return null;
        mask._mask = given;
        if (mask._columns is not { } columns || shape[shape.Rank - 1] is not { IsConstant: true, Value: var length } || length == columns
            || length == 1 && columns > 1 && body.Opset < 24) return mask;
        // A mask that ends early allows nothing behind its end.
        if (length > columns) return null;
        var missing = columns - length;
        foreach (var d in shape.Dims.AsSpan()[..^1])
        {
            if (!d.IsConstant || missing > MostConstant || d.Value > MostConstant) return null;
            missing *= d.Value;
        }
        if (missing > MostConstant) return null;
        mask._mask =
            body.Chain.Add("Concat",
            [given, mask.Nothing(element, [.. shape.Dims.Take(shape.Rank - 1).Select(d => d.Value), columns - length])],
            ("axis", new IntAttribute(-1)));
        return mask;
    }

    public static float Lowest(DataType type) => type == DataType.Float16 ? (float)Half.MinValue : float.MinValue;

    /// <summary>Queries and keys as [batch, heads, length, size], for lengths that only a run tells.</summary>
    public void Measure(string query, string keys) => (_query, _keys) = (query, keys);

    /// <summary>A boolean value that broadcasts to the scores; empty when every query may look at every key.</summary>
    public string Allowed()
    {
        var chain = _body.Chain;
        var parts = new List<string>();
        if (_mask.Length > 0)
            parts.Add(_body.Element(3) == DataType.Bool ? _mask : chain.Add("Greater", [_mask, chain.Float(Lowest(_type))]));
        if (Banded && !Padded && _rows is >= 0 and <= MostConstant && _columns is >= 0 and <= MostConstant
            && _rows * _columns <= MostConstant) parts.Add(Band((int)_rows!.Value, (int)_columns!.Value, Past!.Value));
        else if (Banded)
        {
            // How far a key lies behind its query.
            var ahead = chain.Add("Sub", [Columns(), chain.Add("Unsqueeze", [Places(Length(_query)), chain.Ints(1)])]);
            if (Cached) ahead = chain.Add("Sub", [ahead, Length(_body.Node.Input(4))]);
            else if (Padded) ahead = chain.Add("Sub", [ahead, chain.Add("Sub", [PerBatch(), Length(_query)])]);
            if (_right >= 0) parts.Add(chain.Add("LessOrEqual", [ahead, chain.Ints(_right)]));
            if (_left >= 0) parts.Add(chain.Add("GreaterOrEqual", [ahead, chain.Ints(-_left)]));
        }
        if (Padded) parts.Add(chain.Add("Less", [Columns(), PerBatch()]));
        var all = parts.Count > 0 ? parts[0] : "";
        for (var i = 1; i < parts.Count; i++) all = chain.Add("And", [all, parts[i]]);
        return all;
    }

    private string Columns() => _columnsFrom0.Length > 0 ? _columnsFrom0 : _columnsFrom0 = Places(Length(_keys));

    /// <summary>0, 1, 2 … below a length, which has one element.</summary>
    private string Places(string length)
    {
        var chain = _body.Chain;
        return chain.Add("Range", [chain.Int(0), chain.Add("Squeeze", [length, chain.Ints(0)]), chain.Int(1)]);
    }

    private string Length(string value) => _body.Chain.Add("Gather", [_body.Chain.Add("Shape", [value]), _body.Chain.Ints(2)]);

    /// <summary>Keys that are no padding, as [batch, 1, 1, 1].</summary>
    private string PerBatch() => _body.Chain.Add("Unsqueeze", [_body.Node.Input(6), _body.Chain.Ints(1, 2, 3)]);

    private string Band(int rows, int columns, long past)
    {
        var allowed = new byte[rows * columns];
        for (var r = 0; r < rows; r++)
        {
            var (first, end) = (_left >= 0 ? Math.Clamp(r + past - _left, 0, columns) : 0, _right >= 0
                ? Math.Clamp(r + past + _right + 1, 0, columns) : columns);
            if (end > first) allowed.AsSpan(r * columns + (int)first, (int)(end - first)).Fill(1);
        }
        return _body.Edit.AddInitializer(_body.Node.Display + "/window", new(DataType.Bool, [rows, columns], new MemoryBytes(allowed)));
    }

    private string Nothing(DataType element, ImmutableArray<long> dims)
    {
        long count = 1;
        foreach (var d in dims) count *= d;
        byte[] bytes = element switch
        {
            DataType.Bool => new byte[count],
            DataType.Float32 => MemoryMarshal.AsBytes(Filled(float.NegativeInfinity)).ToArray(),
            DataType.Float16 => MemoryMarshal.AsBytes(Filled(Half.NegativeInfinity)).ToArray(),
            _ => MemoryMarshal.AsBytes(Filled((ushort)0xFF80)).ToArray(),
        };
        return _body.Edit.AddInitializer(_body.Node.Display + "/end", new(element, dims, new MemoryBytes(bytes)));

        Span<T> Filled<T>(T value)
        {
            var values = new T[count];
            values.AsSpan().Fill(value);
            return values;
        }
    }
}
