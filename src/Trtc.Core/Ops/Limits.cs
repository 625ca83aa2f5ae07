using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>The kinds of condition that rows of the operator table are made of.</summary>
internal static class Limits
{
    internal const TargetProduct Rtx = TargetProduct.Rtx;
    internal const TargetProduct TensorRT = TargetProduct.TensorRT;

    /// <summary>Dimensions of the largest tensor TensorRT knows.</summary>
    internal const int MaxRank = 8;

    /// <summary>Types that only quantisation produces and consumes.</summary>
    internal const string Quantised = "f8e4m3fn|i4|f4e2m1";

    /// <summary>Every type that a network tensor may have.</summary>
    internal const string Network = "f|bf16|i8|u8|i32|i64|bool|" + Quantised;

    /// <summary>Between <paramref name="least"/> and <paramref name="most"/> dimensions.</summary>
    internal static SupportRule Rank(int input, int least, int most = MaxRank)
    {
        var name = input == 0 ? "the input" : Text($"input {input + 1}");
        var range = least == most ? Text($"{least}") : most == MaxRank ? Text($"{least} or more") : Text($"{least} to {most}");
        return new($"{name} has {range} dimensions", n =>
            n.Rank(input) is var r && (r < 0 || (r >= least && r <= most)) ? null : Text($"{name} has {r}"));
    }

    /// <summary>Known at build time: an initializer or a subgraph over initializers that folds.</summary>
    internal static SupportRule Constant(int input, string name) => new($"`{name}` is constant", n =>
        !n.Has(input) || n.Constant(input) ? null : $"{name} is computed at run time or is an input of the model")
    {
        Fix = $"Make {name} an initializer: export with it fixed.",
    };

    /// <summary>Known once the inputs' shapes are: not a matter of their contents.</summary>
    internal static SupportRule Sizes(int input, string name) => new($"`{name}` does not depend on the contents of the model's inputs", n =>
        n.Has(input) && n.Source(n.Node.Input(input)) > ValueSource.Sizes ? $"{name} is an input of the model or computed from one" : null)
    {
        Fix = $"Make {name} an initializer: export with it fixed.",
    };

    /// <summary>Sizes may be read from the model's integer inputs, which a profile gives values for, but not from floating-point
    /// ones.</summary>
    internal static SupportRule SizeValue(int input, string name) => new($"`{name}` does not depend on a floating-point input", n =>
        n.Has(input) && n.Source(n.Node.Input(input)) == ValueSource.FloatInput
            ? $"{name} is a floating-point input of the model or computed from one" : null)
    {
        Fix = $"Make {name} an initializer, or give the sizes as an INT64 input.",
        SizeInputs = [input],
    };

    /// <summary>An integer attribute that must have one value.</summary>
    internal static SupportRule Int(string attribute, long value, long fallback = long.MinValue) =>
        new($"`{attribute}` is {value.ToString(CultureInfo.InvariantCulture)}", n =>
            n.Node.Int(attribute, fallback == long.MinValue ? value : fallback) is var v && v == value ? null : Text($"{attribute}={v}"));

    internal static SupportRule Ints(string attribute, long fallback, params ReadOnlySpan<long> values)
    {
        var allowed = values.ToArray();
        return new($"`{attribute}` is {Join(allowed)}", n =>
            n.Node.Int(attribute, fallback) is var v && allowed.Contains(v) ? null : Text($"{attribute}={v}"));
    }

    internal static SupportRule Strings(string attribute, string fallback, params ReadOnlySpan<string> values)
    {
        var allowed = values.ToArray();
        return new($"`{attribute}` is {Join(allowed)}", n =>
            n.Node.String(attribute, fallback) is var v && allowed.Contains(v) ? null : $"{attribute}={v}");
    }

    internal static SupportRule WithoutAttribute(string attribute) => new($"without `{attribute}`", n =>
        n.Node.Attributes.ContainsKey(attribute) ? $"it has {attribute}" : null);

    internal static SupportRule WithAttribute(string attribute) => new($"with `{attribute}`", n =>
        n.Node.Attributes.ContainsKey(attribute) ? null : $"it has no {attribute}");

    internal static SupportRule WithoutInput(int input, string name) => new($"without `{name}`", n =>
        n.Has(input) ? $"it has {name}" : null);

    internal static SupportRule OneOutput(string others) => new($"`{others}` is not asked for", n =>
        n.Node.Outputs.Length > 1 ? $"it gives {others} as well" : null)
    {
        Fix = "Leave out every output after the first: nothing at inference needs them.",
    };

