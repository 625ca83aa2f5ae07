using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Trtc.Tests.Fake;

/// <summary>
/// A client compiled from the vendor's own headers drives the same fakes as trtc and leaves the same record: neither the fakes' classes nor
/// trtc's tables, which one generator wrote, judge themselves.
/// </summary>
public sealed partial class VendorClientTests
{
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void A_client_of_the_vendor_s_headers_leaves_the_record_that_trtc_leaves(string release)
    {
        var fake = FakeSdk.Folder(release);
        var headers = Headers(release);
        using var folder = new TempFolder();
        var client = folder.File("client");
        // Both libraries lie in one folder, and the parser finds the builder there.
        Run("g++", ["-std=c++17", "-O0", "-w", "-I", headers, "-I", Repository.Path("interop-gen", "stub"), "-o", client,
            Repository.Path("native", "client", "client.cpp"), .. Directory.GetFiles(fake, "lib*"), $"-Wl,-rpath,{fake}"], null);
        var model = folder.Write("model.onnx", "the fake looks only whether it is there"u8);
        Run(client, [model, folder.File("model.engine")], folder.File("record.txt"));

        string[] expected =
            [.. File.ReadLines(Repository.Path("tests", "Trtc.Tests.Fake", "Records", release + ".txt")).Select(Comparable)];
        string[] actual =
            [.. File.ReadLines(folder.File("record.txt")).Select(l => Comparable(l.Replace(model, "MODEL", StringComparison.Ordinal)))];
        Assert.Equal(expected, actual);
        Assert.Contains("tensor input in float -1x1x32x32\n", File.ReadAllText(folder.File("model.engine"), System.Text.Encoding.Latin1),
            StringComparison.Ordinal);
    }

    // The headers of a release may be of another patch than the fake says it is: the last two digits.
    private static string Comparable(string line) => Patch().Replace(line, "$1xx)");

    private static string Headers(string release)
    {
        var laid = Repository.Path("artifacts", "headers", release);
        return Directory.Exists(laid) ? laid : Repository.Shared("headers", release);
    }

    private static void Run(string program, string[] arguments, string? record)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (record is not null) start.Environment["FAKE_TRT_RECORD"] = record;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}\n{output}{error.GetAwaiter().GetResult()}");
    }

    [GeneratedRegex(@"^(createInferBuilder_INTERNAL\(pointer, \d+)\d\d\)$")]
    private static partial Regex Patch();
}
