namespace TensorRT;

/// <summary>The files of one TensorRT in one folder; nothing has been loaded yet.</summary>
/// <param name="Major">From the file's name; 0 where the name does not tell.</param>
/// <param name="ParserPath">Null where no ONNX parser lies in the folder.</param>
public sealed record LibraryFiles(Product Product, int Major, string LibraryPath, string? ParserPath)
{
    // Where archives, wheels and system packages keep the libraries, below the folder that a person would name.
    private static readonly string[] SubFolders =
        ["", "lib", "bin", "lib64", "tensorrt_rtx_libs", "tensorrt_libs", "targets/x86_64-linux-gnu/lib", "targets/aarch64-linux-gnu/lib"];

    /// <summary>Every TensorRT in the folder itself, newest major first. A folder that is missing or cannot be read has none.</summary>
    public static IReadOnlyList<LibraryFiles> InFolder(string folder)
    {
        var builders = new SortedDictionary<(Product, int), (int Parts, string Path)>();
        var parsers = new Dictionary<(Product, int), (int Parts, string Path)>();
        foreach (var path in Files(folder))
        {
            if (LibraryName.Parse(Path.GetFileName(path)) is not { } name) continue;
            if (name.Role == LibraryRole.Builder) Keep(builders, name, path);
            else Keep(parsers, name, path);
        }
        var found = new List<LibraryFiles>(builders.Count);
        foreach (var ((product, major), (_, path)) in builders)
        {
            // libnvinfer.so without a number is the link that development packages add beside libnvinfer.so.N.
            if (major == 0 && builders.Keys.Any(k => k.Item1 == product && k.Item2 != 0)) continue;
            var parser = parsers.TryGetValue((product, major), out var same) ? same.Path
                : parsers.TryGetValue((product, 0), out var unnumbered) ? unnumbered.Path : null;
            found.Add(new(product, major, path, parser));
        }
        found.Reverse();
        return found;
    }

    /// <summary>As <see cref="InFolder"/>, and in the sub-folders where archives, wheels and packages keep their libraries. A path to a
    /// library file is taken too.</summary>
    public static IReadOnlyList<LibraryFiles> Under(string path)
    {
        if (File.Exists(path))
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (LibraryName.Parse(Path.GetFileName(path)) is not { Role: LibraryRole.Builder } name) return [];
            var parser = InFolder(folder)
                .FirstOrDefault(f => f.Product == name.Product && (f.Major == name.Major || name.Major == 0))?.ParserPath;
            return [new(name.Product, name.Major, Path.GetFullPath(path), parser)];
        }
        var found = new List<LibraryFiles>();
        foreach (var sub in SubFolders) found.AddRange(InFolder(Path.GetFullPath(Path.Combine(path, sub))));
        return found;
    }

    // Of libnvinfer.so.10 and libnvinfer.so.10.3.0, the first: the name that the parser links against.
    private static void Keep(IDictionary<(Product, int), (int Parts, string Path)> files, LibraryName name, string path)
    {
        var key = (name.Product, name.Major);
        if (!files.TryGetValue(key, out var known) || name.Parts < known.Parts) files[key] = (name.Parts, path);
    }

    private static string[] Files(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
