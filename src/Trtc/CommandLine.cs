using System.CommandLine;
using System.Text;

namespace Trtc;

/// <summary>A command as a person would type it again.</summary>
public static class CommandLine
{
    public static string Quote(ParseResult parsed)
    {
        var text = new StringBuilder("trtc");
        foreach (var token in parsed.Tokens) text.Append(' ').Append(Quote(token.Value));
        return text.ToString();
    }

    private static string Quote(string word) =>
        word.Length > 0 && word.AsSpan().IndexOfAnyExcept(Plain) < 0 ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:=,@%+\\");
}
