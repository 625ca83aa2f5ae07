using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Contracts;

/// <summary>One input's part of a <c>--profile</c> as written; <see cref="Input"/> is null where the name was left out.</summary>
/// <param name="Shapes">One shape, min and max, or min, opt and max.</param>
public sealed record RangeSpec(string? Input, ImmutableArray<ImmutableArray<long>> Shapes, string Text)
{
    public ImmutableArray<long> Min => Shapes[0];

    /// <summary>Tuned for the largest shape unless three were given.</summary>
    public ImmutableArray<long> Opt => Shapes.Length == 3 ? Shapes[1] : Shapes[^1];

    public ImmutableArray<long> Max => Shapes[^1];
}

/// <summary>
/// The grammar of <c>--profile</c>: ranges parted by commas; a range is <c>[name=]shape[:shape[:shape]]</c>, a shape is sizes parted by
/// <c>x</c>. A name that holds <c>=</c>, or begins with a digit and holds
/// <c>:</c> or <c>,</c>, stands in single or double quotes; a quote inside is written twice.
/// </summary>
public static class ProfileSpec
{
    /// <returns>Default when the text is not a profile; the fault, with its column, is in <paramref name="diagnostics"/>.</returns>
    public static ImmutableArray<RangeSpec> Parse(string text, DiagnosticList diagnostics)
    {
        var ranges = ImmutableArray.CreateBuilder<RangeSpec>();
        var at = 0;
        while (true)
        {
            var start = at;
            if (!TryName(text, ref at, out var name, out var fault)) return Fault(text, at, fault, diagnostics);
            var shapes = ImmutableArray.CreateBuilder<ImmutableArray<long>>(3);
            do
            {
                if (shapes.Count == 3) return Fault(text, at, "a range has at most three shapes, min:opt:max", diagnostics);
                if (shapes.Count > 0) at++;
                if (!TryShape(text, ref at, out var shape, out fault)) return Fault(text, at, fault, diagnostics);
                shapes.Add(shape);
            }
            while (at < text.Length && text[at] == ':');
            ranges.Add(new(name, shapes.ToImmutable(), text[start..at]));
            if (at == text.Length)
                return WithCommas(ranges)
                    ? Fault(text, text.IndexOf(',', StringComparison.Ordinal), "sizes of one shape are parted by 'x', as 1x3x640x640",
                    diagnostics) : ranges.ToImmutable();
            if (text[at] != ',') return Fault(text, at, $"'{text[at]}' was not expected", diagnostics);
            at++;
        }
    }

    /// <summary>What to write on a command line for an input: <c>--profile x=1x3x64x64:8x3x640x640</c>, quoted for this grammar and for a
    /// shell where the name needs it.</summary>
    /// <param name="shapes">As <c>1x3x64x64:8x3x640x640</c>.</param>
    public static string Suggest(string input, string shapes)
    {
        var isPlain = input.Length > 0 && !input.AsSpan().ContainsAny("='\"") && !char.IsAsciiDigit(input[0])
            && input[0] is not ('-' or ',' or ':');
        var text = isPlain ? $"{input}={shapes}" : $"'{input.Replace("'", "''", StringComparison.Ordinal)}'={shapes}";
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('=' or ':' or ',' or '.' or '/' or '_' or '-'))
                return $"--profile \"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}\"";
        return "--profile " + text;
    }

    /// <summary>Whether this looks like one shape whose sizes are parted by commas: single numbers, no second name.</summary>
    private static bool WithCommas(ImmutableArray<RangeSpec>.Builder ranges)
    {
        if (ranges.Count == 1) return false;
        for (var i = 0; i < ranges.Count; i++)
            if ((i > 0 && ranges[i].Input is not null) || ranges[i].Shapes.Any(s => s.Length > 1)) return false;
        return true;
    }

    /// <summary>The shape tuned for of the first input, whose pictures are looked at; default where the profile does not speak of
    /// it.</summary>
    public static ImmutableArray<long> OptOf(ImmutableArray<RangeSpec> ranges, ImmutableArray<ValueInfo> inputs)
    {
        if (ranges.IsDefault || inputs.Length == 0) return default;
        foreach (var r in ranges) if (r.Input is null || r.Input == inputs[0].Name) return r.Opt;
        return default;
    }

    private static ImmutableArray<RangeSpec> Fault(string text, int at, string what, DiagnosticList diagnostics)
    {
        diagnostics.Add(Codes.BadProfileSpec, "", "", text, at + 1, what);
        return default;
    }

    private static bool TryName(string text, ref int at, out string? name, out string fault)
    {
        (name, fault) = (null, "");
        if (at < text.Length && text[at] is '\'' or '"')
        {
            var quote = text[at];
            var end = text.IndexOf(quote, at + 1);
            // A quote in a name is written twice.
            while (end >= 0 && end + 1 < text.Length && text[end + 1] == quote) end = text.IndexOf(quote, end + 2);
            if (end < 0)
            {
                fault = "the quote is not closed";
                return false;
            }
            name = text[(at + 1)..end].Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
            at = end + 1;
            if (at >= text.Length || text[at] != '=')
            {
                fault = "'=' must follow the quoted name";
                return false;
            }
            at++;
            return true;
        }
        var equals = text.IndexOf('=', at);
        // A range without a name begins with a number: a name may hold ':' and ','.
        if (equals < 0
            || (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '-')
            && text.AsSpan(at, equals - at).ContainsAny(':', ','))) return true;
        name = text[at..equals];
        if (name.Length == 0)
        {
            fault = "the name before '=' is empty";
            return false;
        }
        at = equals + 1;
        return true;
    }

    private static bool TryShape(string text, ref int at, out ImmutableArray<long> shape, out string fault)
    {
        var sizes = ImmutableArray.CreateBuilder<long>();
        (shape, fault) = (default, "");
        while (true)
        {
            var start = at;
            if (at < text.Length && text[at] == '-') at++;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            if (!long.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size))
            {
                fault = at == text.Length ? "a size was expected at the end"
                    : $"a size was expected, not '{text[start..Math.Min(text.Length, at + 1)]}'";
                return false;
            }
            sizes.Add(size);
            if (at >= text.Length || text[at] is not ('x' or 'X')) break;
            at++;
        }
        shape = sizes.ToImmutable();
        return true;
    }
}
