using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>Which nodes compute in 16 bits. A node that may not, and one that gains nothing, stays FP32; docs/precision.md has the
/// rules.</summary>
internal sealed class HalfRules
{
    /// <summary>Half of FP16's largest number: room for what calibration has not seen.</summary>
    internal const float Largest = 32752;

    /// <summary>FP16's smallest normal number: a constant below it, as the epsilon of a normalisation, would lose its digits or be
    /// zero.</summary>
    internal const float Smallest = 6.103515625e-5f;

    /// <summary>Rows of Softmax longer than this sum so many terms that FP16 is short of digits.</summary>
    private const long LongRow = 2048;

    private readonly ValueLinks _links;
    private readonly HalfOptions _options;
    private readonly int _opset;
    private readonly bool[] _half;
    private readonly Dictionary<string, (float Least, float Most)> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _exact = new(StringComparer.Ordinal);
    private readonly HashSet<int> _unfit;
    private readonly MaskValues _masks;

    internal HalfRules(ValueLinks links, HalfOptions options, int opset)
    {
        (_links, _options, _opset) = (links, options, opset);
        _half = new bool[links.Graph.Nodes.Length];
        _masks = new MaskValues(links, node => Filling(node) is { } c && Range(node.Outputs[0] + "/value", c).Most > Largest,
            value => links.Constant(value) is { Type: DataType.Float32 } c && Range(value, c).Most > Largest);
        _unfit = Unfit();
        for (var n = 0; n < _half.Length; n++)
            _half[n] = !_unfit.Contains(n) && (Decide(links.Graph.Nodes[n]) || Asks(links.Graph.Nodes[n]));
    }

    internal bool IsHalf(int node) => _half[node];

