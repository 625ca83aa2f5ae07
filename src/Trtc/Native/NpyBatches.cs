using System.Collections.Immutable;
using TensorRT;
using TensorRT.Cuda;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Ir;

namespace Trtc.Native;

/// <summary>
/// Feeds TensorRT's INT8 calibrator (8.6 and 10) from a folder of <c>.npy</c> batches: <c>K.npy</c> for a model with one input, <c>NAME.K.npy</c> for more;
/// in ordinal order of K. Each batch lies in device memory until the next one is asked for.
/// </summary>
internal sealed class NpyBatches : IInt8BatchSource, IDisposable
{
    private readonly CalibratorOptions _options;
    private readonly ImmutableArray<ImmutableArray<string>> _batches;
    private readonly ImmutableArray<string> _inputs;
    private readonly CudaContext? _context;
    private readonly Dictionary<string, CudaMemory> _memory = new(StringComparer.Ordinal);
    private int _next;

    private NpyBatches(CalibratorOptions options, ImmutableArray<string> inputs, ImmutableArray<ImmutableArray<string>> batches, CudaContext? context)
    {
        _options = options;
        _inputs = inputs;
        _batches = batches;
        _context = context;
        Shapes = batches.IsEmpty ? [] : [.. batches[0].Select(f => Read(f).Dims)];
    }

    /// <summary>Of the first batch's arrays, one an input; empty with a cache alone.</summary>
    public ImmutableArray<ImmutableArray<long>> Shapes { get; }

    public int BatchSize => Shapes.IsEmpty || Shapes[0].IsEmpty ? 1 : checked((int)Shapes[0][0]);

    /// <exception cref="InvalidDataException">The folder's files are no batches for these inputs.</exception>
    /// <exception cref="CudaException">There is no GPU to put them on.</exception>
    public static NpyBatches Open(CalibratorOptions options, ImmutableArray<string> inputs)
    {
        // With a cache TensorRT asks for no batch, so none need be there.
        if (options.CacheFile is { } cache && File.Exists(cache)) return new(options, inputs, [], null);
        if (options.Batches is null) throw new InvalidDataException($"there is no cache {options.CacheFile} and no folder of batches");
        var batches = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var first in Directory.GetFiles(options.Batches, inputs.Length == 1 ? "*.npy" : inputs[0] + ".*.npy").Order(StringComparer.Ordinal))
        {
            var number = Path.GetFileName(first)[(inputs.Length == 1 ? 0 : inputs[0].Length + 1)..];
            batches.Add(inputs.Length == 1 ? [first] : [.. inputs.Select(i => Path.Combine(options.Batches, $"{i}.{number}"))]);
            foreach (var file in batches[^1]) if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing");
        }
        if (batches.Count == 0) throw new InvalidDataException($"{options.Batches} holds no .npy batches for {string.Join(", ", inputs)}");
        var driver = CudaDriver.Instance ?? throw new CudaException("cuInit", 100, "no CUDA driver");
        return new(options, inputs, batches.ToImmutable(), driver.Device(0).UsePrimaryContext());
    }

    public bool NextBatch(IReadOnlyList<string> inputs, Span<nint> addresses)
    {
        if (_next == _batches.Length) return false;
        // Calibration may come from a thread of the builder's own.
        _context!.MakeCurrent();
        var files = _batches[_next++];
        for (var i = 0; i < inputs.Count; i++)
        {
            var index = _inputs.IndexOf(inputs[i]);
            if (index < 0) throw new InvalidDataException($"TensorRT asks for batches of '{inputs[i]}', which is no input of the model");
            var data = Read(files[index]);
            if (!data.Dims.AsSpan().SequenceEqual(Shapes[index].AsSpan())) throw new InvalidDataException($"{files[index]} has another shape than the first batch");
            var bytes = new byte[data.Bytes.Length];
            data.Bytes.Read(0, bytes);
            if (!_memory.TryGetValue(inputs[i], out var memory)) _memory[inputs[i]] = memory = _context.Allocate(bytes.Length);
            memory.CopyFrom(bytes);
            addresses[i] = memory.Address;
        }
        return true;
    }

    public ReadOnlyMemory<byte> ReadCache() => _options.CacheFile is { } file && File.Exists(file) ? File.ReadAllBytes(file) : ReadOnlyMemory<byte>.Empty;

    public void WriteCache(ReadOnlySpan<byte> cache)
    {
        if (_options.CacheFile is not { } file || _batches.IsEmpty) return;
        var part = $"{file}.{Environment.ProcessId}.part";
        File.WriteAllBytes(part, cache);
        File.Move(part, file, overwrite: true);
    }

    public void Dispose()
    {
        foreach (var memory in _memory.Values) memory.Dispose();
        _context?.Dispose();
    }

    private static TensorData Read(string file) => NpyReader.Read(File.ReadAllBytes(file), out var reason) ?? throw new InvalidDataException($"{file}: {reason}");
}
