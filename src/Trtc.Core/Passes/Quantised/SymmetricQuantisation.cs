using System.Globalization;
using System.Runtime.InteropServices;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes.Quantised;

/// <summary>
/// Q/DQ of 8 bits as TensorRT has it: INT8 around zero. UINT8 around 128 is that already, each number 128 higher. Other zero points get a
/// symmetric scale that reaches as far, and a bound where the old numbers ended (TRTC6530 tells how much wider steps are); weights whose
/// numbers fit keep them. What is stored or handed out in UINT8 is computed in floating point. What has no such form is TRTC6531.
/// </summary>
internal static class SymmetricQuantisation
{
    public static Model Run(Model model, PassContext context)
    {
        var any = false;
        foreach (var node in model.Graph.Nodes) any |= node.Is("QuantizeLinear") || node.Is("DequantizeLinear");
        if (!any) return model;
        var rewrite = new Rewrite(model, context);
        return model with { Graph = rewrite.Run() };
    }

    private sealed class Rewrite(Model model, PassContext context)
    {
        private readonly GraphEditor _edit = new(model.Graph);
        private readonly Dictionary<string, (string? Numbers, DataType Type)> _rounded = new(StringComparer.Ordinal);
        private readonly Dictionary<string,
            DataType> _inputs = model.Graph.Inputs.ToDictionary(i => i.Name, i => i.Element, StringComparer.Ordinal);
        private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
        private int _widened;
        private float _widest = 1;
        private string _first = "";

        public Graph Run()
        {
            for (var i = 0; i < _edit.Count; i++)
            {
                if (_edit[i] is not { } node || node.Outputs.Length == 0) continue;
                if (node.Is("QuantizeLinear")) Quantize(i, node);
                else if (node.Is("DequantizeLinear")) Dequantize(i, node);
            }
            if (_widened > 0)
            {
                var decibels = 20 * Math.Log10(_widest);
                context.Diagnostics?.Add(Codes.SymmetricScales, model.Path, "", _widened, _first,
                    _widest.ToString("F2", CultureInfo.InvariantCulture),
                    decibels.ToString("F1", CultureInfo.InvariantCulture));
            }
            return _edit.ToGraph();
        }

        private void Quantize(int index, Node node)
        {
            if (ZeroPoint.Of(_edit, node, DataType.Undefined) is not { } was)
            {
                if (node.Input(2).Length > 0 && _edit.Constant(node.Input(2)) is null)
                    Refuse(node, "its zero point is computed in each run");
                return;
            }
            if (was.IsSymmetric) return;
            var value = node.Outputs[0];
            var readers = Readers(value, was);
            if (_edit.Constant(node.Input(0)) is { } weights)
            {
                // The weight is quantised here and now; its readers then find a stored one.
                if (readers is null || Stored(weights, was, node) is not { } bytes)
                    Refuse(node, "a constant is quantised with a zero point, and more than DequantizeLinear reads it");
                else
                {
                    _edit.Remove(index);
                    _edit.SetInitializer(value, new(was.Type, weights.Dims, new MemoryBytes(bytes)));
                    _edit.Forget(value);
                }
                return;
            }
            if (readers is null)
            {
                if (was.Zeros.Length == 1 && model.Opset >= 11) InFloat(index, node, was);
                else Refuse(node, "its numbers of UINT8 are read as they are, with a zero point for each channel");
                return;
            }
            if (was.IsShifted)
            {
                Set(index, node, node.Inputs[0], node.Inputs[1], was.Zeros.Length);
                foreach (var r in readers) Set(r, _edit[r]!, value, _edit[r]!.Inputs[1], was.Zeros.Length);
                _edit.Forget(value);
                return;
            }
            if (was.Zeros.Length > 1)
            {
                Refuse(node, "it has a zero point for each channel of what is computed");
                return;
            }
            var widening = was.Widening;
            Widened(node, widening);
            var scale = Scalar(node.Inputs[1] + "/symmetric", was.Scales[0] * widening, _edit.Constant(node.Inputs[1])!.Type);
            Set(index, node, Bounded(index, node, was), scale, 1);
            foreach (var r in readers) Set(r, _edit[r]!, value, scale, 1);
            _edit.Forget(value);
        }

