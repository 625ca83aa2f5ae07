using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TensorRT;
using TensorRT.Cuda;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;
using DataType = Trtc.Core.Ir.DataType;

namespace Trtc.Runtime.Native;

/// <summary>An input of the network, as its parser made it.</summary>
/// <param name="Type">As ONNX names it; null for one that calibration data does not have.</param>
internal sealed record NetworkInput(string Name, DataType? Type);

/// <summary>
/// Feeds TensorRT's INT8 calibrator (8.6 and 10) with the samples that ONNX Runtime would be fed with, in the same order. One batch lies in
/// device memory until the next one is asked for; meanwhile the next one is read into host memory, several samples at a time.
/// </summary>
internal sealed class CalibratorBatches : IInt8BatchSource, IDisposable
{
    private const string Phase = "Calibration";

    private readonly CalibratorData _plan;
    private readonly string? _cacheFile;
    private readonly InputSet _data;
    private readonly ImmutableArray<DataType> _types;
    private readonly int[] _places;
    private readonly byte[][] _host;
    private readonly CudaMemory?[] _device;
    private readonly CudaContext _context;
    private readonly EventWriter _events;
    private readonly int _batches;
    private Task<string?>? _filling;
    private int _next;

    private CalibratorBatches(CalibratorData plan, string? cacheFile, InputSet data, ImmutableArray<DataType> types, CudaContext context,
        EventWriter events)
    {
        (_plan, _cacheFile, _data, _types, _context, _events) = (plan, cacheFile, data, types, context, events);
        _places = [.. Enumerable.Range(0, data.Count).Except(plan.Unreadable)];
        _batches = (_places.Length + plan.Batch - 1) / plan.Batch;
        Shapes = [.. plan.Inputs.Select(i => i.Shape.IsEmpty ? i.Shape : i.Shape.SetItem(0, i.Shape[0] * plan.Batch))];
        Names = [.. plan.Inputs.Select(i => i.Name)];
        _host = [.. Shapes.Select((shape, i) => new byte[types[i].Bytes(shape.Aggregate(1L, (a, b) => a * b))])];
        _device = new CudaMemory?[_host.Length];
    }

    /// <summary>Of a batch, by input.</summary>
    public ImmutableArray<ImmutableArray<long>> Shapes { get; }

    public ImmutableArray<string> Names { get; }

    public int BatchSize => Shapes[0].IsEmpty ? 1 : checked((int)Shapes[0][0]);

    /// <param name="model">For messages.</param>
    /// <exception cref="InvalidDataException">The data is not what it was when the build began, or the network's inputs are not the
    /// model's.</exception>
    /// <exception cref="CudaException">There is no GPU to put batches on.</exception>
    public static CalibratorBatches Open(CalibratorData plan, string? cacheFile, ImmutableArray<NetworkInput> network, string model,
        EventWriter events)
    {
        var faults = new DiagnosticList();
        var inputs = ImmutableArray.CreateBuilder<ModelInput>(plan.Inputs.Length);
        var types = ImmutableArray.CreateBuilder<DataType>(plan.Inputs.Length);
        foreach (var i in plan.Inputs)
        {
            var made = network.FirstOrDefault(n => n.Name == i.Name)
                ?? throw new InvalidDataException($"TensorRT's network has no input '{i.Name}'");
            // TensorRT 8.6 knows no 64-bit integers: its parser makes 32-bit inputs of them.
            if (made.Type != i.Type && (made.Type, i.Type) is not (DataType.Int32, DataType.Int64))
                throw new InvalidDataException(
                    $"input '{i.Name}' is {i.Type} in the model, and {made.Type?.ToString() ?? "of a type that data does not have"} in "
                    + "TensorRT's network");
            types.Add(made.Type.Value);
            var preprocess = i.Preprocess is null ? Preprocess.None : PreprocessFile.From(i.Preprocess, model, faults) ?? Preprocess.None;
            inputs.Add(new(new(i.Name, new TensorType(i.Type, Shape.Of(i.Shape.AsSpan()))), default, preprocess));
        }
        var data = InputSet.Open(plan.Paths, inputs.MoveToImmutable(), model, new SkiaImageDecoder(), faults);
        if (data is null) throw new InvalidDataException(string.Join(' ', faults.Items.Select(f => f.Message)));
        var driver = CudaDriver.Instance ?? throw new CudaException("cuInit", 100, "no CUDA driver");
        return new(plan, cacheFile, data, types.MoveToImmutable(), driver.Device(0).UsePrimaryContext(), events);
    }

    public bool NextBatch(IReadOnlyList<string> inputs, Span<nint> addresses)
    {
        if (_next == _batches)
        {
            _events.Write(new PhaseFinishedEvent(Phase));
            return false;
        }
        if (_next == 0) _events.Write(new PhaseStartedEvent(Phase, null, _batches));
        else _events.Write(new StepEvent(Phase, _next - 1));
        var fault = (_filling ?? Fill(0)).GetAwaiter().GetResult();
        if (fault is not null) throw new InvalidDataException(fault);
        // Calibration may come from a thread of the builder's own.
        _context.MakeCurrent();
        for (var i = 0; i < inputs.Count; i++)
        {
            var index = Names.IndexOf(inputs[i]);
            if (index < 0) throw new InvalidDataException($"TensorRT asks for batches of '{inputs[i]}', which is no input of the model");
            var memory = _device[index] ??= _context.Allocate(_host[index].Length);
            memory.CopyFrom(_host[index]);
            addresses[i] = memory.Address;
        }
        _filling = ++_next < _batches ? Fill(_next) : null;
        return true;
    }

    public ReadOnlyMemory<byte> ReadCache() => ReadOnlyMemory<byte>.Empty;

    public void WriteCache(ReadOnlySpan<byte> cache)
    {
        if (_cacheFile is not { } file) return;
        using var files = new OutputFiles(file);
        files.Write(file, cache);
    }

    public void Dispose()
    {
        _filling?.Wait();
        foreach (var memory in _device) memory?.Dispose();
        _context.Dispose();
    }

    /// <returns>What is wrong with a sample; null when the batch is whole.</returns>
    private Task<string?> Fill(int batch) => Task.Run(() =>
    {
        string? fault = null;
        // The samples of the batch before are garbage, megabytes each.
        GC.Collect();
        Parallel.For(0, _plan.Batch, b =>
        {
            var place = _places[(int)(((long)batch * _plan.Batch + b) % _places.Length)];
            if (_data.Load(place, out var file, out var reason) is not { } sample) fault = $"{file}: {reason}";
            else
            {
                for (var i = 0; i < _host.Length; i++)
                    if (!Put(sample.Inputs[i].Tensor, i, b)) fault = $"{_data.Name(place)} has changed since the build began";
            }
        });
        return fault;
    });

    private bool Put(TensorData tensor, int input, int sample)
    {
        var plan = _plan.Inputs[input];
        if (tensor.Type != plan.Type || !tensor.Dims.AsSpan().SequenceEqual(plan.Shape.AsSpan())) return false;
        var length = _host[input].Length / _plan.Batch;
        var target = _host[input].AsSpan(sample * length, length);
        if (tensor.Type == _types[input])
        {
            tensor.Bytes.Read(0, target);
            return true;
        }
        var wide = new byte[tensor.Bytes.Length];
        tensor.Bytes.Read(0, wide);
        var narrow = MemoryMarshal.Cast<byte, int>(target);
        var at = 0;
        foreach (var value in MemoryMarshal.Cast<byte, long>(wide)) narrow[at++] = (int)Math.Clamp(value, int.MinValue, int.MaxValue);
        return true;
    }
}
