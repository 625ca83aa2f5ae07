using InteropGen.Libclang;
using InteropGen.Model;

namespace InteropGen;

/// <summary>The releases whose headers lie in a folder, each checked against the hashes of its data file.</summary>
public static class HeaderSet
{
    /// <param name="requireAll">The output holds every release: it can be written only with all of them.</param>
    /// <exception cref="InvalidDataException">A header is not the one that the data file names, or is missing where it may not.</exception>
    public static (IReadOnlyList<Release> Releases, IReadOnlyList<HeaderModel> Models) Read(string releases, string stub, string headers,
        bool requireAll)
    {
        var reader = new ClangHeaderReader(stub);
        var found = new List<Release>();
        var models = new List<HeaderModel>();
        foreach (var release in Release.LoadAll(releases))
        {
            var folder = Path.Combine(headers, release.Name);
            if (!requireAll && !Directory.Exists(folder)) continue;
            var mismatches = release.Mismatches(folder).ToList();
            if (mismatches.Count > 0) throw new InvalidDataException(string.Join('\n', mismatches));
            found.Add(release);
            models.Add(reader.Read(folder));
        }
        return (found, models);
    }
}