        private void Dequantize(int index, Node node)
        {
            var stored = _edit.Constant(node.Inputs[0]);
            var rounded = _rounded.GetValueOrDefault(node.Inputs[0]);
            var type8 = stored?.Type ?? rounded.Type;
            if (type8 == DataType.Undefined) type8 = _inputs.GetValueOrDefault(node.Inputs[0]);
            if (ZeroPoint.Of(_edit, node, type8) is not { } was || (was.IsSymmetric && rounded.Numbers is null)) return;
            if (stored is { } data) Weights(index, node, was, data);
            else if (was.Zeros.Length == 1)
            {
                // Not of a QuantizeLinear: the numbers come from outside, or were computed.
                var type = _edit.Constant(node.Inputs[1])!.Type;
                var numbers = rounded.Numbers;
                if (numbers is null)
                    _edit.InsertBefore(index, Cast(node.Inputs[0], numbers = _edit.Fresh(node.Outputs[0] + "/numbers"), type));
                var real = _edit.Fresh(node.Outputs[0] + "/around");
                _edit.InsertBefore(index,
                    new Node(real, "Sub", "", [numbers, Scalar(real + "/zero", was.Zeros[0], type)], [real], Node.NoAttributes,
                    node.Origin));
                _edit.Replace(index, node with { OpType = "Mul", Inputs = [real, node.Inputs[1]], Attributes = Node.NoAttributes });
            }
            else Refuse(node, "it has a zero point for each channel of numbers that are no constant");
        }

        private void Weights(int index, Node node, ZeroPoint was, TensorData data)
        {
            if (data.Bytes.Length != data.Elements || data.Elements > int.MaxValue) return;
            if (was.IsShifted)
            {
                Set(index, node,
                    _edit.AddInitializer(node.Inputs[0] + "/int8",
                    data with { Type = DataType.Int8, Bytes = new ShiftedBytes(data.Bytes) }), node.Inputs[1], was.Zeros.Length);
                return;
            }
            if (Channel(data, was, node) is not { } channel)
            {
                Refuse(node, "its scales do not fit what they are for");
                return;
            }
            var bytes = new byte[data.Bytes.Length];
            data.Bytes.Read(0, bytes);
            var (far, scales) = (new int[was.Zeros.Length], was.Scales.ToArray());
            for (var i = 0; i < bytes.Length; i++)
            {
                var d = Number(bytes[i], was.Type) - was.Zeros[channel(i)];
                far[channel(i)] = Math.Max(far[channel(i)], d < 0 ? -d - 1 : d);
            }
            var widest = 1f;
            for (var c = 0; c < far.Length; c++)
            {
                // Numbers that fit keep their step, and their values.
                if (far[c] <= 127) continue;
                widest = Math.Max(widest, far[c] / 127f);
                scales[c] *= far[c] / 127f;
            }
            for (var i = 0; i < bytes.Length; i++)
            {
                var c = channel(i);
                var d = Number(bytes[i], was.Type) - was.Zeros[c];
                bytes[i] = (byte)(sbyte)Math.Clamp(far[c] <= 127 ? d : (int)MathF.Round(d * was.Scales[c] / scales[c]), -128, 127);
            }
            if (widest > 1) Widened(node, widest);
            var scale = widest > 1 ? Scales(node.Inputs[1] + "/symmetric", scales, _edit.Constant(node.Inputs[1])!) : node.Inputs[1];
            Set(index, node, _edit.AddInitializer(node.Inputs[0] + "/int8", new(DataType.Int8, data.Dims, new MemoryBytes(bytes))), scale,
                scales.Length);
        }