    /// <summary>Element types of an input other than the first.</summary>
    internal static SupportRule Type(int input, string name, string types)
    {
        var set = TypeSet.Parse(types);
        return new($"`{name}` is {TypeNames.Of(set)}", n =>
            n.Element(input) is var t && (t == DataType.Undefined || set.Contains(t)) ? null : $"{name} is {TypeNames.Of(t)}");
    }

    /// <summary>Types of the first input that the parser takes and the builder refuses.</summary>
    internal static SupportRule BuilderTypes(string types)
    {
        var set = TypeSet.Parse(types);
        return new SupportRule($"the builder has no kernel for {TypeNames.Of(set)}", n =>
            n.Element(0) is var t && t != DataType.Undefined && set.Contains(t) ? $"the input is {TypeNames.Of(t)}" : null).InBuilder();
    }

    /// <summary>Types by release where an old one took fewer.</summary>
    internal static SupportRule Types(string types)
    {
        var set = TypeSet.Parse(types);
        return new($"only {TypeNames.Of(set)}", n =>
            n.Element(0) is var t && (t == DataType.Undefined || set.Contains(t)) ? null : $"the input is {TypeNames.Of(t)}");
    }

    internal static SupportRule Opset(int version) => new($"opset {version.ToString(CultureInfo.InvariantCulture)} or newer", n =>
        n.Opset >= version ? null : Text($"the model's opset is {n.Opset}"))
    {
        Fix = Text($"Convert the model to opset {version} or newer."),
    };

    /// <summary>From opset 10 on, where pooling got dilations; an older model's are not read.</summary>
    internal static SupportRule Dilations { get; } = new("`dilations` are all 1", n =>
        n.Opset >= 10 && n.Node.Ints("dilations") is { IsDefault: false } values && values.Any(v => v != 1)
            ? $"dilations=[{string.Join(',', values)}]" : null)
    {
        Fix = "Pool without dilation, or rewrite it as strided slices that are pooled.",
    };

    internal static SupportRule Float(string attribute, float value) => new(Text($"`{attribute}` is {value}"), n =>
        n.Node.Float(attribute, value) is var v && v == value ? null : Text($"{attribute}={v}"));

    /// <summary>The element type of the first output: an attribute's choice.</summary>
    internal static SupportRule OutputType(string types)
    {
        var set = TypeSet.Parse(types);
        return new($"the result is {TypeNames.Of(set)}", n =>
            n.OutputElement(0) is var t && (t == DataType.Undefined || set.Contains(t)) ? null : $"the result is {TypeNames.Of(t)}");
    }

    internal static SupportRule InnerUInt8 { get; } = new("UINT8 is the type of an input or output of the model only", n =>
        n.OutputElement(0) == DataType.UInt8 && !n.IsModelOutput(n.Node.Output(0)) ? "a UINT8 value inside the model" : null)
    {
        Fix = "Cast to INT32 or FP16 inside the model.",
    };

    /// <summary>Casts from and to the types that only quantisation makes: read, then refused.</summary>
    internal static SupportRule CastOfQuantised { get; } = new SupportRule("the builder casts neither from nor to FP8, INT4 and FP4", n =>
        QuantisedSet.Contains(n.OutputElement(0)) && n.OutputElement(0) != DataType.Undefined
            ? $"a cast to {TypeNames.Of(n.OutputElement(0))}"
        : QuantisedSet.Contains(n.Element(0)) && n.Element(0) != DataType.Undefined ? $"a cast from {TypeNames.Of(n.Element(0))}" : null)
    {
        Fix = "Use QuantizeLinear and DequantizeLinear with a scale of 1.",
        Phase = SupportPhase.Builder,
    };

    /// <summary>Two elements share a byte.</summary>
    internal static SupportRule EvenElements { get; } = new("a 4-bit tensor has an even number of elements", n =>
        (n.Element(0) is DataType.Int4 or DataType.Float4E2M1 || n.OutputElement(0) is DataType.Int4 or DataType.Float4E2M1)
            && n.Shape(0) is { Elements: var e } && e % 2 == 1 ? $"{e} elements" : null);

    /// <summary>Zero points are zero, and known when the engine is built.</summary>
    internal static ReadOnlySpan<SupportRule> ZeroPoint(string name) => new[]
    {
        new SupportRule($"`{name}` is 0", n =>
            n.Element(2) is DataType.Float8E4M3FN || n.Integers(2) is not { IsDefault: false } z || z.All(v => v == 0) ? null
                : $"{name}={string.Join(',', z.Distinct().Take(3))}")
        {
            Fix = "Quantise symmetrically: zero points of 0.",
        },
        new SupportRule($"`{name}` is constant", n => !n.Has(2) || n.Constant(2) || n.Element(2) is DataType.Float8E4M3FN ? null
            : $"{name} is computed at run time")
        {
            Fix = $"Make {name} an initializer of zeros.",
            Phase = SupportPhase.Builder,
        },
    };

