using System.Collections.Immutable;
using TensorRT;
using TensorRT.Cuda;
using Trtc.Core.Build;
using Trtc.Core.Calibration;

namespace Trtc.Native;

/// <summary>An input of the network, as its parser made it.</summary>
/// <param name="Type">As ONNX names it; null for one that .npy files do not hold.</param>
/// <param name="Sizes">−1 for a size that batches may choose.</param>
internal sealed record BatchInput(string Name, Core.Ir.DataType? Type, ImmutableArray<long> Sizes);

/// <summary>
/// Feeds TensorRT's INT8 calibrator (8.6 and 10) from a folder of <c>.npy</c> batches: <c>K.npy</c> for a model with one input, <c>NAME.K.npy</c> for more;
/// in ordinal order of K. Each batch lies in device memory until the next one is asked for.
/// </summary>
internal sealed class NpyBatches : IInt8BatchSource, IDisposable
{
    private readonly CalibratorOptions _options;
    private readonly ImmutableArray<ImmutableArray<string>> _batches;
    private readonly ImmutableArray<BatchInput> _inputs;
    private readonly CudaContext? _context;
    private readonly Dictionary<string, CudaMemory> _memory = new(StringComparer.Ordinal);
    private int _next;

    private NpyBatches(CalibratorOptions options, ImmutableArray<BatchInput> inputs, ImmutableArray<ImmutableArray<string>> batches, ImmutableArray<ImmutableArray<long>> shapes, CudaContext? context)
    {
        _options = options;
        _inputs = inputs;
        _batches = batches;
        _context = context;
        Shapes = shapes;
    }

    /// <summary>Of every batch's arrays, one an input; empty with a cache alone.</summary>
    public ImmutableArray<ImmutableArray<long>> Shapes { get; }

    public int BatchSize => Shapes.IsEmpty || Shapes[0].IsEmpty ? 1 : checked((int)Shapes[0][0]);

    /// <exception cref="InvalidDataException">The folder's files are no batches for these inputs.</exception>
    /// <exception cref="CudaException">There is no GPU to put them on.</exception>
    public static NpyBatches Open(CalibratorOptions options, ImmutableArray<BatchInput> inputs)
    {
        // With a cache TensorRT asks for no batch, so none need be there.
        if (options.CacheFile is { } cache && File.Exists(cache)) return new(options, inputs, [], [], null);
        if (options.Batches is null) throw new InvalidDataException($"there is no cache {options.CacheFile} and no folder of batches");
        var batches = Find(options.Batches, inputs);
        var shapes = ImmutableArray.CreateBuilder<ImmutableArray<long>>(inputs.Length);
        for (var i = 0; i < inputs.Length; i++) shapes.Add(Shape(inputs[i], batches.Select(b => b[i])));
        var driver = CudaDriver.Instance ?? throw new CudaException("cuInit", 100, "no CUDA driver");
        return new(options, inputs, batches, shapes.MoveToImmutable(), driver.Device(0).UsePrimaryContext());
    }

    public bool NextBatch(IReadOnlyList<string> inputs, Span<nint> addresses)
    {
        if (_next == _batches.Length) return false;
        // Calibration may come from a thread of the builder's own.
        _context!.MakeCurrent();
        var files = _batches[_next++];
        for (var i = 0; i < inputs.Count; i++)
        {
            var index = 0;
            while (index < _inputs.Length && _inputs[index].Name != inputs[i]) index++;
            if (index == _inputs.Length) throw new InvalidDataException($"TensorRT asks for batches of '{inputs[i]}', which is no input of the model");
            var data = NpyReader.Read(File.ReadAllBytes(files[index]), out var reason) ?? throw new InvalidDataException($"{files[index]}: {reason}");
            var bytes = new byte[data.Bytes.Length];
            data.Bytes.Read(0, bytes);
            if (!_memory.TryGetValue(inputs[i], out var memory)) _memory[inputs[i]] = memory = _context.Allocate(bytes.Length);
            if (memory.Length != bytes.Length) throw new InvalidDataException($"{files[index]} has changed since the build began");
            memory.CopyFrom(bytes);
            addresses[i] = memory.Address;
        }
        return true;
    }

    public ReadOnlyMemory<byte> ReadCache() => _options.CacheFile is { } file && File.Exists(file) ? File.ReadAllBytes(file) : ReadOnlyMemory<byte>.Empty;

    public void WriteCache(ReadOnlySpan<byte> cache)
    {
        if (_options.CacheFile is not { } file || _batches.IsEmpty) return;
        using var files = new OutputFiles(file);
        files.Write(file, cache);
    }

    public void Dispose()
    {
        foreach (var memory in _memory.Values) memory.Dispose();
        _context?.Dispose();
    }

    private static ImmutableArray<ImmutableArray<string>> Find(string folder, ImmutableArray<BatchInput> inputs)
    {
        var batches = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var prefix = inputs.Length == 1 ? "" : inputs[0].Name + ".";
        foreach (var first in Directory.GetFiles(folder).Where(f => Path.GetFileName(f) is var n && n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".npy", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var number = Path.GetFileName(first)[prefix.Length..];
            batches.Add(inputs.Length == 1 ? [first] : [.. inputs.Select(i => Path.Combine(folder, $"{i.Name}.{number}"))]);
            foreach (var file in batches[^1]) if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing");
        }
        if (batches.Count == 0) throw new InvalidDataException($"{folder} holds no .npy batches for {string.Join(", ", inputs.Select(i => i.Name))}");
        return batches.ToImmutable();
    }

    /// <summary>The one shape that all files of an input have. Only their heads are read.</summary>
    private static ImmutableArray<long> Shape(BatchInput input, IEnumerable<string> files)
    {
        ImmutableArray<long>? shape = null;
        foreach (var file in files)
        {
            var header = NpyReader.ReadHeader(file) ?? throw new InvalidDataException($"{file} is no .npy file");
            var sizes = header.Dims;
            if (header.Type != input.Type) throw new InvalidDataException($"{file} holds {header.Type}, and input '{input.Name}' takes {input.Type?.ToString() ?? "a type that .npy files do not have"}");
            if (sizes.Length != input.Sizes.Length || sizes.Zip(input.Sizes).Any(s => s.Second >= 0 && s.First != s.Second) || sizes.Contains(0))
                throw new InvalidDataException($"{file} has shape {Text(sizes)}, and input '{input.Name}' takes {Text(input.Sizes)}");
            shape ??= sizes;
            if (!sizes.AsSpan().SequenceEqual(shape.Value.AsSpan())) throw new InvalidDataException($"{file} has shape {Text(sizes)}, the batches before it have {Text(shape.Value)}");
        }
        return shape!.Value;
    }

    private static string Text(ImmutableArray<long> sizes) => string.Join('x', sizes.Select(s => s < 0 ? "?" : s.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
