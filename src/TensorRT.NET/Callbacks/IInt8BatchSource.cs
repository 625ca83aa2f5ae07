namespace TensorRT;

/// <summary>What an INT8 calibrator is fed from (TensorRT 8.6 and 10).</summary>
public interface IInt8BatchSource
{
    /// <summary>Samples in a batch: the first dimension of what <see cref="NextBatch"/> gives.</summary>
    int BatchSize { get; }

    /// <summary>Puts the next batch into device memory.</summary>
    /// <param name="inputs">The names of the network's inputs that are wanted.</param>
    /// <param name="addresses">Takes a device address for each.</param>
    /// <returns>False when there are no more.</returns>
    bool NextBatch(IReadOnlyList<string> inputs, Span<nint> addresses);

    /// <summary>The calibration cache of an earlier run, in TensorRT's own format; null or empty for none. With one, no batch is asked
    /// for.</summary>
    ReadOnlyMemory<byte> ReadCache();

    void WriteCache(ReadOnlySpan<byte> cache);
}
