using System.Reflection;
using InteropGen.Merge;
using InteropGen.Model;
using InteropGen.Slots;
using TensorRT;
using TensorRT.Interop;

namespace Trtc.Tests.Interop;

/// <summary>The generated tables as the library has them.</summary>
internal static class CommittedTables
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Every slot of a class against the expected ones, in both directions.</summary>
    public static int Compare(Type table, Abi abi, List<Slot> expected)
    {
        Assert.Equal(expected.Count, (int)table.GetMethod("Count", Everything)!.Invoke(null, [abi])!);
        var members = (string[])table.GetProperty("Members", Everything)!.GetValue(null)!;
        var slot = table.GetMethod("Slot", Everything)!;
        Assert.Equal(expected.FindIndex(s => s.IsDeleting), (int)slot.Invoke(null, [abi, 1])!);
        var byKey = expected.Select((s, i) => (Slot: s, Index: i)).Where(s => !s.Slot.Method.IsDestructor)
            .ToDictionary(s => Merger.Key(s.Slot.Method), s => s.Index);
        for (var i = 0; i < members.Length; i++)
            Assert.Equal(byKey.GetValueOrDefault(members[i], -1), (int)slot.Invoke(null, [abi, i + 2])!);
        Assert.All(byKey.Keys, k => Assert.Contains(k, members));
        return expected.Count;
    }

    public static IEnumerable<Type> All() => typeof(Abi).Assembly.GetTypes().Where(t => t.Namespace == "TensorRT.Interop" && t.IsValueType
            && t.GetProperty("Members", Everything) is not null);

    public static Type Named(string name) => typeof(Abi).Assembly.GetType(name, throwOnError: true)!;

    public static Abi AbiOf(Release release, TargetOs os) =>
        Abi.Find(release.Product == "tensorrt" ? Product.TensorRT
            : Product.TensorRTRtx, release.Major, release.Minor, os == TargetOs.Windows)!;
}