    /// <summary>Names of the nodes that could compute in 16 bits and whose numbers would not fit; moves and Q/DQ aside.</summary>
    internal ImmutableArray<string> Guarded()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var n = 0; n < _half.Length; n++)
        {
            var node = _links.Graph.Nodes[n];
            if (!_half[n] && node.Name.Length > 0 && OpTable.Find(node)?.Quant is QuantRole.None or QuantRole.Quantizable
                && CanBeHalf(node)) names.Add(node.Name);
        }
        return names.ToImmutable();
    }

    /// <summary>Whether the value is a mask that comes in FP32: its far numbers must be bounded before FP16 makes infinities of
    /// them.</summary>
    internal bool NeedsBound(string value) =>
        _options.Type == DataType.Float16 && _masks.IsRead(_links, value) && (_links.Producer(value) < 0 || _masks.Carries(value));

    /// <summary>The number that a ConstantOfShape repeats, where it is one of FP32; null for other nodes.</summary>
    internal static TensorData? Filling(Node node) =>
        node.Is("ConstantOfShape") && node.Attributes.GetValueOrDefault("value")
            is TensorAttribute { Value: { Type: DataType.Float32, Elements: 1 } value } ? value : null;

    /// <summary>
    /// Products that do not fit themselves, or of which one operand has a scale that FP16 does not hold, or numbers beyond its range, with
    /// the Q/DQ of both operands: the scales of a product are of one type (measured: TensorRT-RTX 1.7's builder refuses a Gemm of two).
    /// Products that share an operand go together.
    /// </summary>
    private HashSet<int> Unfit()
    {
        var unfit = new HashSet<int>();
        var readers = new Dictionary<int, List<(int Node, int First, int Second)>>();
        var next = new Queue<int>();
        for (var n = 0; n < _half.Length; n++)
        {
            var node = _links.Graph.Nodes[n];
            if (!QuantPlanner.IsProduct(node) || Pair(node.Input(0)) is not { } a || Pair(node.Input(1)) is not { } b) continue;
            var fits = Decide(node);
            foreach (var dequantize in (int[])[a, b])
            {
                if (!readers.TryGetValue(dequantize, out var list)) readers[dequantize] = list = [];
                list.Add((n, a, b));
                if ((!fits || !ScalesFit(_links.Graph.Nodes[dequantize])) && unfit.Add(dequantize)) next.Enqueue(dequantize);
            }
        }
        while (next.TryDequeue(out var dequantize))
        {
            unfit.Add(_links.Producer(_links.Graph.Nodes[dequantize].Inputs[0]));
            foreach (var (node, a, b) in readers[dequantize])
            {
                unfit.Add(node);
                if (unfit.Add(a)) next.Enqueue(a);
                if (unfit.Add(b)) next.Enqueue(b);
            }
        }
        return unfit;

        int? Pair(string value) => _links.Producer(value) is >= 0 and var p && _links.Graph.Nodes[p].Is("DequantizeLinear") ? p : null;
    }

    /// <summary>Whether the input is one that a 16-bit node takes in 16 bits; the others (sizes, factors of Resize) keep their
    /// type.</summary>
    internal bool TakesHalf(Node node, int input) =>
        Signature(node)?.Input(input) is { } row && row.Types.Contains(_options.Type);

    private Signature? Signature(Node node) => node.Domain.Length == 0 ? OpTable.Find("", node.OpType)?.At(_opset) : null;

    private bool Decide(Node node)
    {
        if (Filling(node) is not null) return _masks.Contains(node) && !_links.IsCaptured(node.Outputs[0]);
        if (!CanBeHalf(node)) return false;
        var row = OpTable.Find("", node.OpType)!;
        // The types of DequantizeLinear's row are those of its first input, which is quantised; its scale and output follow the pair's
        // QuantizeLinear. Those of Where are its condition's.
        if (row.Half is HalfRole.KeepFloat or HalfRole.Power
            || !(row.Support.Types.Contains(_options.Type) || node.Is("DequantizeLinear") || node.Is("Where"))) return false;
        // The square of a norm, written as a product of a tensor with itself.
        if (node.Is("MatMul") && Origin(node.Inputs[0]) == Origin(node.Inputs[1])) return false;
        // Measured: TensorRT-RTX 1.7's builder has no BF16 kernel for it.
        if (node.Is("ConvTranspose") && _options.Type == DataType.BFloat16) return false;
        foreach (var output in node.Outputs) if (IsLarge(output) || _links.IsCaptured(output)) return false;
        // Moves compute nothing: they take the type of what they move.
        if (row.Quant == QuantRole.PassThrough) return !FromFloatNode(node.Inputs[0]) && !IsLarge(node.Inputs[0]) && Fits(node, 0);
        for (var i = 0; i < node.Inputs.Length; i++)
        {
            if (_links.TypeOf(node.Inputs[i]) != DataType.Float32 || !TakesHalf(node, i)) continue;
            if (row.Quant == QuantRole.Shared && FromFloatNode(node.Inputs[i])) return false;
            if (IsLarge(node.Inputs[i]) || !Fits(node, i)) return false;
        }
        return node.OpType switch
        {
            "Softmax" => Row(node) is > 0 and <= LongRow,
            // The square, root and quotient of a normalisation written out stay with its sums.
            "Mul" => node.Inputs[0] != node.Inputs[1] && !FromRoot(node.Inputs[0]) && !FromRoot(node.Inputs[1]),
            "Div" => !FromRoot(node.Inputs[1]),
            "Sqrt" or "Reciprocal" or "Log" => !FromFloatNode(node.Inputs[0]),
            "QuantizeLinear" => ScalesFit(node) && !ReadsFloat(node),
            "DequantizeLinear" => ScalesFit(node),
            _ => true,
        };
    }

    // Every FP32 output must follow the type of an FP32 input, and the operator must know the 16-bit type.
    private bool CanBeHalf(Node node)
    {
        if (Signature(node) is not { } signature || node.HasSubgraphs) return false;
        var any = false;
        for (var o = 0; o < node.Outputs.Length; o++)
        {
            if (node.Outputs[o].Length == 0 || _links.TypeOf(node.Outputs[o]) != DataType.Float32) continue;
            var row = signature.Output(o);
            if (row is null || row.TypeName.Length == 0 || !row.Types.Contains(_options.Type) || !Bound(node, signature, row.TypeName))
                return false;
            any = true;
        }
        return any
            || (node.OpType == "QuantizeLinear" && _links.TypeOf(node.Inputs[0]) == DataType.Float32 && TakesHalf(node, 0)
            && TakesHalf(node, 1));
    }

    private bool Bound(Node node, Signature signature, string variable)
    {
        // From opset 23 on its output has a type of its own, which is the scale's unless an attribute says otherwise.
        if (node.Is("DequantizeLinear")) return node.Int("output_dtype", 0) == 0 && _links.TypeOf(node.Inputs[1]) == DataType.Float32;
        for (var i = 0; i < node.Inputs.Length; i++)
            if (signature.Input(i) is { } row && row.TypeName == variable && _links.TypeOf(node.Inputs[i]) == DataType.Float32) return true;
        return false;
    }

    /// <summary>
    /// Comparisons, IsNaN, Shape and whatever else reads floats and makes none, reads what is in 16 bits as it is: a Cast before it would
    /// change nothing.
    /// </summary>
    private bool Asks(Node node)
    {
        if (node.HasSubgraphs || node.Is("QuantizeLinear") || node.Is("Cast") || Signature(node) is null) return false;
        foreach (var output in node.Outputs) if (output.Length > 0 && _links.TypeOf(output) == DataType.Float32) return false;
        var any = false;
        for (var i = 0; i < node.Inputs.Length; i++)
        {
            var input = node.Inputs[i];
            if (_links.TypeOf(input) != DataType.Float32) continue;
            if (!TakesHalf(node, i) || !Fits(node, i)) return false;
            if (_links.Constant(input) is not null) continue;
            if (FromFloatNode(input) || (_links.Producer(input) < 0 && !_options.HalfIo)) return false;
            any = true;
        }
        return any && OpTable.Find("", node.OpType)!.Support.Types.Contains(_options.Type);
    }

    /// <summary>A score that a mask hides is large in FP32 and as hidden by FP16's largest.</summary>
    private bool IsLarge(string value) =>
        _options.Type == DataType.Float16 && !_masks.Carries(value) && _options.Magnitudes.TryGetValue(value, out var m) && !(m <= Largest);

    private bool Fits(Node node, int input)
    {
        if (_links.Constant(node.Inputs[input]) is not { } constant || _options.Type != DataType.Float16) return true;
        var (least, most) = Range(node.Inputs[input], constant);
        if (most > Largest) return _masks.Contains(node);
        return node.OpType is not ("Add" or "Sub" or "Mul" or "Div" or "Max" or "Min" or "Clip") || least >= Smallest
            || constant.Elements > 1;
    }

    private bool ScalesFit(Node node)
    {
        if (_options.Type != DataType.Float16) return true;
        if (_links.Constant(node.Inputs[1]) is not { } scale) return false;
        // Both nodes of a pair see the same scale and so the same answer. What is dequantised must fit too.
        var (least, most) = Range(node.Inputs[1], scale);
        return (least >= Smallest || IsExact(node.Inputs[1], scale)) && most * LargestOf(node) <= Largest;
    }

    /// <summary>A Q of a weight, or of an FP32 input of the model, reads it as it is: no Cast stands before it, and its DQ has the same
    /// scale in 16 bits.</summary>
    private bool ReadsFloat(Node node) =>
        _options.Type == DataType.Float16 && !(_options.HalfIo && _links.Constant(node.Inputs[0]) is null)
            && _links.Producer(node.Inputs[0]) < 0
        && _links.Constant(node.Inputs[1]) is { } scale && IsExact(node.Inputs[1], scale);

    /// <summary>Whether every number of a constant is one of FP16.</summary>
    private bool IsExact(string name, TensorData constant)
    {
        if (_exact.TryGetValue(name, out var known)) return known;
        var exact = true;
        FloatBlocks.Scan(constant, (_, values) =>
        {
            foreach (var v in values) exact &= (float)(Half)v == v;
        });
        return _exact[name] = exact;
    }

    private float LargestOf(Node node) => _links.TypeOf(node.Is("QuantizeLinear") ? node.Outputs[0] : node.Inputs[0]) switch
    {
        DataType.Int8 => WeightScales.Steps,
        DataType.UInt8 => byte.MaxValue,
        DataType.Float8E4M3FN => QdqPass.LargestFloat8,
        _ => 1,
    };

    /// <summary>Smallest magnitude that is not zero (infinity when all are) and largest magnitude of a constant.</summary>
    private (float Least, float Most) Range(string name, TensorData constant)
    {
        if (_constants.TryGetValue(name, out var range)) return range;
        var (least, most) = (float.PositiveInfinity, 0f);
        FloatBlocks.Scan(constant, (_, values) =>
        {
            foreach (var v in values)
            {
                var m = Math.Abs(v);
                if (m > most || float.IsNaN(m)) most = float.IsNaN(m) ? float.PositiveInfinity : m;
                if (m > 0 && m < least) least = m;
            }
        });
        return _constants[name] = (least, most);
    }

    private long Row(Node node)
    {
        if (_links.ShapeOf(node.Inputs[0]) is not { Rank: > 0 } shape) return 0;
        var axis = (int)node.Int("axis", -1);
        if (axis < 0) axis += shape.Rank;
        return axis < 0 || axis >= shape.Rank ? 0 : shape[axis].Value;
    }

    // What a Softmax gives fits 16 bits, whatever it computes in: a Cast stands right behind it, the form that TensorRT fuses into
    // attention.
    private bool FromFloatNode(string value) =>
        _links.Producer(value) is >= 0 and var p && !_half[p] && _links.TypeOf(value) == DataType.Float32
            && !_links.Graph.Nodes[p].Is("Softmax");

    /// <summary>What a value is moved from.</summary>
    private string Origin(string value)
    {
        while (_links.Producer(value) is >= 0 and var p && _links.Graph.Nodes[p] is { Outputs.Length: 1 } maker
            && OpTable.Find(maker.Domain, maker.OpType) is { Quant: QuantRole.PassThrough }) value = maker.Inputs[0];
        return value;
    }

    private bool FromRoot(string value) =>
        FromFloatNode(value) && _links.Graph.Nodes[_links.Producer(value)].OpType is "Sqrt" or "Reciprocal" or "Pow";
}