    /// <summary>UINT8 of QuantizeLinear is read as INT8, and an engine would compute other numbers.</summary>
    internal static SupportRule StoredBytes { get; } = new SupportRule("it quantises to INT8, FP8, INT4 or FP4", n =>
        n.OutputElement(0) == DataType.UInt8 ? "UINT8 would be computed as INT8" : null)
    {
        Fix = "Quantise symmetrically to INT8: UINT8 with a zero point of 128 is INT8 with one of 0.",
        Phase = SupportPhase.Builder,
    };

    /// <summary>Measured: RTX 1.4 to 1.6 build no convolution between Q and DQ, RTX 1.7 does.</summary>
    internal static SupportRule QuantisedConvolution { get; } = new SupportRule("the input is not dequantised", n =>
        n.Maker(n.Node.Input(0)) == "DequantizeLinear" ? "a convolution in INT8 or FP8" : null)
    {
        Fix = "Build with TensorRT-RTX 1.7 or newer, or without --int8.",
        Phase = SupportPhase.Builder,
        Product = Rtx,
        FromLevel = Target.Release("10.16"),
        BeforeLevel = Target.Release("11.4"),
    };

    /// <summary>Measured: sizes may differ, dimensions may not be more or fewer.</summary>
    internal static SupportRule BranchRanks { get; } =
        new SupportRule("both branches give the same types and as many dimensions, unless the condition is constant", n =>
    {
        if (n.Constant(0) || n.Node.Attributes.GetValueOrDefault("then_branch") is not GraphAttribute { Value: var then }
            || n.Node.Attributes.GetValueOrDefault("else_branch") is not GraphAttribute { Value: var otherwise }) return null;
        for (var i = 0; i < Math.Min(then.Outputs.Length, otherwise.Outputs.Length); i++)
        {
            if (then.Outputs[i].Element != otherwise.Outputs[i].Element && then.Outputs[i].Element != DataType.Undefined
                && otherwise.Outputs[i].Element != DataType.Undefined)
                return $"'{n.Node.Output(i)}' is {TypeNames.Of(then.Outputs[i].Element)} from one branch and "
                    + $"{TypeNames.Of(otherwise.Outputs[i].Element)} from the other";
            if (then.Outputs[i].Shape is { } a && otherwise.Outputs[i].Shape is { } b && a.Rank != b.Rank)
                return Text($"'{n.Node.Output(i)}' has {a.Rank} dimensions from one branch and {b.Rank} from the other");
        }
        return null;
    })
    {
        Fix = "Give the outputs of both branches one type and one number of dimensions (Cast, Unsqueeze, Reshape).",
        Phase = SupportPhase.Builder,
    };

    /// <summary>Both directions of a recurrent layer use the same functions.</summary>
    internal static SupportRule SameActivations { get; } = new("both directions have the same activation functions", n =>
    {
        if (!n.Node.Attributes.TryGetValue("activations", out var a) || a is not StringsAttribute { Values: { Length: > 1 } f })
            return null;
        if (n.Node.String("direction", "forward") != "bidirectional" || f.Length % 2 != 0) return null;
        for (var i = 0; i < f.Length / 2; i++)
            if (!f[i].Span.SequenceEqual(f[i + f.Length / 2].Span)) return "activations differ between directions";
        return null;
    });

    /// <summary>Values 0 … rank−1 in order: what TensorRT needs of axes that it cannot permute.</summary>
    internal static bool InOrder(ImmutableArray<long> axes, int rank)
    {
        if (rank >= 0 && axes.Length != rank) return false;
        for (var i = 0; i < axes.Length; i++) if (axes[i] != i) return false;
        return true;
    }

    private static TypeSet QuantisedSet { get; } = TypeSet.Parse(Quantised);

    /// <summary>Operands of one shape before opset 7, where broadcasting was an attribute.</summary>
    internal static SupportRule Broadcast { get; } = Opset(7);

    internal static SupportRule Where(string sentence, RuleBreach breach, string fix = "") => new(sentence, breach) { Fix = fix };

    private static string Join<T>(T[] values) =>
        values.Length == 1 ? $"{values[0]}" : string.Join(", ", values[..^1]) + " or " + values[^1];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
