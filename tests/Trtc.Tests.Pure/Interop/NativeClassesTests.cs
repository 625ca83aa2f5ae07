using InteropGen.Libclang;
using InteropGen.Model;
using InteropGen.Slots;

namespace Trtc.Tests.Interop;

/// <summary>The C++ classes that the fake libraries are written from have the slots that the C# tables call.</summary>
public class NativeClassesTests
{
    public static TheoryData<string> Rows =>
        [.. Directory.GetDirectories(Repository.Path("native", "generated")).Select(d => Path.GetFileName(d))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_native_generated_has_the_slots_of_its_release(string row)
    {
        VendorHeaders.NeedLibclang();
        var release = Release.Load(Path.Combine(VendorHeaders.ReleasesFolder, row + ".json"));
        var model = new ClangHeaderReader(VendorHeaders.Stub, "trt_abi.h").Read(Repository.Path("native", "generated", row));
        var classes = model.Classes.ToDictionary(c => c.Name);
        var abi = CommittedTables.AbiOf(release, TargetOs.Linux);
        var slots = 0;
        foreach (var table in CommittedTables.All())
            slots += CommittedTables.Compare(table, abi, classes.TryGetValue(table.Name, out var type)
                ? VtableLayout.Compute(type, classes, TargetOs.Linux) : []);
        Assert.True(slots > 900, $"only {slots} slots were compared");
    }
}
