using System.Text;

namespace Trtc.Tests.Fuzz;

/// <summary>Changes bytes as fuzzers do: cuts, removals, zeroes, repeats, flips, and numbers that are not expected, in binary and in
/// text.</summary>
public static class ByteMutator
{
    private static readonly string[] Texts =
    [
        "0", "-1", "1", "1e999", "-1e999", "1e19", "NaN", "9223372036854775807", "-9223372036854775808", "18446744073709551616",
            "0.0000001", "null", "{}", "[]", "\"\"",
        "true", "\0", "\u202E", "\uD83D", "%s", "..", "/", "'", "\"", ":", ",", "x", "=", "\n", "\\u0000",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    private static readonly long[] Numbers =
        [0, 1, -1, 2, 127, 128, 255, 256, short.MaxValue, ushort.MaxValue, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40,
            1L << 62, long.MaxValue, long.MinValue];

    public static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original;
        for (var n = random.Next(4) == 0 ? random.Next(2, 8) : 1; n > 0; n--) bytes = Once(bytes, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        if (bytes.Length == 0) return [(byte)random.Next(256)];
        // Half of all changes in the first bytes, where headers are.
        var at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 128) : bytes.Length);
        var count = Math.Min(bytes.Length - at, random.Next(3) == 0 ? random.Next(1, bytes.Length + 1) : random.Next(1, 9));
        switch (random.Next(10))
        {
            case 0: return bytes[..at];
            case 1: return bytes[at..];
            case 2: return [.. bytes[..at], .. bytes[(at + count)..]];
            case 3: return [.. bytes[..at], .. new byte[count], .. bytes[(at + count)..]];
            case 4: return [.. bytes[..(at + count)], .. bytes[at..]];
            case 5: return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)]),
                .. bytes[(at + (random.Next(2) == 0 ? 0 : count))..]];
            case 6: return Digits(bytes, at, random);
            case 7:
                var number = BitConverter.GetBytes(Numbers[random.Next(Numbers.Length)])[..(1 << random.Next(4))];
                if (random.Next(2) == 0) Array.Reverse(number);
                return [.. bytes[..at], .. number, .. bytes[Math.Min(bytes.Length, at + number.Length)..]];
            case 8:
                var random8 = new byte[count];
                random.NextBytes(random8);
                return [.. bytes[..at], .. random8, .. bytes[(at + count)..]];
            default:
                var flipped = bytes.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    /// <summary>The first run of digits from <paramref name="at"/> becomes another number.</summary>
    private static byte[] Digits(byte[] bytes, int at, Random random)
    {
        while (at < bytes.Length && !char.IsAsciiDigit((char)bytes[at])) at++;
        var end = at;
        while (end < bytes.Length && char.IsAsciiDigit((char)bytes[end])) end++;
        return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Texts[random.Next(11)]), .. bytes[end..]];
    }
}
