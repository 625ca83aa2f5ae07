using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Trtc;

/// <summary>Standard output or error. Either may be closed or on a full disk: what cannot be written is dropped, and the first reason
/// kept.</summary>
internal sealed class ConsoleStream(Stream stream) : Stream
{
    public string? Fault { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Keeps the numbers 0 to 2 for what they stand for: a file that is opened while one of them is closed would take its
    /// place.</summary>
    public static void HoldStandardNumbers()
    {
        if (OperatingSystem.IsWindows()) return;
        SafeFileHandle held;
        do held = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        while (held.DangerousGetHandle() <= 2);
        held.Dispose();
    }

    public TextWriter Writer()
    {
        var encoding = OperatingSystem.IsWindows() ? Console.OutputEncoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return TextWriter.Synchronized(new StreamWriter(this, encoding, bufferSize: 1024, leaveOpen: true) { AutoFlush = true });
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fault ??= e.Message.TrimEnd('.');
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
