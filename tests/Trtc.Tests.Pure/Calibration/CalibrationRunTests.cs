using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Calibration;

public sealed class CalibrationRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Readers wait for room in the queue: when all workers are gone, nobody makes any.</summary>
    [Fact(Timeout = 30_000)]
    public async Task A_source_that_throws_ends_the_run_with_its_exception()
    {
        var data = Samples(64);
        var run =
            Task.Run(() => CalibrationRun.Collect(new Broken(), data, new("", ""), "data", new(2, 1), new DiagnosticList(), null, default),
            TestContext.Current.CancellationToken);
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => run)).Message);
    }

    private InputSet Samples(int count)
    {
        var path = _folder.Write("samples.bin", new byte[count * 16]);
        var input = new ModelInput(new("x", new TensorType(DataType.Float32, Shape.Of(1, 4))), default, Preprocess.Unit);
        var set = InputSet.Open([path], [input], "model", new SkiaImageDecoder(), new DiagnosticList())!;
        Assert.Equal(count, set.Count);
        return set;
    }

    private sealed class Broken : IActivationSource
    {
        public ImmutableArray<string> Tensors => ["x"];

        public bool Run(IReadOnlyList<NamedTensor> inputs, ActivationVisitor visit, DiagnosticList diagnostics) =>
            throw new InvalidOperationException("broken");

        public void Dispose()
        {
        }
    }
}
