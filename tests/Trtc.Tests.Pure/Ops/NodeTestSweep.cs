using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Tests.Ops;

/// <summary>ONNX's own tests of every operator are the judge: declared outputs are stripped, stored ones compared with what is
/// inferred.</summary>
public class NodeTestSweep(ITestOutputHelper output)
{
    private enum Verdict { Equal, Weaker, Contradicts }

    [Fact]
    public void With_stored_inputs_as_constants_types_and_shapes_are_the_stored_outputs()
    {
        var (equal, weaker, wrong) = Sweep(contents: true);
        Assert.Empty(wrong);
        Assert.True(equal >= 1860, $"{equal} equal");
        // What remains depends on the text or the picture in a tensor, or on a value that the archive does not hold.
        Assert.All(weaker, w => Assert.Matches("string_split|strnormalizer|image_decoder", w));
    }

    [Fact]
    public void Without_contents_nothing_inferred_contradicts_a_stored_output() => Assert.Empty(Sweep(contents: false).Wrong);

    [Fact]
    public void Every_node_is_within_its_signature()
    {
        var faults = new List<string>();
        foreach (var (name, model) in Models()) Check(model, model.Graph, name, faults);
        Assert.Empty(faults);
    }

    [Fact]
    public void Evaluated_outputs_are_the_stored_ones()
    {
        var (compared, wrong) = (0, new List<string>());
        foreach (var (folder, model) in Models())
        {
            var constants = ShapeInference.Run(Stripped(model), new() { Contents = Contents(model, folder) }).Constants;
            for (var o = 0; o < model.Graph.Outputs.Length; o++)
            {
                var info = model.Graph.Outputs[o];
                if (!constants.TryGetValue(info.Name, out var value)) continue;
                if (StoredValue.Read(Path.Combine(folder, "test_data_set_0", $"output_{o}.pb"), info.Type) is not KnownTensor stored)
                    continue;
                compared++;
                if (Difference(value, stored.Value) is { } d) wrong.Add($"{Path.GetFileName(folder)} {info.Name}: {d}");
            }
        }
        output.WriteLine($"{compared} outputs evaluated");
        Assert.Empty(wrong);
        Assert.True(compared >= 900, $"{compared} compared");
    }

    private (int Equal, List<string> Weaker, List<string> Wrong) Sweep(bool contents)
    {
        var (equal, weaker, wrong) = (0, new List<string>(), new List<string>());
        foreach (var (folder, model) in Models())
        {
            var options = contents ? new InferenceOptions { Contents = Contents(model, folder) } : null;
            var inferred = ShapeInference.Run(Stripped(model), options).Model.Graph;
            var worst = Verdict.Equal;
            var detail = Path.GetFileName(folder);
            for (var o = 0; o < inferred.Outputs.Length; o++)
            {
                // A file without content stands for an output that was not stored: the declared type is all there is.
                var path = Path.Combine(folder, "test_data_set_0", $"output_{o}.pb");
                if (!File.Exists(path)) continue;
                var declared = model.Graph.Outputs[o].Type;
                var real = new FileInfo(path).Length > 0 && StoredValue.Read(path, declared) is { } stored ? StoredValue.TypeOf(stored)
                    : declared;
                var verdict = Compare(inferred.Outputs[o].Type, real);
                if (verdict != Verdict.Equal) detail += $" {inferred.Outputs[o]} is {real}";
                if (verdict > worst) worst = verdict;
            }
            if (worst == Verdict.Equal) equal++;
            else (worst == Verdict.Weaker ? weaker : wrong).Add(detail);
        }
        output.WriteLine($"{equal} equal, {weaker.Count} weaker, {wrong.Count} contradict");
        return (equal, weaker, wrong);
    }

    private static IEnumerable<(string Folder, Model Model)> Models()
    {
        foreach (var folder in NodeTests.Folders())
        {
            var diagnostics = new DiagnosticList();
            var model = ModelReader.Read(Path.Combine(folder, "model.onnx"), new(), diagnostics);
            Assert.True(model is not null, $"{folder}: {string.Join("; ", diagnostics.Items)}");
            yield return (folder, model);
        }
    }

    private static Model Stripped(Model model) =>
        model with { Graph =
            model.Graph with { Outputs = [.. model.Graph.Outputs.Select(o => o with { Type = null })], Values = Graph.NoValues } };

    private static ImmutableSortedDictionary<string, KnownValue> Contents(Model model, string folder)
    {
        var contents = ImmutableSortedDictionary.CreateBuilder<string, KnownValue>(StringComparer.Ordinal);
        for (var i = 0; i < model.Graph.Inputs.Length; i++)
            if (StoredValue.Read(Path.Combine(folder, "test_data_set_0", $"input_{i}.pb"), model.Graph.Inputs[i].Type) is { } value)
                contents[model.Graph.Inputs[i].Name] = value;
        return contents.ToImmutable();
    }

