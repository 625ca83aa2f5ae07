using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>
/// NumPy's array file, version 1 to 3 (the format is NumPy's NEP 1), and <c>.npz</c>, a zip of such files. Everything in a file is
/// hostile: lengths are checked against the bytes that are there before anything is allocated.
/// </summary>
public static class NpyReader
{
    /// <summary>Bytes of one array of eight-byte elements; more is refused.</summary>
    private const long MaxBytes = 1L << 31;

    private const int MaxHeader = 1 << 20;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <param name="DataOffset">Bytes from the file's start to the array's first element.</param>
    /// <param name="Fortran">Columns first; only the reading of whole arrays undoes that.</param>
    public sealed record Header(DataType Type, ImmutableArray<long> Dims, int DataOffset, bool Fortran)
    {
        public long Elements
        {
            get
            {
                long n = 1;
                foreach (var d in Dims) n *= d;
                return n;
            }
        }
    }

    /// <summary>Null with a <paramref name="reason"/>. The array refers to <paramref name="file"/> where its bytes are usable as they
    /// are.</summary>
    public static TensorData? Read(ReadOnlyMemory<byte> file, out string reason)
    {
        if (ParseHeader(file.Span, out reason) is not { } header) return null;
        var data = file[header.DataOffset..];
        var bytes = header.Type.Bytes(header.Elements);
        if (bytes > data.Length)
        {
            reason = $"it holds {data.Length} bytes of data and its shape needs {bytes}";
            return null;
        }
        data = data[..(int)bytes];
        if (header.Fortran && header.Dims.Length > 1) data = RowMajor(data.Span, header.Dims, header.Type.Bits() / 8);
        return new(header.Type, header.Dims, new MemoryBytes(data));
    }

    /// <summary>The header alone; null when the file has none that is valid.</summary>
    public static Header? ReadHeader(string path)
    {
        using var file = new SourceFile(path);
        return ReadHeader(file);
    }

    private static Header? ReadHeader(SourceFile file)
    {
        var start = new byte[(int)Math.Min(MaxHeader, file.Length)];
        file.Read(0, start);
        return ParseHeader(start, out _);
    }

    /// <summary>Rows <paramref name="first"/> and further of the outermost dimension, without reading the others.</summary>
    public static TensorData? ReadSlice(string path, long first, long count, out string reason)
    {
        using var file = new SourceFile(path);
        if (ReadHeader(file) is not { Fortran: false } header || header.Dims.IsEmpty || first + count > header.Dims[0])
        {
            reason = "it has changed while it was read";
            return null;
        }
        var row = header.Type.Bytes(header.Elements / header.Dims[0]);
        if (header.DataOffset + (first + count) * row > file.Length)
        {
            reason = "it ends before its shape says";
            return null;
        }
        var bytes = new byte[count * row];
        file.Read(header.DataOffset + first * row, bytes);
        reason = "";
        return new(header.Type, header.Dims.SetItem(0, count), new MemoryBytes(bytes));
    }

