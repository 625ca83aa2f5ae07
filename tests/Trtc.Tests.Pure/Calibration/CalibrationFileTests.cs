using System.Security.Cryptography;
using System.IO.Compression;
using CsCheck;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Tests.Calibration;

public sealed class CalibrationFileTests
{
    private static CalibrationStatistics Statistics(int seed)
    {
        var s = new CalibrationStatistics(new("g", """{"x":{"shape":"1x3x8x8"}}"""), ["a", "b", "never"]);
        var random = new Random(seed);
        var counter = new HistogramCounter();
        for (var image = 0; image < 5; image++)
            for (var t = 0; t < 2; t++)
                counter.Count([.. Enumerable.Range(0, 500).Select(_ => (random.NextSingle() - 0.5f) * (t + 1) * 10), float.NaN], image,
                    s.Histograms[t]);
        s.Counts = new(5, 1, 0, 5, 2);
        (s.SetSize, s.Shards, s.Parts) = (17, 3, [1, 3]);
        s.Mixed = ["b"];
        s.ImageHashes.AddRange(Enumerable.Range(0, 5).Select(i => Convert.ToHexStringLower(SHA256.HashData([(byte)seed, (byte)i]))));
        return s;
    }

    [Fact]
    public void Statistics_come_back_the_same()
    {
        var original = Statistics(1);
        var diagnostics = new DiagnosticList();
        var bytes = StatisticsFile.Write(original);
        var read = StatisticsFile.Parse(bytes, "a.trtc-hist", diagnostics)!;
        Assert.Empty(diagnostics.Items);
        Assert.Equal((original.Key, original.Counts, original.DataHash()), (read.Key, read.Counts, read.DataHash()));
        Assert.Equal(["b"], read.Mixed);
        Assert.Equal((17, 3), (read.SetSize, read.Shards));
        Assert.Equal([1, 3], read.Parts);
        for (var i = 0; i < 3; i++) HistogramTests.AssertSame(original.Histograms[i], read.Histograms[i]);
        Assert.Equal(bytes, StatisticsFile.Write(read));
    }

    [Fact]
    public void A_calibration_comes_back_the_same()
    {
        var table = Statistics(2).Choose(new(CalibrationMethod.Entropy), 2);
        var read = CalibrationFile.Parse(CalibrationFile.Write(table), "m.calib", new())!;
        Assert.Equal(table.Tensors, read.Tensors);
        Assert.Equal((table.Key, table.DataHash, table.Method, table.Images), (read.Key, read.DataHash, read.Method, read.Images));
    }

