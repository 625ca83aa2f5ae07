using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <summary>
/// <see cref="CalibrationStatistics"/> in a file (<c>.trtc-hist</c>), a part of a calibration or a whole one: little-endian numbers, counts
/// as variable-length integers, runs of empty bins as their length. The layout is in docs/calibration.md. Reading trusts nothing: each
/// length is checked against the bytes that are left, and sums against each other.
/// </summary>
public static class StatisticsFile
{
    private const byte Version = 4;
    private const long MaxBytes = 1L << 31;

    /// <summary>Samples, and values of a tensor, that one file may tell of: the sums of many files stay numbers.</summary>
    private const int MaxSamples = 1 << 24;
    private const long MaxValues = 1L << 53;

    private static ReadOnlySpan<byte> Magic => "trtchist"u8;

    public static byte[] Write(CalibrationStatistics statistics)
    {
        using var w = new Writer();
        w.Bytes(Magic);
        w.Byte(Version);
        w.Text(statistics.Key.Graph);
        w.Text(statistics.Key.Inputs);
        var c = statistics.Counts;
        foreach (var n in (ReadOnlySpan<int>)[c.Images, c.Unreadable, c.Constant, c.Judged, c.Noise]) w.Number((ulong)n);
        w.Number((ulong)statistics.SetSize);
        w.Number((ulong)statistics.Shards);
        w.Number((ulong)statistics.Parts.Count);
        foreach (var part in statistics.Parts) w.Number((ulong)part);
        var hashes = statistics.ImageHashes.ToArray();
        Array.Sort(hashes, StringComparer.Ordinal);
        w.Number((ulong)hashes.Length);
        foreach (var h in hashes) w.Bytes(Convert.FromHexString(h));
        w.Number((ulong)statistics.Tensors.Length);
        for (var i = 0; i < statistics.Tensors.Length; i++)
        {
            var h = statistics.Histograms[i];
            w.Text(statistics.Tensors[i]);
            w.Byte(statistics.Mixed.Contains(statistics.Tensors[i]) ? (byte)1 : (byte)0);
            w.Number((ulong)h.Count);
            w.Number((ulong)h.NaNs);
            w.Number((ulong)h.Infinities);
            if (h.Count == 0) continue;
            w.Float(h.Min);
            w.Float(h.Max);
            w.Number((ulong)h.FirstImage);
            w.Float(h.FirstMagnitude);
            WriteBins(w, h.Bins);
        }
        return w.ToArray();
    }

    private static void WriteBins(Writer w, ReadOnlySpan<long> bins)
    {
        for (var i = 0; i < bins.Length;)
        {
            if (bins[i] != 0)
            {
                w.Number((ulong)bins[i++]);
                continue;
            }
            var end = i;
            while (end < bins.Length && bins[end] == 0) end++;
            w.Number(0);
            w.Number((ulong)(end - i));
            i = end;
        }
    }

    /// <returns>Null with TRTC6303.</returns>
    public static CalibrationStatistics? Read(string path, DiagnosticList diagnostics)
    {
        try
        {
            if (new FileInfo(path).Length < MaxBytes) return Parse(File.ReadAllBytes(path), path, diagnostics);
            diagnostics.Add(Codes.StatisticsFileBroken, path, "", $"it is larger than {MaxBytes} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.StatisticsFileBroken, path, "", e.Message.TrimEnd('.'));
        }
        return null;
    }

    /// <param name="file">The name in messages.</param>
    public static CalibrationStatistics? Parse(ReadOnlySpan<byte> bytes, string file, DiagnosticList diagnostics)
    {
        var r = new Reader(bytes);
        if (!r.Bytes(Magic.Length).SequenceEqual(Magic)) return Broken("it does not start as such a file does", diagnostics, file);
        var version = r.Byte();
        if (version != Version) return Broken($"its version is {version} and this trtc reads {Version}", diagnostics, file);
        var key = new CalibrationKey(r.Text(), r.Text());
        var counts = new DataCounts(r.Samples(), r.Samples(), r.Samples(), r.Samples(), r.Samples());
        var (size, shards) = (r.Samples(), r.Samples());
        var parts = ImmutableSortedSet.CreateBuilder<int>();
        for (var i = r.Length(1); i > 0; i--)
            if (r.Samples() is var part && (part < 1 || part > shards || !parts.Add(part))) r.Fail();
        if (parts.Count == 0) r.Fail();
        var hashes = r.Length(32);
        var images = new List<string>(hashes);
        for (var i = 0; i < hashes; i++) images.Add(Convert.ToHexStringLower(r.Bytes(32)));
        if (hashes != counts.Images) r.Fail();
        // A tensor takes six bytes or more.
        var count = r.Length(6);
        var names = ImmutableArray.CreateBuilder<string>(count);
        var histograms = new List<TensorHistogram>();
        var mixed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var i = 0; i < count && !r.Failed; i++)
        {
            names.Add(r.Text());
            var flag = r.Byte();
            if (flag > 1) r.Fail();
            else if (flag == 1) mixed.Add(names[^1]);
            histograms.Add(ReadHistogram(ref r));
        }
        if (r.Failed || !r.AtEnd) return Broken("it is damaged or cut short", diagnostics, file);
        if (new HashSet<string>(names, StringComparer.Ordinal).Count != count) return Broken("a tensor comes twice", diagnostics, file);
        var statistics = new CalibrationStatistics(key, names.MoveToImmutable()) { Counts = counts, SetSize = size, Shards = shards,
            Parts = parts.ToImmutable(), Mixed = mixed.ToImmutable() };
        for (var i = 0; i < count; i++) statistics.Histograms[i].Add(histograms[i]);
        statistics.ImageHashes.AddRange(images);
        return statistics;
    }

