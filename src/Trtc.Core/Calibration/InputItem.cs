using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>One sample's place for one input.</summary>
/// <param name="Slice">Which sample of a <c>.npy</c> or <c>.bin</c> file that holds several; −1 takes the whole file.</param>
internal readonly record struct InputItem(string Path, int Slice = -1)
{
    public override string ToString() => Slice < 0 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}[{Slice}]");
}

/// <summary>Finds the files of a folder or a list, in path order, and how many samples each holds.</summary>
internal static class InputListing
{
    private const long MaxList = 1L << 28;

    private static readonly string[] s_endings = [".jpg", ".jpeg", ".png", ".bmp", ".webp", ".npy", ".npz", ".bin"];

    public static bool IsPicture(string path) => Ending(path) is ".jpg" or ".jpeg" or ".png" or ".bmp" or ".webp";

    public static bool IsData(string path) => Array.IndexOf(s_endings, Ending(path)) >= 0;

    /// <summary>A file and, where it is a list, those that it names; what is wrong with the list is told when it is read for
    /// good.</summary>
    public static IEnumerable<string> Named(string path)
    {
        try
        {
            return Ending(path) == ".txt" ? [path, .. InList(path)] : [path];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [path];
        }
    }

    public static string Ending(string path) => Path.GetExtension(path).ToLowerInvariant();

    /// <summary>Every sample under <paramref name="path"/>: a folder with its sub-folders, a list of files (.txt), or one file.</summary>
    /// <param name="shape">The input's shape, to count the samples of a file by; null when unknown.</param>
    /// <returns>Null with TRTC6101 or TRTC6102.</returns>
    public static List<InputItem>? Find(string path, Shape? shape, DataType type, DiagnosticList diagnostics)
    {
        List<string> files;
        try
        {
            if (Directory.Exists(path)) files = FolderFiles.Under(path, IsData).ConvertAll(f => Path.Combine(path, f));
            else if (!File.Exists(path)) return Missing(path, "there is no such file or folder", diagnostics);
            else if (Ending(path) == ".txt") files = InList(path);
            else if (IsData(path)) files = [path];
            else return Missing(path, $"'{Ending(path)}' files are not known", diagnostics);
            var items = new List<InputItem>(files.Count);
            foreach (var file in files) AddSamples(file, shape, type, items);
            if (items.Count > 0) return items;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Missing(path, e.Message.TrimEnd('.'), diagnostics);
        }
        diagnostics.Add(Codes.CalibrationDataEmpty, path, "");
        return null;
    }

    /// <summary>A path a line, relative to the list's folder; empty lines and lines that start with # are left out.</summary>
    private static List<string> InList(string list)
    {
        if (new FileInfo(list).Length > MaxList) throw new IOException($"the list is larger than {MaxList} bytes");
        var folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        var lines = new List<string>();
        foreach (var line in File.ReadLines(list))
        {
            var text = line.Trim();
            if (text.Length > 0 && text[0] != '#' && !text.Contains('\0')) lines.Add(text);
        }
        // The order of lines is of no account: a shuffled list gives the same calibration.
        lines.Sort(string.CompareOrdinal);
        return lines.ConvertAll(l => Path.Combine(folder, l));
    }

    private static void AddSamples(string file, Shape? shape, DataType type, List<InputItem> items)
    {
        var samples = SamplesIn(file, shape, type);
        if (samples < 0) items.Add(new(file));
        else
            for (var i = 0; i < samples; i++) items.Add(new(file, i));
    }

    /// <summary>−1 when the file is one sample, or not for this method to judge.</summary>
    private static int SamplesIn(string file, Shape? shape, DataType type)
    {
        if (shape is null || shape.Rank == 0 || !File.Exists(file)) return -1;
        var batch = shape[0].IsConstant ? shape[0].Value : 1;
        if (Ending(file) == ".npy")
        {
            var header = NpyReader.ReadHeader(file);
            if (header is null || header.Dims.Length != shape.Rank || header.Fortran || header.Dims[0] <= batch) return -1;
            return header.Dims[0] % batch == 0 && header.Dims[0] / batch <= int.MaxValue ? (int)(header.Dims[0] / batch) : -1;
        }
        if (Ending(file) == ".bin" && OneSample(shape) is { Elements: > 0 } sample)
        {
            var bytes = type.Bytes(sample.Elements);
            var length = new FileInfo(file).Length;
            if (length > bytes && length % bytes == 0 && length / bytes <= int.MaxValue) return (int)(length / bytes);
        }
        return -1;
    }

    /// <summary>The shape of one sample: a first size that the model leaves open is 1.</summary>
    public static Shape OneSample(Shape shape) => shape.Rank > 0 && !shape[0].IsConstant ? new(shape.Dims.SetItem(0, Dim.Of(1))) : shape;

    private static List<InputItem>? Missing(string path, string why, DiagnosticList diagnostics)
    {
        diagnostics.Add(Codes.CalibrationDataMissing, path, "", why);
        return null;
    }
}