    [Fact]
    public void A_damaged_calibration_is_told_in_its_own_terms()
    {
        var text = System.Text.Encoding.UTF8.GetString(CalibrationFile.Write(Statistics(2).Choose(new(CalibrationMethod.MinMax), 1)));
        var diagnostics = new DiagnosticList();
        Assert.Null(
            CalibrationFile.Parse(System.Text.Encoding.UTF8.GetBytes(text.Replace("\"scale\"", "\"skale\"", StringComparison.Ordinal)),
            "m.calib", diagnostics));
        var message = Assert.Single(diagnostics.Items).Message;
        Assert.Contains("'tensors[0].skale' is none of its fields", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Trtc.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_counts_once_and_none_may_be_missing()
    {
        var diagnostics = new DiagnosticList();
        var all = Statistics(1);
        Assert.False(all.Add(Statistics(1), "again", diagnostics));
        Assert.Equal(Codes.PartTwice, Assert.Single(diagnostics.Items).Code);

        Assert.False(CalibrationRun.Accept(all, "x", force: false, diagnostics = new()));
        Assert.Equal("1 of 3 parts are missing: 2.", Assert.Single(diagnostics.Items).Message);
        CalibrationRun.Accept(all, "x", force: true, diagnostics = new());
        Assert.Contains(diagnostics.Items, d => d.Code == Codes.PartsMissing && d.Severity == Severity.Warning);

        var other = Statistics(2);
        (other.SetSize, other.Parts) = (18, [2]);
        Assert.False(all.Add(other, "other", diagnostics = new()));
        Assert.Equal(Codes.StatisticsDiffer, Assert.Single(diagnostics.Items).Code);
        other.SetSize = 17;
        Assert.True(all.Add(other, "other", diagnostics = new()));
        Assert.Equal([1, 2, 3], all.Parts);
    }

    [Fact]
    public void Parts_of_different_models_do_not_merge()
    {
        var diagnostics = new DiagnosticList();
        Assert.False(Statistics(1).Add(new CalibrationStatistics(new("other", "{}"), ["a", "b", "never"]), "x", diagnostics));
        Assert.Equal(Codes.StatisticsDiffer, Assert.Single(diagnostics.Items).Code);
    }

    [Theory]
    [InlineData("det.cache", 589)]
    [InlineData("shapes.cache", 122)]
    public void TensorRTs_own_caches_come_back_byte_for_byte(string name, int count)
    {
        var bytes = File.ReadAllBytes(Repository.Shared("data", "tensorrt-8.6.1-calibration", name));
        var diagnostics = new DiagnosticList();
        var cache = TensorRtCache.Parse(bytes, name, diagnostics)!;
        Assert.Empty(diagnostics.Items);
        Assert.Equal(count, cache.Scales.Length);
        Assert.Equal(bytes, cache.Write());
        Assert.Equal("TRT-8601-EntropyCalibration2", TensorRtCache.HeaderFor(8, 6, 1));
        // As caches that TensorRT 10.3.0 wrote begin.
        Assert.Equal("TRT-100300-EntropyCalibration2", TensorRtCache.HeaderFor(10, 3, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("TRT-8601\na")]
    [InlineData("TRT-8601\na: zz")]
    [InlineData("TRT-8601\na: 7fc00000")]
    [InlineData("TRT-8601\na: 3f800000\na: 3f800000")]
    public void A_broken_cache_is_a_diagnostic(string text)
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(TensorRtCache.Parse(System.Text.Encoding.UTF8.GetBytes(text), "c", diagnostics));
        Assert.Equal(Codes.CacheBroken, Assert.Single(diagnostics.Items).Code);
    }

    /// <summary>Whatever happens to a file's bytes, reading ends with a value or a diagnostic.</summary>
    [Fact]
    public void Damaged_files_never_throw()
    {
        var statistics = Statistics(3);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("image.npy").Open())
            entry.Write(CalibrateCommandTests.Npy([2, 3], [1, 2, 3, 4, 5, 6]));
        (string Kind, byte[] Bytes)[] seeds =
        [
            ("hist", StatisticsFile.Write(statistics)),
            ("calib", CalibrationFile.Write(statistics.Choose(new(CalibrationMethod.MinMax), 1))),
            ("cache", TensorRtCache.From(statistics.Choose(new(CalibrationMethod.MinMax), 1)).Write()),
            ("npy", CalibrateCommandTests.Npy([2, 3], [1, 2, 3, 4, 5, 6])),
            ("npz", zip.ToArray()),
        ];
        (from seed in Gen.Int[0, seeds.Length - 1]
         from edits in Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[0, 6]
         from cut in Gen.Int[0, 4]
         from length in Gen.Double[0, 1]
         select (seeds[seed], edits, cut, length)).Sample(t =>
         {
             var ((kind, original), edits, cut, length) = t;
             var bytes = original.ToArray();
             foreach (var (at, value) in edits) bytes[at % bytes.Length] = value;
             if (cut == 0) bytes = bytes[..(int)(length * bytes.Length)];
             var diagnostics = new DiagnosticList();
             switch (kind)
             {
                 case "hist": Assert.True(StatisticsFile.Parse(bytes, "f", diagnostics) is not null || diagnostics.HasErrors); break;
                 case "calib": Assert.True(CalibrationFile.Parse(bytes, "f", diagnostics) is not null || diagnostics.HasErrors); break;
                 case "cache": Assert.True(TensorRtCache.Parse(bytes, "f", diagnostics) is not null || diagnostics.HasErrors); break;
                 case "npy": Assert.True(NpyReader.Read(bytes, out var why) is not null || why.Length > 0); break;
                 default: Assert.True(NpyReader.ReadZip(new MemoryStream(bytes), out why) is not null || why.Length > 0); break;
             }
         }, iter: 3000);
    }

    [Fact]
    public void Arrays_read_as_NumPy_wrote_them()
    {
        var array = NpyReader.Read(CalibrateCommandTests.Npy([2, 3], [1, 2, 3, 4, 5, 6]), out _)!;
        Assert.Equal([2, 3], array.Dims);
        Assert.Equal(DataType.Float32, array.Type);
        // Columns first: the same six numbers, stored 1 4 2 5 3 6.
        var fortran = CalibrateCommandTests.Npy([2, 3], [1, 4, 2, 5, 3, 6]);
        var at = System.Text.Encoding.ASCII.GetString(fortran).IndexOf("False", StringComparison.Ordinal);
        "True "u8.CopyTo(fortran.AsSpan(at));
        Assert.Equal(array.Bytes, NpyReader.Read(fortran, out _)!.Bytes);
    }
}
