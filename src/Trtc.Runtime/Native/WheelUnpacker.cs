using System.IO.Compression;
using TensorRT;

namespace Trtc.Runtime.Native;

/// <summary>Takes the vendor libraries out of a wheel, which is a zip file; everything else in it is left.</summary>
internal static class WheelUnpacker
{
    // A library of a quarter of a gigabyte is the largest known; a zip that claims far more is none of NVIDIA's.
    private const long MostBytes = 8L << 30;

    /// <summary>Writes the libraries flat into <paramref name="folder"/>: an entry's own folders, <c>..</c> included, and its mode play no
    /// part.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidDataException">No zip file, damaged, a library comes twice, or it unpacks to other or absurd
    /// sizes.</exception>
    public static int Unpack(string wheel, string folder)
    {
        using var zip = ZipFile.OpenRead(wheel);
        var names = new HashSet<string>(StringComparer.Ordinal);
        long total = 0;
        var block = new byte[1 << 20];
        foreach (var entry in zip.Entries)
        {
            if (LibraryName.Parse(entry.Name) is null) continue;
            if (entry.Name.AsSpan().IndexOfAny('/', '\\', ':') >= 0) continue;
            if (!names.Add(entry.Name)) throw new InvalidDataException($"{entry.Name} comes twice");
            total += entry.Length;
            if (entry.Length < 0 || total > MostBytes) throw new InvalidDataException($"{entry.FullName} unpacks to {total} bytes");
            using var from = entry.Open();
            using var to = new FileStream(Path.Combine(folder, entry.Name), FileMode.CreateNew, FileAccess.Write);
            var left = entry.Length;
            // What the zip declares is a bound for what comes out of it.
            for (int n; (n = from.Read(block)) > 0; to.Write(block, 0, n))
                if ((left -= n) < 0) throw new InvalidDataException($"{entry.Name} is longer than the zip says");
            if (left != 0) throw new InvalidDataException($"{entry.Name} is shorter than the zip says");
        }
        return names.Count;
    }
}
