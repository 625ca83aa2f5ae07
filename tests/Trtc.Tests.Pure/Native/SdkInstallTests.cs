using System.IO.Compression;
using System.Text;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Native;

/// <summary><c>trtc sdk install</c> where pip, the working folder or the wheel are hostile; none of these needs a TensorRT.</summary>
public sealed class SdkInstallTests
{
    [Theory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("HERE")]
    public void A_python_or_pip_of_the_working_folder_is_not_run(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell script in python3's place");
        using var folder = new TempFolder();
        Script(folder, "work/python3", "touch ran");
        folder.Write("work/pip.py", "open('ran', 'w')"u8);
        var (exit, error) = Install(folder, path.Replace("HERE", folder.File("work"), StringComparison.Ordinal), []);
        Assert.Equal(3, exit);
        Assert.Contains("TRTC3010", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("work/ran")));
    }

    [Fact]
    public void Pythons_own_modules_are_not_those_of_the_working_folder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux()
            && (File.Exists("/usr/bin/python3") || File.Exists("/usr/local/bin/python3")), "needs Python");
        using var folder = new TempFolder();
        folder.Write("work/pip.py", Encoding.UTF8.GetBytes($"open('{folder.File("ran")}', 'w')"));
        folder.Write("work/pip/__main__.py", Encoding.UTF8.GetBytes($"open('{folder.File("ran")}', 'w')"));
        // A proxy that refuses at once: nothing is fetched.
        Install(folder, "/usr/local/bin:/usr/bin", [], ("PYTHONPATH", folder.File("work")), ("https_proxy", "http://127.0.0.1:9"),
            ("PIP_RETRIES", "0"), ("PIP_INDEX_URL", "https://127.0.0.1:9/"));
        Assert.False(File.Exists(folder.File("ran")));
    }

    [Fact]
    public void A_wheel_of_an_unknown_hash_needs_trust()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell script in python3's place");
        using var folder = new TempFolder();
        var wheel = Zip(folder, "bad.whl", ("libtensorrt_rtx.so.1", "no library"u8.ToArray()));
        Script(folder, "bin/python3", $"cp '{wheel}' \"$8\"");
        var (exit, error) = Install(folder, folder.File("bin") + ":/usr/bin:/bin", []);
        Assert.Equal(3, exit);
        Assert.Contains("TRTC3015", error, StringComparison.Ordinal);
        (exit, error) = Install(folder, folder.File("bin") + ":/usr/bin:/bin", ["--trust"]);
        // It is unpacked now, and is no library.
        Assert.Equal(3, exit);
        Assert.Contains("TRTC3016", error, StringComparison.Ordinal);
        Assert.Contains("TRTC3002", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("data/trtc/sdk")));
    }

    [Fact]
    public void A_wheels_folders_play_no_part()
    {
        using var folder = new TempFolder();
        var wheel =
            Zip(folder, "w.whl", ("../../../libtensorrt_rtx.so.1", [1]), ("/etc/libtensorrt_onnxparser_rtx.so.1", [2]), ("run.py", [3]));
        var into = Directory.CreateDirectory(folder.File("a/b/c")).FullName;
        Assert.Equal(2, WheelUnpacker.Unpack(wheel, into));
        Assert.Equal(["libtensorrt_onnxparser_rtx.so.1", "libtensorrt_rtx.so.1"],
            Directory.GetFiles(into).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(3, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_library_that_comes_twice_is_refused()
    {
        using var folder = new TempFolder();
        var wheel = Zip(folder, "w.whl", ("a/libtensorrt_rtx.so.1", [1]), ("b/libtensorrt_rtx.so.1", [2]));
        Assert.Throws<InvalidDataException>(() => WheelUnpacker.Unpack(wheel, folder.Path));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(5_000_000, true)]
    [InlineData(int.MaxValue, true)]
    public void A_wheel_gives_no_more_than_it_declares_and_has(int declared, bool refused)
    {
        using var folder = new TempFolder();
        var wheel = Zip(folder, "w.whl", ("libtensorrt_rtx.so.1", new byte[1_000_000]));
        var bytes = File.ReadAllBytes(wheel);
        // The central directory's entry says how long the content is (24 bytes behind its mark), and so does the local header (22 behind
        // its own).
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\x01\x02"u8) + 24), declared);
        BitConverter.TryWriteBytes(bytes.AsSpan(22), declared);
        File.WriteAllBytes(wheel, bytes);
        var fault = Record.Exception(() => WheelUnpacker.Unpack(wheel, Directory.CreateDirectory(folder.File("out")).FullName));
        Assert.Equal(refused, fault is InvalidDataException);
        Assert.True(Directory.GetFiles(folder.File("out")).Sum(f => new FileInfo(f).Length) <= Math.Min(declared, 1_000_000));
    }

    [Fact]
    public void Damage_in_the_store_is_seen()
    {
        using var folder = new TempFolder();
        var (one, other) = (folder.Write("s/libtensorrt_rtx.so.1", [1, 2, 3]), folder.Write("s/libtensorrt_onnxparser_rtx.so.1", [4]));
        Assert.Null(StoredHashes.Damage(folder.File("s"), default));
        StoredHashes.Write(folder.File("s"), default);
        Assert.Null(StoredHashes.Damage(folder.File("s"), default));
        File.WriteAllBytes(one, [1, 2, 7]);
        Assert.Contains("libtensorrt_rtx.so.1", StoredHashes.Damage(folder.File("s"), default), StringComparison.Ordinal);
        File.WriteAllBytes(one, [1, 2, 3]);
        File.Delete(other);
        Assert.Contains("libtensorrt_onnxparser_rtx.so.1", StoredHashes.Damage(folder.File("s"), default), StringComparison.Ordinal);
        folder.Write("s/SHA256SUMS", "../../etc/passwd"u8);
        Assert.NotNull(StoredHashes.Damage(folder.File("s"), default));
    }

    private static (int ExitCode, string Error) Install(TempFolder folder, string path, string[] more,
        params (string Name, string Value)[] variables)
    {
        var start = TrtcProcess.Start(Directory.CreateDirectory(folder.File("work")).FullName, ["sdk", "install", "tensorrt-rtx", .. more]);
        if (start.FileName == "dotnet")
            start.FileName = Environment.ProcessPath is { } self && Path.GetFileName(self) == "dotnet" ? self : start.FileName;
        start.Environment["PATH"] = path;
        start.Environment["XDG_DATA_HOME"] = folder.File("data");
        foreach (var (name, value) in variables) start.Environment[name] = value;
        var (exit, _, error) = TrtcProcess.Run(start);
        return (exit, error);
    }

    private static void Script(TempFolder folder, string name, string text)
    {
        var path = folder.Write(name, Encoding.UTF8.GetBytes("#!/bin/sh\n" + text + "\n"));
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Zip(TempFolder folder, string name, params (string Name, byte[] Content)[] entries)
    {
        using var zip = ZipFile.Open(folder.File(name), ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(content);
        }
        return folder.File(name);
    }
}