        /// <summary>The numbers in floating point, and in UINT8 for whoever reads them as they are.</summary>
        private void InFloat(int index, Node node, ZeroPoint was)
        {
            var type = _edit.Constant(node.Inputs[1])!.Type;
            string Step(string op, params ReadOnlySpan<string> inputs)
            {
                var made = _edit.Fresh($"{node.Outputs[0]}/{op}");
                _edit.InsertBefore(index, new Node(made, op, "", [.. inputs], [made], Node.NoAttributes, node.Origin));
                return made;
            }
            var numbers = Step("Round", Step("Div", node.Inputs[0], node.Inputs[1]));
            numbers = Step("Add", numbers, Scalar(node.Outputs[0] + "/zero", was.Zeros[0], type));
            numbers = Step("Clip", numbers, Scalar(node.Outputs[0] + "/least", was.Least, type),
                Scalar(node.Outputs[0] + "/most", was.Most, type));
            _rounded[node.Outputs[0]] = (numbers, was.Type);
            _edit.Replace(index, Cast(numbers, node.Outputs[0], was.Type) with { Name = node.Name });
        }

        /// <summary>The DequantizeLinears that read the value, all with its own parameters; null when something else does.</summary>
        private List<int>? Readers(string value, ZeroPoint was)
        {
            if (_edit.IsPinned(value)) return null;
            var found = new List<int>();
            foreach (var r in _edit.Readers(value))
            {
                if (_edit[r] is not { } reader || !reader.Is("DequantizeLinear") || reader.Inputs[0] != value
                    || reader.Int("output_dtype", 0) != 0
                    || ZeroPoint.Of(_edit, reader, was.Type) is not { } its || !its.SameAs(was)) return null;
                found.Add(r);
            }
            return found;
        }

        private void Set(int index, Node node, string from, string scale, int channels)
        {
            var zero = _edit.AddInitializer(node.Outputs[0] + "/zero",
                new(DataType.Int8, channels > 1 ? [channels] : [], new MemoryBytes(new byte[channels])));
            _edit.Replace(index, node with { Inputs = [from, scale, zero], Attributes = node.Attributes.Remove("output_dtype") });
        }

        /// <summary>What is quantised, cut off on the side where a symmetric scale reaches further than the old numbers did.</summary>
        private string Bounded(int index, Node node, ZeroPoint was)
        {
            var (least, most) = (was.Least - was.Zeros[0], was.Most - was.Zeros[0]);
            var value = node.Inputs[0];
            // Half a step is rounding's.
            var below = -128 * was.Widening < least - 0.5f;
            if (!below && 127 * was.Widening <= most + 0.5f) return value;
            if (below && least == 0 && IsNotNegative(value, 16)) return value;
            var bounded = _edit.Fresh(value + "/bounded");
            var type = _edit.Constant(node.Inputs[1])!.Type;
            var bound = (below ? least : most) * was.Scales[0];
            var clip = new Node(bounded, bound == 0 && below ? "Relu" : "Clip", "", [value], [bounded], Node.NoAttributes, node.Origin);
            if (clip.OpType == "Clip" && model.Opset < 11)
                clip = clip with { Attributes = Node.NoAttributes.Add(below ? "min" : "max", new FloatAttribute(bound)) };
            else if (clip.OpType == "Clip")
            {
                var limit = Scalar(bounded + "/limit", bound, type);
                clip = clip with { Inputs = below ? [value, limit] : [value, "", limit] };
            }
            _edit.InsertBefore(index, clip);
            return bounded;
        }

