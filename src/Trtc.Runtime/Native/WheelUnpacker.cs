using System.IO.Compression;
using TensorRT;

namespace Trtc.Runtime.Native;

/// <summary>Takes the vendor libraries out of a wheel, which is a zip file; everything else in it is left.</summary>
internal static class WheelUnpacker
{
    // A library of a quarter of a gigabyte is the largest known; a zip that claims far more is none of NVIDIA's.
    private const long MostBytes = 8L << 30;

    /// <summary>Writes the libraries flat into <paramref name="folder"/>: an entry's own folders, <c>..</c> included, play no part.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidDataException">No zip file, damaged, or it unpacks to absurd sizes.</exception>
    public static int Unpack(string wheel, string folder)
    {
        using var zip = ZipFile.OpenRead(wheel);
        var count = 0;
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            if (LibraryName.Parse(entry.Name) is null) continue;
            if (entry.Name.AsSpan().IndexOfAny('/', '\\', ':') >= 0) continue;
            total += entry.Length;
            if (total > MostBytes) throw new InvalidDataException($"{entry.FullName} unpacks to {total} bytes");
            entry.ExtractToFile(Path.Combine(folder, entry.Name), overwrite: false);
            count++;
        }
        return count;
    }
}
