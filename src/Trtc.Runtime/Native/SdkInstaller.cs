using System.Diagnostics;
using TensorRT;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Puts TensorRT-RTX into the store: unpacked beside its final place, proven by loading it, then renamed.</summary>
/// <param name="trust">Also install a wheel from pip whose hash is not known here.</param>
internal sealed class SdkInstaller(TextWriter output, DiagnosticList diagnostics, bool trust, CancellationToken cancel)
{
    /// <summary>NVIDIA's package of the libraries alone, without the Python bindings; 1.7 is the newest release with tables here.</summary>
    private const string PipPackage = "tensorrt_rtx_cu13_libs==1.7.*";

    /// <param name="from">A wheel, a folder with the libraries, or null to ask pip.</param>
    /// <returns>The folder it lies in now; null after a fault.</returns>
    public string? Install(string? from)
    {
        if (SdkStore.Root is not { } root)
        {
            diagnostics.Add(Codes.SdkNotInstalled, "", "", "TensorRT-RTX", "the store", "the system names no home folder (HOME)");
            return null;
        }
        var work = Path.Combine(root, $".installing-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(work);
            var source = from ?? Download(Directory.CreateDirectory(Path.Combine(work, "download")).FullName);
            if (source is null) return null;
            var libraries = Directory.CreateDirectory(Path.Combine(work, "libraries")).FullName;
            return Gather(source, libraries) && Prove(libraries) is { } version ? MoveTo(root, libraries, version) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.SdkNotInstalled, "", "", "TensorRT-RTX", root, e.Message.TrimEnd('.'));
            return null;
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private string? Download(string folder)
    {
        // Isolated: neither the working folder nor PYTHONPATH nor the user's own packages come before pip's.
        string[] arguments = ["-I", "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--dest", folder, PipPackage];
        var name = OperatingSystem.IsWindows() ? "python" : "python3";
        var line = $"{name} {string.Join(' ', arguments)}";
        if (ProgramSearch.OnPath(name) is not { } python)
        {
            diagnostics.Add(Codes.PipFailed, "", "", line,
                $"there is no {name} in the folders of PATH (the working folder and relative ones are left out)");
            return null;
        }
        output.WriteLine($"running {line}");
        var start = new ProcessStartInfo(python, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true,
            RedirectStandardError = true, UseShellExecute = false };
        string errors;
        try
        {
            using var pip = Process.Start(start)!;
            using var kill = cancel.UnsafeRegister(static p => ((Process)p!).Kill(entireProcessTree: true), pip);
            var said = pip.StandardError.ReadToEndAsync(CancellationToken.None);
            pip.StandardOutput.ReadToEnd();
            pip.WaitForExit();
            cancel.ThrowIfCancellationRequested();
            if (pip.ExitCode == 0 && Directory.GetFiles(folder, "*.whl") is [var wheel, ..]) return IsTrusted(wheel) ? wheel : null;
            errors = said.Result.Trim() is { Length: > 0 } text ? text.Split('\n')[^1].Trim() : $"exit code {pip.ExitCode}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            errors = e.Message;
        }
        diagnostics.Add(Codes.PipFailed, "", "", line, errors);
        return null;
    }

    private bool IsTrusted(string wheel)
    {
        if (KnownWheels.Unknown(wheel, cancel) is not { } hash) return true;
        diagnostics.Add(trust ? Codes.UnknownWheelTrusted : Codes.UnknownWheel, "", "", Path.GetFileName(wheel), hash);
        return trust;
    }

    private bool Gather(string source, string folder)
    {
        string why;
        if (Directory.Exists(source))
        {
            var found = LibraryFiles.Under(source).FirstOrDefault(f => f.Product == Product.TensorRTRtx);
            if (found is not null)
            {
                foreach (var path in (string?[])[found.LibraryPath, found.ParserPath])
                    if (path is not null) File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
                return true;
            }
            why = "no TensorRT-RTX lies in this folder";
        }
        else if (!File.Exists(source)) why = "there is no such file or folder";
        else
        {
            try
            {
                if (WheelUnpacker.Unpack(source, folder) > 0) return true;
                why = "this wheel holds no library of TensorRT-RTX for this system";
            }
            catch (InvalidDataException e)
            {
                why = "it is no wheel: " + e.Message.TrimEnd('.');
            }
        }
        diagnostics.Add(Codes.SdkSourceUnusable, "", "--from", source, why);
        return false;
    }

    private TensorRTVersion? Prove(string folder)
    {
        var files = LibraryFiles.InFolder(folder).FirstOrDefault(f => f.Product == Product.TensorRTRtx);
        if (files is null)
        {
            diagnostics.Add(Codes.SdkSourceUnusable, "", "--from", folder, "it holds no TensorRT-RTX");
            return null;
        }
        using var session = SdkSession.Begin(new("--from", files), prepare: true);
        using var kill = cancel.UnsafeRegister(static c => ((ChildProcess)c!).Kill(), session.Child);
        var opened = session.Finish(diagnostics);
        cancel.ThrowIfCancellationRequested();
        return opened ? session.Version : null;
    }

    /// <summary>An intact installation of the same bytes stays; a damaged or a different one is replaced.</summary>
    private string MoveTo(string root, string folder, TensorRTVersion version)
    {
        var place = Path.Combine(root, "tensorrt-rtx-" + version.Number);
        StoredHashes.Write(folder, cancel);
        if (!Directory.Exists(place))
        {
            Directory.Move(folder, place);
            output.WriteLine($"{version} is installed: {place}");
            return place;
        }
        if (StoredHashes.Equal(folder, place, cancel))
        {
            StoredHashes.Write(place, cancel);
            output.WriteLine($"{version} is installed already: {place}");
            return place;
        }
        // Beside the new one in the work folder, which goes at the end.
        Directory.Move(place, Path.Combine(Path.GetDirectoryName(folder)!, "replaced"));
        Directory.Move(folder, place);
        output.WriteLine($"{version} is repaired: {place}");
        return place;
    }
}
