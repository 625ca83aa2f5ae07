using System.Text;
using System.Text.Json;
using TensorRT;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Fake.Options;

/// <summary>Every option of the builder on each release: it reaches the library, or is an error that names the releases having it; never
/// neither.</summary>
[Collection(nameof(InProcessFake))]
public sealed class OptionTests
{
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void An_option_reaches_the_library_or_names_the_releases_that_have_it(string release)
    {
        using var fake = new InProcessFake(release);
        fake.Network.AddInput("x", DataType.kFLOAT, [1, 2]);
        fake.Network.MarkOutput(fake.Network.Input(0));
        fake.Network.AddIdentity(fake.Network.Input(0)).Name = "conv1";
        var text = new StringBuilder();
        foreach (var (name, value) in BuilderOptionSamples.All)
        {
            // These two are applied elsewhere: every release has them, and other tests see them at work.
            if (name is "--timing-cache" or "--plugin") continue;
            var row = BuilderOptionTable.All.Single(r => r.Name == name);
            var options = row.Set(new(), value);
            Assert.NotNull(options);
            var (calls, faults) = Apply(fake, options);
            text.Append($"{name} {value}".TrimEnd()).Append(": ").AppendJoin("; ", faults.Count > 0 ? faults : calls).Append('\n');
            Assert.True(faults.Count > 0
                || calls.Any(c => c.Contains("::set", StringComparison.Ordinal) || c.Contains("::clear", StringComparison.Ordinal)),
                $"{name} does nothing");
            foreach (var fault in faults.Where(f => f.StartsWith(Codes.NotInRelease.Id, StringComparison.Ordinal)))
            {
                // The library was not asked; the fault names this release, and others that have the option.
                Assert.DoesNotContain(calls, c => c.StartsWith("VBuilderConfig::set", StringComparison.Ordinal));
                Assert.Contains($"| {fake.Library.DrivenAs} |", fault, StringComparison.Ordinal);
                Assert.Matches(@"\| TensorRT(-RTX)? \d", fault);
            }
        }
        Golden.Equal(Repository.Path("tests", "Trtc.Tests.Fake", "Options", "Calls", release + ".txt"), text.ToString());
    }

    /// <summary>What the table says of a feature is what the fakes show: a release is named if and only if the option is not refused
    /// there.</summary>
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void A_release_that_is_named_does_not_refuse(string release)
    {
        using var fake = new InProcessFake(release);
        foreach (var feature in Enum.GetValues<BuilderFeature>())
        {
            var named = ReleaseFeatures.ReleasesWith(feature);
            var product = fake.Library.Version.Product == Product.TensorRTRtx ? "TensorRT-RTX " : "TensorRT ";
            var own = named.Split("; ").FirstOrDefault(p => p.StartsWith(product, StringComparison.Ordinal))?[product.Length..].Split(", ")
                ?? [];
            var version = (fake.Library.Version.Major, fake.Library.Version.Minor);
            Assert.Equal(ReleaseFeatures.Has(fake.Builder, feature), own.Any(range => IsIn(version, range)));
        }

        static bool IsIn((int, int) version, string range)
        {
            var ends = range.Split(" to ").Select(e => e.Split('.')).Select(e => (int.Parse(e[0]), int.Parse(e[1]))).ToArray();
            return version.CompareTo(ends[0]) >= 0 && version.CompareTo(ends[^1]) <= 0;
        }
    }

    [Fact]
    public void The_whole_command_says_it_too_and_its_report_has_what_was_given()
    {
        using (var refused = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--tiling", "full", "--max-tactics", "5"))
        {
            Assert.Equal(1, refused.Exit);
            Assert.Contains("TRTC4012", refused.Error, StringComparison.Ordinal);
            Assert.Contains("--tiling", refused.Error, StringComparison.Ordinal);
            Assert.Contains("TensorRT 10.8 to 10.16", refused.Error, StringComparison.Ordinal);
            // All faults at once.
            Assert.Contains("TensorRT 10.4 to 10.16", refused.Error, StringComparison.Ordinal);
            Assert.Empty(refused.Left);
        }
        using var built = FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), "", "--version-compatible", "--pool", "dla_sram=1MiB");
        Assert.True(built.Exit == 0, built.Error);
        Assert.Contains("VBuilderConfig::setMemoryPoolLimit(1, 1048576)", built.Record);
        using var report = JsonDocument.Parse(built.Text("digits.report.json"));
        var options = report.RootElement.GetProperty("options").GetRawText();
        Assert.Contains("--version-compatible", options, StringComparison.OrdinalIgnoreCase);
    }

    private static (List<string> Calls, List<string> Faults) Apply(InProcessFake fake, BuildOptions options)
    {
        using var config = fake.Builder.CreateConfig();
        using var stream = new MemoryStream();
        var events = new EventWriter(stream);
        fake.NewCalls();
        var good = ConfigurationOptions.Apply(config, fake.Builder, options, events) & NetworkOptions.Apply(fake.Network, fake.Builder,
            options, events);
        var calls = fake.NewCalls().Where(c => !c.Contains("::get", StringComparison.Ordinal)).Select(InProcessFake.WithoutCounts).ToList();
        var faults = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (StageJson.ReadEvent(line) is FaultEvent fault) faults.Add($"{fault.Id} | {string.Join(" | ", fault.Arguments)}");
        Assert.Equal(good, faults.Count == 0);
        return (calls, faults);
    }
}
