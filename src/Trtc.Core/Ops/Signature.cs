using System.Collections.Immutable;

namespace Trtc.Core.Ops;

public enum AttributeKind { Int, Float, String, Ints, Floats, Strings, Tensor, SparseTensor, Graph, Type }

/// <param name="Default">As text, lists as <c>[a|b]</c>; null when the attribute may be left out without one.</param>
public sealed record AttributeRow(string Name, AttributeKind Kind, bool Required, string? Default);

/// <summary>One formal input or output.</summary>
/// <param name="TypeName">A type variable of the signature, or empty when <paramref name="Types"/> stands for itself.</param>
/// <param name="Variadic">Stands for this and all following ones; the last of its list.</param>
/// <param name="Heterogeneous">Each of a variadic parameter's values may have another type.</param>
public sealed record ParameterRow(string Name, string TypeName, TypeSet Types, bool Optional, bool Variadic, bool Heterogeneous);

/// <summary>
/// What an operator is from one opset version on. A part left null is as in the row's signature before it, so that a signature shows
/// what its version changed. The texts are read on first use:
/// inputs and outputs <c>X:T, B?:T, rest*:T, all+:T</c> (<c>?</c> optional, <c>*</c> variadic, <c>+</c> variadic with at least one,
/// <c>~</c> of differing types); types <c>T=f|bf16; I=i64</c> (see <see cref="TypeSet.Parse"/>);
/// attributes <c>axis:i!, alpha:f=1.0, pads:is</c> (kinds i f s t g is fs ss type sparse; <c>!</c> required).
/// </summary>
public sealed class Signature(
    int since, string? inputs = null, string? outputs = null, string? types = null, string? attributes = null, bool deprecated = false)
{
    private Signature? _before;
    private ImmutableArray<ParameterRow> _inputs, _outputs;
    private ImmutableArray<AttributeRow> _attributes;
    private Dictionary<string, TypeSet>? _types;

    /// <summary>The opset version of the operator's domain that brought it.</summary>
    public int Since { get; } = since;

    public bool Deprecated { get; } = deprecated;

    public ImmutableArray<ParameterRow> Inputs
    {
        get
        {
            if (_inputs.IsDefault) _inputs = Parameters(InputText);
            return _inputs;
        }
    }

    public ImmutableArray<ParameterRow> Outputs
    {
        get
        {
            if (_outputs.IsDefault) _outputs = Parameters(OutputText);
            return _outputs;
        }
    }

    public ImmutableArray<AttributeRow> Attributes
    {
        get
        {
            if (_attributes.IsDefault) _attributes = ParseAttributes(AttributeText);
            return _attributes;
        }
    }

    public int MinInputs => Minimum(Inputs);

    /// <summary><see cref="int.MaxValue"/> for a variadic last input.</summary>
    public int MaxInputs => Maximum(Inputs);

    public int MinOutputs => Minimum(Outputs);

    public int MaxOutputs => Maximum(Outputs);

    /// <summary>The formal parameter of the input at <paramref name="index"/>; null beyond the last.</summary>
    public ParameterRow? Input(int index) => At(Inputs, index);

    public ParameterRow? Output(int index) => At(Outputs, index);

    public AttributeRow? Attribute(string name)
    {
        foreach (var a in Attributes) if (a.Name == name) return a;
        return null;
    }

    /// <summary>Fills what this signature leaves out from the one before it.</summary>
    internal void Follow(Signature? before) => _before = before;

    private string InputText => inputs ?? _before?.InputText ?? "";

    private string OutputText => outputs ?? _before?.OutputText ?? "";

    private string TypeText => types ?? _before?.TypeText ?? "";

    private string AttributeText => attributes ?? _before?.AttributeText ?? "";

    private static ParameterRow? At(ImmutableArray<ParameterRow> rows, int index) =>
        index < rows.Length ? rows[index] : rows.Length > 0 && rows[^1].Variadic ? rows[^1] : null;

    private static int Minimum(ImmutableArray<ParameterRow> rows)
    {
        for (var i = rows.Length; i > 0; i--) if (!rows[i - 1].Optional) return i;
        return 0;
    }

    private static int Maximum(ImmutableArray<ParameterRow> rows) => rows.Length > 0 && rows[^1].Variadic ? int.MaxValue : rows.Length;

    private Dictionary<string, TypeSet> Types()
    {
        if (_types is not null) return _types;
        var all = new Dictionary<string, TypeSet>(StringComparer.Ordinal);
        foreach (var part in TypeText.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            all.Add(part[..equals], TypeSet.Parse(part[(equals + 1)..]));
        }
        return _types = all;
    }

    private ImmutableArray<ParameterRow> Parameters(string text)
    {
        var rows = ImmutableArray.CreateBuilder<ParameterRow>();
        foreach (var part in text.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var (name, type) = (part[..colon], part[(colon + 1)..]);
            var bare = name.TrimEnd('?', '*', '+', '~');
            var marks = name[bare.Length..];
            var variadic = marks.Contains('*', StringComparison.Ordinal) || marks.Contains('+', StringComparison.Ordinal);
            var variable = Types().TryGetValue(type, out var set);
            rows.Add(new(bare, variable ? type : "", variable ? set : TypeSet.Parse(type),
                marks.Contains('?', StringComparison.Ordinal) || marks.Contains('*', StringComparison.Ordinal), variadic,
                marks.Contains('~', StringComparison.Ordinal)));
        }
        return rows.ToImmutable();
    }

    private static ImmutableArray<AttributeRow> ParseAttributes(string text)
    {
        var rows = ImmutableArray.CreateBuilder<AttributeRow>();
        foreach (var part in text.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var kind = part[(colon + 1)..(equals < 0 ? part.Length : equals)];
            var required = kind.EndsWith('!');
            rows.Add(new(part[..colon], Kind(required ? kind[..^1] : kind), required, equals < 0 ? null : part[(equals + 1)..]));
        }
        return rows.ToImmutable();
    }

    private static AttributeKind Kind(string text) => text switch
    {
        "i" => AttributeKind.Int,
        "f" => AttributeKind.Float,
        "s" => AttributeKind.String,
        "is" => AttributeKind.Ints,
        "fs" => AttributeKind.Floats,
        "ss" => AttributeKind.Strings,
        "t" => AttributeKind.Tensor,
        "sparse" => AttributeKind.SparseTensor,
        "g" => AttributeKind.Graph,
        "type" => AttributeKind.Type,
        _ => throw new FormatException($"'{text}' is no kind of attribute"),
    };
}