    private static Header? ParseHeader(ReadOnlySpan<byte> span, out string reason)
    {
        if (span.Length < 10 || !span.StartsWith(Magic)) return Fail("it does not start as a .npy file does", out reason);
        var start = span[6] == 1 ? 10 : 12;
        if (span[6] is < 1 or > 3 || span.Length < start) return Fail($"its format version {span[6]} is unknown", out reason);
        long length = start == 10 ? BinaryPrimitives.ReadUInt16LittleEndian(span[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(span[8..]);
        if (length > Math.Min(span.Length, MaxHeader) - start) return Fail("its header ends early or is too long", out reason);

        var header = (span[6] == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(span.Slice(start, (int)length));
        if (Field(header, "descr") is not { } descr || Field(header, "fortran_order") is not { } order
            || Field(header, "shape") is not { } shapeText)
            return Fail("its header lacks descr, fortran_order or shape", out reason);
        if (Shape(shapeText) is not { } dims) return Fail($"its shape {Short(shapeText)} is not a list of sizes", out reason);
        if (Type(descr.Trim('\'', '"')) is not { } type)
            return Fail($"its type {Short(descr)} is not one that models take (little-endian numbers)", out reason);
        if (order is not ("False" or "True")) return Fail($"its fortran_order is {Short(order)}", out reason);
        long elements = 1;
        foreach (var d in dims)
        {
            if (d > 0 && elements > MaxBytes / 8 / d) return Fail($"its shape {Short(shapeText)} is too large", out reason);
            elements *= d;
        }
        reason = "";
        return new(type, dims, start + (int)length, order == "True");
    }

    /// <summary>The arrays of a <c>.npz</c> by name, without the extension; null with a <paramref name="reason"/>.</summary>
    public static ImmutableSortedDictionary<string, TensorData>? ReadZip(Stream file, out string reason)
    {
        var arrays = ImmutableSortedDictionary.CreateBuilder<string, TensorData>(StringComparer.Ordinal);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            long total = 0;
            foreach (var entry in zip.Entries)
            {
                if (!entry.FullName.EndsWith(".npy", StringComparison.Ordinal)) continue;
                total += entry.Length;
                if (entry.Length < 0 || total > MaxBytes) return FailZip($"its arrays take more than {MaxBytes} bytes", out reason);
                using var stream = entry.Open();
                using var content = new MemoryStream();
                if (!CopyAtMost(stream, content, entry.Length))
                    return FailZip($"{entry.FullName} is longer than the archive says", out reason);
                var name = entry.FullName[..^4];
                if (Read(content.GetBuffer().AsMemory(0, (int)content.Length), out var inner) is not { } array)
                    return FailZip($"{Short(entry.FullName)}: {inner}", out reason);
                arrays[name] = array;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return FailZip(e.Message.TrimEnd('.'), out reason);
        }
        reason = "";
        return arrays.ToImmutable();
    }

    private static bool CopyAtMost(Stream from, MemoryStream to, long limit)
    {
        var buffer = new byte[1 << 16];
        for (int n; (n = from.Read(buffer)) > 0;)
        {
            if (to.Length + n > limit) return false;
            to.Write(buffer, 0, n);
        }
        return true;
    }

    /// <summary>The text of a value in the header, which is a Python dictionary's literal; null when it is not there.</summary>
    private static string? Field(string header, string name)
    {
        var at = header.IndexOf($"'{name}'", StringComparison.Ordinal);
        if (at < 0) return null;
        at = header.IndexOf(':', at) + 1;
        if (at <= 0) return null;
        while (at < header.Length && header[at] == ' ') at++;
        if (at >= header.Length) return null;
        var end = header[at] switch
        {
            '(' => header.IndexOf(')', at) + 1,
            '\'' => header.IndexOf('\'', at + 1) + 1,
            _ => header.AsSpan(at).IndexOfAny(",}") is var n and >= 0 ? at + n : 0,
        };
        return end <= at ? null : header[at..end].Trim();
    }

    private static ImmutableArray<long>? Shape(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[^1] != ')') return null;
        var dims = ImmutableArray.CreateBuilder<long>();
        foreach (var part in text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (dims.Count == 64 || !long.TryParse(part.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var d))
                return null;
            dims.Add(d);
        }
        return dims.ToImmutable();
    }

    private static DataType? Type(string descr) => descr switch
    {
        "<f4" => DataType.Float32,
        "<f2" => DataType.Float16,
        "<f8" => DataType.Float64,
        "|i1" => DataType.Int8,
        "|u1" => DataType.UInt8,
        "<i2" => DataType.Int16,
        "<u2" => DataType.UInt16,
        "<i4" => DataType.Int32,
        "<u4" => DataType.UInt32,
        "<i8" => DataType.Int64,
        "<u8" => DataType.UInt64,
        "|b1" => DataType.Bool,
        _ => null,
    };

    private static byte[] RowMajor(ReadOnlySpan<byte> source, ImmutableArray<long> dims, int size)
    {
        var target = new byte[source.Length];
        Span<long> index = stackalloc long[dims.Length];
        for (var t = 0; t < target.Length; t += size)
        {
            long s = 0;
            for (var d = dims.Length - 1; d >= 0; d--) s = s * dims[d] + index[d];
            source.Slice((int)s * size, size).CopyTo(target.AsSpan(t));
            for (var d = dims.Length - 1; d >= 0 && ++index[d] == dims[d]; d--) index[d] = 0;
        }
        return target;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static Header? Fail(string why, out string reason)
    {
        reason = why;
        return null;
    }

    private static ImmutableSortedDictionary<string, TensorData>? FailZip(string why, out string reason)
    {
        reason = why;
        return null;
    }
}
