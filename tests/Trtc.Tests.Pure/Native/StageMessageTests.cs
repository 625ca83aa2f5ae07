using System.Text;
using TensorRT;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Native;

public sealed class StageMessageTests
{
    [Fact]
    public void A_build_request_keeps_every_option()
    {
        var options = new BuildOptions
        {
            Profiles = [new([new("x", [1, 3], [2, 3], [4, 3]), new("sizes", [1], [2], [3], IsValues: true)])],
            Workspace = 1L << 40,
            Targets = [89, 120],
            OptimizationLevel = 5,
        };
        foreach (var (name, value) in BuilderOptionSamples.All)
            options = BuilderOptionTable.All.Single(r => r.Name == name).Set(options, value)!;
        var request = new BuildRequest(new("m \"ö\".onnx", "s", "e", options, NativeLogLevel.Verbose));
        var line = StageJson.Write(request);
        Assert.DoesNotContain('\n', line);
        var back = Assert.IsType<BuildRequest>(StageJson.ReadRequest(line));
        Assert.Equal(line, StageJson.Write(back));
        Assert.Equal(BuilderOptionTable.Given(options), BuilderOptionTable.Given(back.Build.Options));
        Assert.Equal("m \"ö\".onnx", back.Build.ModelPath);
        var range = back.Build.Options.Profiles[0].Inputs[1];
        Assert.True(range is { Input: "sizes", IsValues: true, Max: [3] });
        Assert.Equal([89, 120], back.Build.Options.Targets);
    }

    public static TheoryData<string> Events => [.. Samples().Select(e => Encoding.UTF8.GetString(StageJson.Write(e)))];

    [Theory]
    [MemberData(nameof(Events))]
    public void Events_come_back_as_they_went(string line) =>
        Assert.Equal(line, Encoding.UTF8.GetString(StageJson.Write(StageJson.ReadEvent(line)!)));

    [Theory]
    [InlineData("")]
    [InlineData("Internal Error: MyelinCheckException")]
    [InlineData("{\"event\":\"unheard of\"}")]
    [InlineData("{\"event\":\"log\",")]
    public void What_a_library_prints_is_no_event(string line) => Assert.Null(StageJson.ReadEvent(line));

    [Fact]
    public void Events_stand_on_lines_of_their_own_even_after_a_partial_line()
    {
        using var stream = new MemoryStream();
        stream.Write("printed without an end"u8);
        new EventWriter(stream).Log(NativeLogLevel.Error, "two\nlines");
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(new LogEvent(NativeLogLevel.Error, "two\nlines"), StageJson.ReadEvent(lines[1]));
    }

    [Fact]
    public void A_fault_finds_its_row_again()
    {
        var diagnostic = Faults.Diagnostic(new("TRTC4004", "--workspace", ["256 MiB", "260.47 MiB", "261MiB"]), "det.onnx");
        Assert.Same(Codes.WorkspaceTooSmall, diagnostic.Code);
        Assert.Contains("261MiB", diagnostic.Fix, StringComparison.Ordinal);
        Assert.Same(Codes.InternalError, Faults.Diagnostic(new("TRTC4999", "", []), "").Code);
    }

    [Theory]
    [InlineData("Requested size was 273121408 bytes.", 273121408)]
    [InlineData("Tactic Device request: 4 MB. Requested amount of GPU memory (1049600 bytes) could not be allocated", 1049600)]
    [InlineData("Requested size was 99999999999999999999 bytes.", 0)]
    [InlineData("nothing of the kind", 0)]
    public void The_wanted_workspace_is_read_from_the_library_s_words(string message, long bytes)
    {
        using var stream = new MemoryStream();
        var log = new StageLog(new(stream));
        log.Receive(LoggerSeverity.kVERBOSE, message);
        Assert.Equal(bytes, log.WantedWorkspace);
        Assert.Equal(0, stream.Length);
    }

    private static IEnumerable<StageEvent> Samples() =>
    [
        new OpenedEvent(Product.TensorRTRtx, 1, 7, 1, 116, null),
        new OpenedEvent(Product.TensorRT, 11, 9, 0, 0, "TensorRT 11.4"),
        new LogEvent(NativeLogLevel.Warning, "a \"quoted\" line\n and another"),
        new PhaseStartedEvent("Building", null, 3),
        new PhaseStartedEvent("Tactics", "Building", 0),
        new StepEvent("Tactics", 2),
        new PhaseFinishedEvent("Tactics"),
        new FaultEvent("TRTC4001", "node 'a'", ["x", ""]),
        new ResultEvent(new("tensorrt", "8.6.1", "/lib", 1, 0.5, 0.25, 1L << 33)),
        new FailedEvent(),
    ];
}
