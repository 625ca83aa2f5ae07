using System.Reflection;
using InteropGen;
using InteropGen.Merge;
using InteropGen.Model;
using InteropGen.Slots;

namespace Trtc.Tests.Interop;

/// <summary>The committed tables against the headers they were made from.</summary>
public class GeneratedTablesTests
{
    [Fact]
    public void Every_slot_of_the_committed_tables_is_the_one_that_the_headers_give()
    {
        var (releases, models) = VendorHeaders.Get();
        var slots = 0;
        for (var r = 0; r < releases.Count; r++)
        {
            var classes = models[r].Classes.ToDictionary(c => c.Name);
            foreach (var os in (TargetOs[])[TargetOs.Linux, TargetOs.Windows])
            {
                var abi = CommittedTables.AbiOf(releases[r], os);
                foreach (var table in CommittedTables.All())
                {
                    var expected = classes.TryGetValue(table.Name, out var type) ? VtableLayout.Compute(type, classes, os) : [];
                    slots += CommittedTables.Compare(table, abi, expected);
                }
            }
        }
        Assert.True(slots > 8000 * releases.Count / 26, $"only {slots} slots were compared");
        TestContext.Current.TestOutputHelper?.WriteLine($"{releases.Count} releases, {slots} slots compared");
    }

    [Fact]
    public void Enum_values_are_those_of_the_headers()
    {
        var (releases, models) = VendorHeaders.Get();
        var compared = 0;
        for (var r = 0; r < releases.Count; r++)
        {
            var abi = CommittedTables.AbiOf(releases[r], TargetOs.Linux);
            foreach (var type in models[r].Enums)
            {
                var values = CommittedTables.Named("TensorRT.Interop." + type.Name + "Values")
                    .GetMethod("ToNative", BindingFlags.Static | BindingFlags.Public)!;
                foreach (var member in type.Members)
                {
                    var value = Enum.Parse(CommittedTables.Named("TensorRT." + type.Name), member.Name);
                    Assert.Equal(member.Value, unchecked((long)Convert.ToDecimal(values.Invoke(null, [abi, value]), null)));
                    compared++;
                }
            }
        }
        Assert.True(compared > 300 * releases.Count, $"only {compared} values were compared");
    }

    [Fact]
    public void Generating_again_with_all_headers_present_changes_nothing()
    {
        var (releases, models) = VendorHeaders.Get();
        var all = Release.LoadAll(VendorHeaders.ReleasesFolder);
        if (releases.Count < all.Length)
            Assert.Skip(
                $"the headers of {all.Length - releases.Count} of {all.Length} releases are not here: run interop-gen lay "
                + "artifacts/headers");
        var files = Generation.All(releases, models);
        Assert.Empty(Generation.Stale(files, Repository.Root));
        Assert.All(files, f => Assert.Equal(f.Value, File.ReadAllText(Repository.Path(f.Key))));
    }

    /// <summary>What holds one release alone needs no other's headers.</summary>
    [Fact]
    public void Generating_again_the_classes_of_the_releases_present_changes_nothing()
    {
        var (releases, models) = VendorHeaders.Get();
        var files = Generation.All(releases, models).Where(f => f.Key.StartsWith("native/generated/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Equal(f.Value, File.ReadAllText(Repository.Path(f.Key))));
        TestContext.Current.TestOutputHelper?.WriteLine($"{files.Count} files of {releases.Count} releases, 0 differences");
    }

    /// <summary>
    /// A release that is yet to come: the newest TensorRT-RTX's headers with two methods of one class in each other's place. What it costs
    /// is its own data file, the table of releases and that class.
    /// </summary>
    [Fact]
    public void A_new_release_touches_the_table_of_releases_and_the_classes_that_changed()
    {
        var (releases, models) = VendorHeaders.Get();
        var newest = releases.Count - 1;
        Assert.True(releases[newest].IsRtx);
        var next = releases[newest] with { Minor = releases[newest].Minor + 1 };
        var moved = models[newest] with
        {
            Classes =
                [.. models[newest].Classes.Select(c => c.Name == "VNetworkDefinition"
                ? c with { Members = [.. c.Members.SkipLast(2), .. c.Members.TakeLast(2).Reverse()] } : c)],
        };
        var before = Generation.All(releases, models);
        var after = Generation.All([.. releases, next], [.. models, moved]);
        Assert.Equal(["src/TensorRT.NET/Generated/Abi.Releases.cs", "src/TensorRT.NET/Generated/Implementations/VNetworkDefinition.cs"],
            Touched(before, after));
        // One in which nothing moved touches the table alone.
        Assert.Equal(["src/TensorRT.NET/Generated/Abi.Releases.cs"],
            Touched(before, Generation.All([.. releases, next], [.. models, models[newest]])));

        static IEnumerable<string> Touched(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
            after.Where(f => before.GetValueOrDefault(f.Key) != f.Value).Select(f => f.Key)
                .Concat(before.Keys.Where(k => !after.ContainsKey(k)));
    }

    [Fact]
    public void Reading_and_generating_twice_gives_the_same_bytes()
    {
        var (releases, models) = VendorHeaders.Get();
        var again = HeaderSet.Read(VendorHeaders.ReleasesFolder, VendorHeaders.Stub, VendorHeaders.Folder, requireAll: false);
        Assert.Equal(Generation.All(releases, models), Generation.All(again.Releases, again.Models));
    }
}
