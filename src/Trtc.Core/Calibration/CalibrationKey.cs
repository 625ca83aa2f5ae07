using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>What statistics belong to: they are of no use for another graph or other preprocessing.</summary>
/// <param name="Graph">SHA-256 of the model's file and its external data, lower-case hex.</param>
/// <param name="Inputs">Each input's name and preprocessing or shape, as <see cref="CalibrationInputs.Write"/> has them.</param>
public sealed record CalibrationKey(string Graph, string Inputs)
{
    /// <summary>The hash of a model's bytes, weights included; files in the order the model opened them.</summary>
    public static string HashOf(Model model)
    {
        using var hash = new Sha256();
        var buffer = new byte[1 << 20];
        foreach (var file in model.Files)
        {
            hash.Append(BitConverter.GetBytes(file.Length));
            for (long offset = 0; offset < file.Length;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, file.Length - offset));
                file.Read(offset, part);
                hash.Append(part);
                offset += part.Length;
            }
        }
        return hash.Finish();
    }

    /// <summary>SHA-256 over the sorted hashes of samples (each lower-case hex): the set, not its order or names.</summary>
    public static string HashOfSet(IEnumerable<string> hashes)
    {
        var sorted = hashes.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        using var hash = new Sha256();
        foreach (var h in sorted) hash.Append(Convert.FromHexString(h));
        return hash.Finish();
    }
}