    private static Verdict Compare(ValueType? inferred, ValueType? real)
    {
        switch (inferred, real)
        {
            case (_, null): return Verdict.Equal;
            case (null, _): return Verdict.Weaker;
            case (SequenceType a, SequenceType b): return Compare(a.Element, b.Element);
            case (OptionalType a, OptionalType b): return Compare(a.Element, b.Element);
            case (TensorType a, TensorType b):
                if (a.Element != b.Element) return a.Element == DataType.Undefined ? Verdict.Weaker : Verdict.Contradicts;
                if (b.Shape is null) return Verdict.Equal;
                if (a.Shape is null) return Verdict.Weaker;
                if (a.Shape.Rank != b.Shape.Rank) return Verdict.Contradicts;
                var verdict = Verdict.Equal;
                for (var i = 0; i < a.Shape.Rank; i++)
                {
                    if (a.Shape[i].IsConstant && b.Shape[i] != a.Shape[i]) return Verdict.Contradicts;
                    if (!a.Shape[i].IsConstant && b.Shape[i].IsConstant) verdict = Verdict.Weaker;
                }
                return verdict;
            default: return Verdict.Contradicts;
        }
    }

    private static void Check(Model model, Graph graph, string name, List<string> faults)
    {
        var types = graph.Inputs.ToDictionary(i => i.Name, i => i.Type, StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            var signature = OpTable.Find(node.Domain, node.OpType)?.At(model.Opsets.GetValueOrDefault(node.Domain, 1));
            var where = $"{Path.GetFileName(name)} {node.OpType}-{signature?.Since}";
            if (signature is null)
            {
                faults.Add(where + ": no signature");
                continue;
            }
            if (node.Inputs.Length < signature.MinInputs || node.Inputs.Length > signature.MaxInputs)
                faults.Add($"{where}: {node.Inputs.Length} inputs");
            if (node.Outputs.Length < signature.MinOutputs || node.Outputs.Length > signature.MaxOutputs)
                faults.Add($"{where}: {node.Outputs.Length} outputs");
            for (var i = 0; i < node.Inputs.Length; i++)
                if (types.GetValueOrDefault(node.Inputs[i]) is { } type && signature.Input(i) is { } formal && !formal.Types.Contains(type))
                    faults.Add($"{where}: input {i} {type}");
            foreach (var (attribute, value) in node.Attributes)
            {
                if (signature.Attribute(attribute) is null) faults.Add($"{where}: attribute {attribute}");
                if (value is GraphAttribute body) Check(model, body.Value, name, faults);
            }
            foreach (var a in signature.Attributes)
                if (a.Required && !node.Attributes.ContainsKey(a.Name)) faults.Add($"{where}: lacks {a.Name}");
        }
    }

    private static string? Difference(TensorData a, TensorData b)
    {
        if (a.Type != b.Type || !a.Dims.SequenceEqual(b.Dims)) return $"{a.Type}{a.Shape} is {b.Type}{b.Shape}";
        if (a.Type == DataType.String)
            return a.Strings.Zip(b.Strings).All(p => p.First.Span.SequenceEqual(p.Second.Span)) ? null : "other text";
        var (x, y) = (((MemoryBytes)a.Bytes).Memory.ToArray(), ((MemoryBytes)b.Bytes).Memory.ToArray());
        if (x.AsSpan().SequenceEqual(y)) return null;
        if (!a.Type.IsFloat() || a.Type == DataType.BFloat16) return "other elements";
        // Sums run in another order; halves are computed in float32 here and in half there.
        var tolerance = a.Type == DataType.Float16 ? 1e-3 : 1e-4;
        for (var i = 0; i < b.Elements; i++)
        {
            var (p, q) = (Real(a.Type, x, i), Real(a.Type, y, i));
            if (p.Equals(q) || p == q || Math.Abs(p - q) <= tolerance * Math.Abs(q) + 1e-6) continue;
            return $"[{i}] {p} is {q}";
        }
        return null;
    }

    private static double Real(DataType type, byte[] bytes, int i) => type switch
    {
        DataType.Float32 => MemoryMarshal.Cast<byte, float>(bytes.AsSpan())[i],
        DataType.Float16 => (double)MemoryMarshal.Cast<byte, Half>(bytes.AsSpan())[i],
        _ => MemoryMarshal.Cast<byte, double>(bytes.AsSpan())[i],
    };
}