        private bool IsNotNegative(string value, int steps)
        {
            if (steps == 0 || _edit.Producer(value) is not { Domain: "" } maker) return false;
            return maker.OpType switch
            {
                "Relu" or "Sigmoid" or "Softmax" or "Abs" or "Exp" or "Sqrt" or "HardSigmoid" or "Softplus" or "ReduceL2" => true,
                "Clip" => model.Opset < 11 ? maker.Float("min", -1) >= 0
                    : _edit.Constant(maker.Input(1)) is { Elements: 1, Type: DataType.Float32 or DataType.Float16 } least
                    && ZeroPoint.Floats(least) is [>= 0],
                "GlobalAveragePool" or "GlobalMaxPool" or "AveragePool" => IsNotNegative(maker.Inputs[0], steps - 1),
                _ => OpTable.Find("", maker.OpType) is { Quant: QuantRole.PassThrough } && maker.OpType != "Pad"
                    && IsNotNegative(maker.Inputs[0], steps - 1),
            };
        }

        private void Widened(Node node, float by)
        {
            if (_widened++ == 0) _first = node.Display;
            _widest = Math.Max(_widest, by);
        }

        private void Refuse(Node node, string why)
        {
            if (!_refused.Add(node.Display)) return;
            var diagnostic = Diagnostic.Create(Codes.ZeroPointStays, model.Path, $"node '{node.Display}' ({node.OpType})", why);
            // Without a target nothing is built of it.
            context.Diagnostics?.Add(context.Target is null ? diagnostic with { Severity = Severity.Warning } : diagnostic);
        }

        private static byte[]? Stored(TensorData weights, ZeroPoint was, Node node)
        {
            if (weights.Type is not (DataType.Float32 or DataType.Float16) || weights.Elements > 1 << 28
                || Channel(weights, was, node) is not { } channel || ZeroPoint.Floats(weights) is not { } values) return null;
            var bytes = new byte[values.Length];
            for (var i = 0; i < bytes.Length; i++)
            {
                var c = channel(i);
                bytes[i] = unchecked((byte)(int)Math.Clamp(MathF.Round(values[i] / was.Scales[c]) + was.Zeros[c], was.Least, was.Most));
            }
            return bytes;
        }

        /// <summary>Which scale an element takes; null when the axis does not fit.</summary>
        private static Func<int, int>? Channel(TensorData data, ZeroPoint was, Node node)
        {
            if (was.Zeros.Length == 1) return static _ => 0;
            var axis = node.Int("axis", 1);
            if (axis < 0) axis += data.Dims.Length;
            if (axis < 0 || axis >= data.Dims.Length || data.Dims[(int)axis] != was.Zeros.Length) return null;
            long inner = 1;
            for (var d = (int)axis + 1; d < data.Dims.Length; d++) inner *= data.Dims[d];
            return i => (int)(i / inner % was.Zeros.Length);
        }

        private static int Number(byte b, DataType type) => type == DataType.UInt8 ? b : (sbyte)b;

        private string Scalar(string name, float value, DataType type) => _edit.AddInitializer(name, new(type, [], new MemoryBytes(
            type == DataType.Float16 ? BitConverter.GetBytes((Half)value) : BitConverter.GetBytes(value))));

        private string Scales(string name, float[] values, TensorData like)
        {
            var bytes = new byte[like.Bytes.Length];
            if (like.Type == DataType.Float32) MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(bytes);
            else for (var i = 0; i < values.Length; i++) BitConverter.TryWriteBytes(bytes.AsSpan(2 * i), (Half)values[i]);
            return _edit.AddInitializer(name, like with { Bytes = new MemoryBytes(bytes) });
        }

        private static Node Cast(string from, string to, DataType type) =>
            new(to, "Cast", "", [from], [to], Node.NoAttributes.Add("to", new IntAttribute((long)type)));
    }

    /// <summary>UINT8 around 128 as INT8 around 0: the highest bit turned.</summary>
    private sealed record ShiftedBytes(TensorBytes Source) : TensorBytes
    {
        public override long Length => Source.Length;

        public override void Read(long offset, Span<byte> destination)
        {
            Source.Read(offset, destination);
            for (var i = 0; i < destination.Length; i++) destination[i] ^= 0x80;
        }
    }
}
