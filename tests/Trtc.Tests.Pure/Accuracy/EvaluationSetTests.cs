using System.IO.Compression;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;
using Trtc.Tests.Calibration;

namespace Trtc.Tests.Accuracy;

public sealed class EvaluationSetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Each form of data, with one sample that calibration saw.</summary>
    [Theory]
    [InlineData("pictures")]
    [InlineData("arrays")]
    [InlineData("archives")]
    [InlineData("stack.npy")]
    public void What_calibration_saw_does_not_judge(string form)
    {
        for (var i = 0; i < 3; i++)
        {
            var array = CalibrateCommandTests.Npy([1, 3, 8, 8], Values(i));
            _folder.Write($"arrays/{i}.npy", array);
            var archive = new MemoryStream();
            using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            using (var entry = zip.CreateEntry("x.npy").Open())
                entry.Write(array);
            _folder.Write($"archives/{i}.npz", archive.ToArray());
            _folder.Write($"pictures/{i}.bmp", Bitmap((byte)i));
        }
        _folder.Write("stack.npy", CalibrateCommandTests.Npy([3, 3, 8, 8], [.. Values(0), .. Values(1), .. Values(2)]));

        var diagnostics = new DiagnosticList();
        var info = new ValueInfo("x", new TensorType(DataType.Float32, Shape.Of(1, 3, 8, 8)));
        var decoder = new SkiaImageDecoder();
        var path = Path.Combine(_folder.Path, form);
        var seen =
            InputSet.Open([path], [new(info, default, Preprocess.Unit)], "model", decoder, diagnostics)!.Load(1, out _, out var reason);
        Assert.True(seen is not null, reason);
        var set = EvaluationSet.Open(path, [info], default, Preprocess.Unit, decoder, [], null, diagnostics)!;
        Assert.Empty(diagnostics.Items);

        var rest = set.Without(new HashSet<string> { seen.Hash });
        Assert.Equal((3, 2), (set.Count, rest.Count));
        Assert.Equal([Name(set, 0), Name(set, 2)], [Name(rest, 0), Name(rest, 1)]);
    }

    private static string Name(EvaluationSet set, int index) => set.Load(index, out _, out _)!.Name;

    private static float[] Values(int sample) => [.. Enumerable.Range(0, 3 * 8 * 8).Select(i => (float)(i + sample * 1000))];

    /// <summary>8×8 pixels of one colour, 24 bits each.</summary>
    private static byte[] Bitmap(byte value)
    {
        var bytes = new byte[54 + 8 * 8 * 3];
        "BM"u8.CopyTo(bytes);
        (bytes[2], bytes[10], bytes[14], bytes[18], bytes[22], bytes[26], bytes[28]) = ((byte)bytes.Length, 54, 40, 8, 8, 1, 24);
        bytes.AsSpan(54).Fill(value);
        return bytes;
    }
}
