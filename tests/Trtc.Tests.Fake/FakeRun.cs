using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Trtc.Tests.Fake;

/// <summary>One <c>trtc build</c> of samples/digits against a fake library, and what that library wrote down.</summary>
internal sealed partial class FakeRun : IDisposable
{
    public const string Profile = "1x1x32x32:4x1x32x32:8x1x32x32";
    private readonly TempFolder _folder = new();
    private readonly TempFolder _records = new();

    public int Exit { get; private set; }

    public string Error { get; private set; } = "";

    public string Output { get; private set; } = "";

    public string[] Record =>
        File.Exists(RecordPath) ? Array.ConvertAll(File.ReadAllLines(RecordPath), l => ModelFile().Replace(l, "$1\"MODEL\"")) : [];

    /// <summary>The names of what lies beside the model afterwards.</summary>
    public string[] Left =>
        [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.Path, f))
        .Where(f => f != "digits.onnx").Order(StringComparer.Ordinal)];

    public string Text(string file) => File.ReadAllText(_folder.File(file));

    public byte[] Engine => File.ReadAllBytes(_folder.File("digits.engine"));

    private string RecordPath => _records.File("record.txt");

    public static FakeRun Build(string sdk, string plan = "", params string[] options)
    {
        var run = new FakeRun();
        (run.Exit, run.Output, run.Error) = TrtcProcess.Run(run.Start(sdk, plan, options));
        return run;
    }

    /// <summary>With the fake CUDA driver on the library path.</summary>
    public static FakeRun BuildOnGpu(string sdk, string plan, params string[] options) =>
        BuildOnGpu(sdk, plan, Repository.Path("samples", "digits", "digits.onnx"), Profile, options);

    /// <param name="model">Is copied to <c>digits.onnx</c>.</param>
    public static FakeRun BuildOnGpu(string sdk, string plan, string model, string profile, string[] options)
    {
        var run = new FakeRun();
        var start = run.Start(sdk, plan, options, model, profile);
        start.Environment["LD_LIBRARY_PATH"] = FakeSdk.Folder("cuda");
        (run.Exit, run.Output, run.Error) = TrtcProcess.Run(start);
        return run;
    }

    /// <summary>A build of another model, which <paramref name="write"/> puts into the folder.</summary>
    public static FakeRun Build(string sdk, string plan, Func<TempFolder, string> write)
    {
        var run = new FakeRun();
        var start = run.StartWith(sdk, plan, ["build", Path.GetFileName(write(run._folder))]);
        (run.Exit, _, run.Error) = TrtcProcess.Run(start);
        return run;
    }

    /// <param name="shell">What a shell does before it becomes trtc.</param>
    public static FakeRun BuildAfter(string shell, string sdk, string plan)
    {
        var run = new FakeRun();
        var start = run.Start(sdk, plan, []);
        string[] command = [start.FileName, .. start.ArgumentList];
        start.ArgumentList.Clear();
        foreach (var a in (ReadOnlySpan<string>)["-c", shell + "; exec \"$@\"", "sh", .. command]) start.ArgumentList.Add(a);
        start.FileName = "bash";
        (run.Exit, _, run.Error) = TrtcProcess.Run(start);
        return run;
    }

    public static FakeRun Begin(string sdk, string plan, out Process process)
    {
        var run = new FakeRun();
        process = Process.Start(TrtcProcess.Interruptible(run.Start(sdk, plan, [])))!;
        return run;
    }

    /// <summary>Each object was destroyed, once, and none before those made from it.</summary>
    public void AssertDestroyedOnce()
    {
        Assert.DoesNotContain(Record, l => l.StartsWith("destroyed twice", StringComparison.Ordinal));
        Assert.Equal(Named("created ").Order(StringComparer.Ordinal), Named("destroyed ").Order(StringComparer.Ordinal));
        var end = Assert.Single(Record, l => l.StartsWith("end: ", StringComparison.Ordinal));
        // The CUDA driver counts its own.
        var own = Named("created ").Count(n => !n.StartsWith("Cuda", StringComparison.Ordinal));
        Assert.Equal($"end: created {own}, destroyed {own}", end);
        if (Named("destroyed ").Length > 0) Assert.Equal("IBuilder#1", Named("destroyed ")[^1]);
        AssertBefore("destroyed IParser#1", "destroyed INetworkDefinition#1");
    }

    public void AssertBefore(string first, string second)
    {
        var at = Array.IndexOf(Record, first);
        if (at >= 0) Assert.True(at < Array.IndexOf(Record, second), $"{first} comes after {second}:\n{string.Join('\n', Record)}");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _records.Dispose();
    }

    private ProcessStartInfo Start(string sdk, string plan, string[] options, string? model = null, string profile = Profile)
    {
        File.Copy(model ?? Repository.Path("samples", "digits", "digits.onnx"), _folder.File("digits.onnx"));
        return StartWith(sdk, plan, ["build", "digits.onnx", "--profile", profile, "--workspace", "64MiB", .. options]);
    }

    private ProcessStartInfo StartWith(string sdk, string plan, string[] arguments)
    {
        var start = TrtcProcess.Start(_folder.Path, [.. arguments, "--sdk", sdk]);
        start.Environment["FAKE_TRT_RECORD"] = RecordPath;
        start.Environment["FAKE_TRT_PLAN"] = plan;
        return start;
    }

    private string[] Named(string prefix) =>
        [.. Record.Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(l => l[prefix.Length..])];

    [GeneratedRegex("^(IParser::parseFromFile\\()\"[^\"]*\"")]
    private static partial Regex ModelFile();
}