    private static TensorHistogram ReadHistogram(ref Reader r)
    {
        var histogram = new TensorHistogram();
        long count = r.Long(), nans = r.Long(), infinities = r.Long();
        if (Math.Max(count, Math.Max(nans, infinities)) > MaxValues) r.Fail();
        if (r.Failed) return histogram;
        if (count == 0)
        {
            histogram.Add(new long[TensorHistogram.BinCount], TensorHistogram.MinExponent, 0, nans, infinities, float.PositiveInfinity,
                float.NegativeInfinity);
            return histogram;
        }
        float min = r.Float(), max = r.Float();
        var first = r.Int();
        var magnitude = r.Float();
        var bins = new long[TensorHistogram.BinCount];
        long sum = 0;
        for (var i = 0; i < bins.Length && !r.Failed;)
        {
            var n = r.Long();
            if (n == 0)
            {
                var run = r.Long();
                if (run == 0 || run > bins.Length - i) r.Fail();
                else i += (int)run;
                continue;
            }
            bins[i++] = n;
            if (n > count - sum) r.Fail();
            else sum += n;
        }
        var largest = Math.Max(Math.Abs(min), Math.Abs(max));
        if (r.Failed || sum != count || !float.IsFinite(min) || !float.IsFinite(max) || min > max
            || !(magnitude >= 0 && magnitude <= largest) || first == int.MaxValue)
        {
            r.Fail();
            return histogram;
        }
        histogram.Add(bins, TensorHistogram.ExponentFor(largest), count, nans, infinities, min, max);
        histogram.First(first, magnitude);
        return histogram;
    }

    private static CalibrationStatistics? Broken(string why, DiagnosticList diagnostics, string file)
    {
        diagnostics.Add(Codes.StatisticsFileBroken, file, "", why);
        return null;
    }

    private sealed class Writer : IDisposable
    {
        private readonly MemoryStream _stream = new();

        public void Dispose() => _stream.Dispose();

        public void Byte(byte value) => _stream.WriteByte(value);

        public void Bytes(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

        /// <summary>Seven bits a byte, low bits first, the high bit says that more follow.</summary>
        public void Number(ulong value)
        {
            for (; value >= 0x80; value >>= 7) _stream.WriteByte((byte)(value | 0x80));
            _stream.WriteByte((byte)value);
        }

        public void Float(float value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            _stream.Write(bytes);
        }

        public void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number((ulong)bytes.Length);
            _stream.Write(bytes);
        }

        public byte[] ToArray() => _stream.ToArray();
    }

    /// <summary>After a fault every read gives zero: callers look once, at the end of a part.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public bool Failed { get; private set; }

        public readonly bool AtEnd => _rest.IsEmpty;

        public void Fail()
        {
            Failed = true;
            _rest = default;
        }

        public ReadOnlySpan<byte> Bytes(int count)
        {
            if (Failed || count > _rest.Length)
            {
                Fail();
                return default;
            }
            var bytes = _rest[..count];
            _rest = _rest[count..];
            return bytes;
        }

        public byte Byte() => Bytes(1) is { Length: 1 } b ? b[0] : (byte)0;

        /// <summary>At most 63 bits.</summary>
        public long Long()
        {
            ulong value = 0;
            for (var shift = 0; shift < 63; shift += 7)
            {
                var b = Byte();
                value |= (ulong)(b & 0x7F) << shift;
                if (b < 0x80) return (long)value;
            }
            Fail();
            return 0;
        }

        public int Samples()
        {
            var value = Int();
            if (value <= MaxSamples) return value;
            Fail();
            return 0;
        }

        public int Int()
        {
            var value = Long();
            if (value <= int.MaxValue) return (int)value;
            Fail();
            return 0;
        }

        /// <summary>A number of things that take <paramref name="each"/> bytes or more and are all there.</summary>
        public int Length(int each)
        {
            var value = Long();
            if (value <= _rest.Length / each) return (int)value;
            Fail();
            return 0;
        }

        public float Float() => Bytes(4) is { Length: 4 } b ? BinaryPrimitives.ReadSingleLittleEndian(b) : 0;

        public string Text() => Encoding.UTF8.GetString(Bytes(Length(1)));
    }
}
