using TensorRT;

namespace Trtc.Runtime.Native;

/// <summary>One TensorRT that was found; nothing has been loaded.</summary>
/// <param name="Source">Where it was found, for a person: <c>--sdk</c>, <c>TRTC_SDK</c>, <c>store</c>, <c>python</c>,
/// <c>system</c>.</param>
public sealed record SdkCandidate(string Source, LibraryFiles Files)
{
    /// <summary>The library's folder and those of NVIDIA's other wheels beside it (cuBLAS, cuDNN), which the library's own dependencies lie
    /// in.</summary>
    public IReadOnlyList<string> LibraryFolders
    {
        get
        {
            var folder = Path.GetDirectoryName(Files.LibraryPath)!;
            var wheels = Path.Combine(Path.GetDirectoryName(folder) ?? folder, "nvidia");
            if (!Directory.Exists(wheels)) return [folder];
            var libraries = Directory.GetDirectories(wheels).Select(d => Path.Combine(d, OperatingSystem.IsWindows() ? "bin" : "lib"))
                .Where(Directory.Exists);
            return [folder, .. libraries.Order(StringComparer.Ordinal)];
        }
    }
}

/// <summary>
/// Where TensorRT may be, in the order of preference: <c>--sdk</c>, <c>TRTC_SDK</c>, the store (newest first), Python's site-packages, the
/// system's library folders.
/// </summary>
/// <param name="Folder">What <c>--sdk</c> gave; nothing else is looked at then.</param>
public sealed record SdkSearch(string? Folder = null, SdkRequirement? Require = null)
{
    /// <summary>What TRTC_SDK names; null where it is not set.</summary>
    public static string? Variable => Environment.GetEnvironmentVariable("TRTC_SDK") is { Length: > 0 } path ? path : null;

    /// <summary>TRTC_SDK names a folder that holds no TensorRT.</summary>
    public static bool VariableIsEmpty => Variable is { } path && !LibraryFiles.Under(path).Any();

    /// <summary>All that may do, one after the other; folders are read as they are reached.</summary>
    public IEnumerable<SdkCandidate> Candidates()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (source, path) in Places())
            foreach (var files in LibraryFiles.Under(path))
                if (seen.Add(RealPath(files.LibraryPath)) && Require?.MayMatch(files) != false) yield return new(source, files);
    }

    private IEnumerable<(string Source, string Path)> Places()
    {
        if (Folder is not null)
        {
            yield return ("--sdk", Folder);
            yield break;
        }
        if (Variable is { } variable)
        {
            yield return ("TRTC_SDK", variable);
            // A name that leads to nothing is a mistake, and another TensorRT would hide it.
            if (VariableIsEmpty) yield break;
        }
        foreach (var path in SdkStore.Installed()) yield return ("store", path);
        foreach (var path in SitePackages.Folders()) yield return ("python", path);
        foreach (var path in SystemFolders()) yield return ("system", path);
    }

    private static IEnumerable<string> SystemFolders()
    {
        var variable = OperatingSystem.IsWindows() ? "PATH" : "LD_LIBRARY_PATH";
        foreach (var path in (Environment.GetEnvironmentVariable(variable) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (Path.IsPathFullyQualified(path)) yield return path;
        if (OperatingSystem.IsWindows()) yield break;
        foreach (var path in (string[])["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
            "/usr/local/lib", "/usr/local/lib64", "/usr/local/cuda/lib64"])
            yield return path;
        // Unpacked archives: TensorRT-10.3.0.26, TensorRT-RTX-1.7.1.116, tensorrt.
        foreach (var root in (string[])["/opt", "/usr/local"])
            foreach (var path in SitePackages.Matching(root, "*"))
                if (Path.GetFileName(path).StartsWith("tensorrt", StringComparison.OrdinalIgnoreCase)) yield return path;
    }

    private static string RealPath(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return path;
        }
    }
}
