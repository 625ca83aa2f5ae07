namespace Trtc.Tests.Ops;

/// <summary>Computes a dimension's text for numbers in place of its names, by another way than the code that wrote it.</summary>
internal sealed class DimText(string text, IReadOnlyDictionary<string, long> names)
{
    private int _at;

    internal static long? Evaluate(string text, IReadOnlyDictionary<string, long> names)
    {
        if (names.TryGetValue(text, out var whole)) return whole;
        return text.Contains('#') ? null : new DimText(text, names).Sum();
    }

    private char Next => _at < text.Length ? text[_at] : '\0';

    private long Sum()
    {
        long total = 0;
        do
        {
            var sign = 1;
            if (Next is '+' or '-') sign = text[_at++] == '-' ? -1 : 1;
            total += sign * Product();
        }
        while (Next is '+' or '-');
        return total;
    }

    private long Product()
    {
        var product = Factor();
        while (Next == '*')
        {
            _at++;
            product *= Factor();
        }
        return product;
    }

    private long Factor()
    {
        if (Next == '(')
        {
            _at++;
            var inner = Sum();
            Expect(')');
            return inner;
        }
        if (Next == '"')
        {
            var end = text.IndexOf('"', _at + 1);
            var quoted = text[(_at + 1)..end];
            _at = end + 1;
            return names[quoted];
        }
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '.' or '#' or ':') _at++;
        var word = text[start.._at];
        if (long.TryParse(word, out var number)) return number;
        if (Next != '(') return names[word];
        _at++;
        var a = Sum();
        Expect(word == "floor" ? '/' : ',');
        var b = Sum();
        Expect(')');
        return word switch
        {
            "floor" => (long)Math.Floor((decimal)a / b),
            "max" => Math.Max(a, b),
            "min" => Math.Min(a, b),
            "broadcast" => a == 1 ? b : a,
            _ => throw new FormatException(text),
        };
    }

    private void Expect(char c)
    {
        if (Next != c) throw new FormatException($"{text}: {c} at {_at}");
        _at++;
    }
}
