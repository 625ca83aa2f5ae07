using System.Reflection;
using InteropGen;
using InteropGen.Emit;
using InteropGen.Merge;
using InteropGen.Model;
using InteropGen.Slots;
using TensorRT;
using TensorRT.Interop;

namespace Trtc.Tests.Interop;

/// <summary>The committed tables against the headers they were made from.</summary>
public class GeneratedTablesTests
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

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
                var abi = AbiOf(releases[r], os);
                foreach (var table in Tables())
                {
                    var expected = classes.TryGetValue(table.Name, out var type) ? VtableLayout.Compute(type, classes, os) : [];
                    slots += Compare(table, abi, expected);
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
            var abi = AbiOf(releases[r], TargetOs.Linux);
            foreach (var type in models[r].Enums)
            {
                var values = Type("TensorRT." + type.Name + "Values").GetMethod("ToNative", Everything)!;
                foreach (var member in type.Members)
                {
                    var value = Enum.Parse(Type("TensorRT." + type.Name), member.Name);
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
        if (releases.Count < all.Length) Assert.Skip($"the headers of {all.Length - releases.Count} of {all.Length} releases are not here: run interop-gen lay artifacts/headers");
        var model = Merger.Merge(releases, models);
        var folder = Repository.Path("src", "TensorRT.NET", "Generated");
        var files = Generation.Files(model);
        var committed = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), committed.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Equal(f.Value, File.ReadAllText(Path.Combine(folder, f.Key))));
        Assert.Equal(SignatureChanges.Emit(model), File.ReadAllText(Repository.Path("interop-gen", "signature-changes.md")));
    }

    [Fact]
    public void Reading_and_generating_twice_gives_the_same_bytes()
    {
        var (releases, models) = VendorHeaders.Get();
        var again = HeaderSet.Read(VendorHeaders.ReleasesFolder, VendorHeaders.Stub, VendorHeaders.Folder, requireAll: false);
        Assert.Equal(Generation.Files(Merger.Merge(releases, models)), Generation.Files(Merger.Merge(again.Releases, again.Models)));
    }

    private static int Compare(Type table, Abi abi, List<Slot> expected)
    {
        Assert.Equal(expected.Count, (int)table.GetMethod("Count", Everything)!.Invoke(null, [abi])!);
        var members = (string[])table.GetProperty("Members", Everything)!.GetValue(null)!;
        var slot = table.GetMethod("Slot", Everything)!;
        Assert.Equal(expected.FindIndex(s => s.IsDeleting), (int)slot.Invoke(null, [abi, 1])!);
        var byKey = expected.Select((s, i) => (Slot: s, Index: i)).Where(s => !s.Slot.Method.IsDestructor).ToDictionary(s => Merger.Key(s.Slot.Method), s => s.Index);
        for (var i = 0; i < members.Length; i++) Assert.Equal(byKey.GetValueOrDefault(members[i], -1), (int)slot.Invoke(null, [abi, i + 2])!);
        Assert.All(byKey.Keys, k => Assert.Contains(k, members));
        return expected.Count;
    }

    private static IEnumerable<Type> Tables() => typeof(Abi).Assembly.GetTypes().Where(t => t.Namespace == "TensorRT.Interop" && t.GetProperty("Members", Everything) is not null);

    private static Type Type(string name) => typeof(Abi).Assembly.GetType(name, throwOnError: true)!;

    private static Abi AbiOf(Release release, TargetOs os) =>
        Abi.Find(release.Product == "tensorrt" ? Product.TensorRT : Product.TensorRTRtx, release.Major, release.Minor, os == TargetOs.Windows)!;
}
