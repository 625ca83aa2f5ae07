using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TensorRT;

namespace Trtc.Tests.Fake;

/// <summary>A fake library in this very process, driven by TensorRT.NET alone, and what it recorded. One at a time: the record's name is in
/// the environment.</summary>
internal sealed partial class InProcessFake : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _names = [];
    private int _read;

    public InProcessFake(string release)
    {
        var folder = FakeSdk.Folder(release);
        // .NET keeps an environment of its own: a native library sees only libc's.
        Assert.Equal(0, SetEnvironment("FAKE_TRT_RECORD", RecordPath, 1));
        Library = TensorRTLibrary.Load(LibraryFiles.Under(folder)[0]);
        Logger = Library.CreateLogger((_, _) => { });
        Builder = Library.CreateBuilder(Logger);
        Network = Builder.CreateNetwork(Builder.HasStrongTyping);
    }

    public TensorRTLibrary Library { get; }

    public Logger Logger { get; }

    public Builder Builder { get; }

    public NetworkDefinition Network { get; }

    private string RecordPath => _folder.File("record.txt");

    /// <summary>Gives a tensor a name for the record: the fake counts objects, over all that a process makes.</summary>
    public void Call(Tensor tensor, string name)
    {
        NewCalls();
        Network.MarkOutput(tensor);
        _names.Add(Assert.Single(NewCalls()).Split('(', ')')[1], name);
    }

    /// <summary>The calls since the last look.</summary>
    public string[] NewCalls()
    {
        var lines = File.Exists(RecordPath) ? File.ReadAllLines(RecordPath) : [];
        lines = Array.ConvertAll(lines, l => Counted().Replace(l, m => _names.GetValueOrDefault(m.Value, m.Value)));
        var fresh = lines[_read..];
        _read = lines.Length;
        return fresh;
    }

    public void Dispose()
    {
        Network.Dispose();
        Builder.Dispose();
        Logger.Dispose();
        _ = SetEnvironment("FAKE_TRT_RECORD", "/dev/null", 1);
        _folder.Dispose();
    }

    /// <summary>Objects by their kinds: the fake counts over all that a process makes.</summary>
    public static string WithoutCounts(string text) => Count().Replace(text, "");

    [GeneratedRegex("#[0-9]+")]
    private static partial Regex Count();

    [GeneratedRegex("ITensor#[0-9]+")]
    private static partial Regex Counted();

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
