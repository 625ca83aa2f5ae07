using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using InteropGen.Emit;
using InteropGen.Model;
using InteropGen.Slots;
using TensorRT.Interop;

namespace Trtc.Tests.Interop;

/// <summary>
/// The committed tables against g++: for each release whose headers are here, a program compiled from those headers calls every method on a
/// counting vtable and prints slots, sizes, offsets and values. No part of what reads the headers for the generator decides the outcome.
/// </summary>
public class AbiCheckTests
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void The_compiled_headers_use_the_slots_sizes_and_values_of_the_committed_tables()
    {
        var (releases, models) = VendorHeaders.Get();
        if (!File.Exists("/usr/bin/g++")) Assert.Skip("needs g++");
        var output = new string[releases.Count][];
        Parallel.For(0, releases.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => output[i] = Run(releases[i], models[i]));
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < releases.Count; i++)
        {
            var abi = CommittedTables.AbiOf(releases[i], TargetOs.Linux);
            foreach (var line in output[i])
            {
                var parts = line.Split('\t');
                Assert.Equal($"{releases[i].Name} {line}", $"{releases[i].Name} {parts[0]}\t{parts[1]}\t{Expected(abi, parts)}");
                counts[parts[0]] = counts.GetValueOrDefault(parts[0]) + 1;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{releases.Count} releases: {string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}s"))}, 0 differences");
        Assert.True(counts["slot"] > 900 * releases.Count
            && counts["value"] > 300 * releases.Count, $"only {counts["slot"]} slots and {counts["value"]} values");
    }

    private static string[] Run(Release release, HeaderModel model)
    {
        using var folder = new TempFolder();
        var source = folder.File("abi_check.cpp");
        File.WriteAllText(source, AbiCheckEmitter.Emit(model));
        var headers = Path.Combine(VendorHeaders.Folder, release.Name);
        Execute("g++",
            ["-std=c++17", "-O0", "-w", "-fno-access-control", "-I", Repository.Path("native", "abi-check"), "-I", VendorHeaders.Stub, "-I",
            headers,
            "-o", folder.File("abi_check"), source]);
        return Execute(folder.File("abi_check"), []).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Execute(string program, string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result}");
        return output;
    }

    /// <summary>What the tables say in place of the line's last fields.</summary>
    private static string Expected(Abi abi, string[] parts) => parts[0] switch
    {
        "slot" => $"{parts[2]}\t{Slot(abi, parts[1], parts[2])}",
        "value" => $"{parts[2]}\t{Value(abi, parts[1], parts[2])}",
        "size" => Structs(parts[1]).Select(t => $"{t.StructLayoutAttribute!.Size}\t{Alignment(t)}")
            .FirstOrDefault(s => s == $"{parts[2]}\t{parts[3]}") ?? NotCalled(parts),
        "offset" when parts[2][0] == 'V' && char.IsUpper(parts[2][1]) => $"{parts[2]}\t{ImplOffset(abi, parts[2])}",
        "offset" => Structs(parts[1]).Select(t => $"{parts[2]}\t{Offset(t, parts[2])}").FirstOrDefault(s => s == $"{parts[2]}\t{parts[3]}")
            ?? NotCalled(parts),
        _ => "",
    };

    /// <summary>Structs that no generated signature mentions are not generated.</summary>
    private static string NotCalled(string[] parts) => Structs(parts[1]).Any() ? "another layout" : $"{parts[2]}\t{parts[3]}";

    private static int Slot(Abi abi, string type, string key)
    {
        var table = CommittedTables.All().FirstOrDefault(t => t.Name == type);
        // Objects with an implementation have no table of their own: they are destroyed through their base.
        table ??= key == "~" && type != "VRoot" ? typeof(INoCopy) : null;
        if (table is null) return type == "VRoot" ? 1 : -1;
        var members = (string[])table.GetProperty("Members", Everything)!.GetValue(null)!;
        return (int)table.GetMethod("Slot", Everything)!.Invoke(null, [abi, key == "~" ? 1 : Array.IndexOf(members, key) + 2])!;
    }

    private static decimal Value(Abi abi, string type, string member) => Convert.ToDecimal(
        CommittedTables.Named($"TensorRT.Interop.{type}Values")
            .GetMethod("ToNative", Everything)!.Invoke(null, [abi, Enum.Parse(CommittedTables.Named("TensorRT." + type), member)]), null);

    private static unsafe long ImplOffset(Abi abi, string type)
    {
        var fields = stackalloc nint[8];
        for (var i = 0; i < 8; i++) fields[i] = i * sizeof(nint);
        var found = CommittedTables.Named("TensorRT.Interop." + type)
            .GetMethod("Of", Everything)!.Invoke(null, [Pointer.Box(fields, typeof(void*)), abi])!;
        return (long)Pointer.Unbox(found.GetType().GetField("Self", Everything)!.GetValue(found)!);
    }

    /// <summary>A struct's generated forms: the newest layout and older ones.</summary>
    private static IEnumerable<Type> Structs(string name) =>
        typeof(Abi).Assembly.GetTypes()
            .Where(t => t.Namespace == "TensorRT.Interop" && (t.Name == name || t.Name.StartsWith(name + "_", StringComparison.Ordinal)));

    private static int Alignment(Type type) =>
        type.GetFields(Everything).Max(f => f.FieldType.IsPointer || f.FieldType == typeof(nuint) ? 8 : AlignmentOf(f.FieldType));

    private static int AlignmentOf(Type type)
    {
        if (type.IsEnum) type = Enum.GetUnderlyingType(type);
        if (type.IsPrimitive) return Marshal.SizeOf(type);
        // A fixed buffer is a struct of one element; other structs align as their fields do.
        return Alignment(type);
    }

    private static int Offset(Type type, string field) =>
        (type.GetField(field, Everything) ?? type.GetField(field + "_0", Everything))?.GetCustomAttribute<FieldOffsetAttribute>()?.Value
            ?? -1;
}
