using System.Runtime.InteropServices;
using TensorRT.Cuda;

namespace Trtc.Tests.Gpu;

/// <summary>The driver API on a real GPU: what is copied comes back, times pass, graphs run again.</summary>
public sealed class CudaTests(ITestOutputHelper output)
{
    private const int Bytes = 64 << 20;

    [Fact]
    public void Devices_tell_what_they_are()
    {
        var driver = Gpu.Driver;
        output.WriteLine($"driver {driver.Version}, {driver.DeviceCount} devices");
        for (var i = 0; i < driver.DeviceCount; i++)
        {
            var device = driver.Device(i);
            output.WriteLine(
                $"{device.Ordinal}: {device.Name}, {device.ComputeCapability}, {device.MultiprocessorCount} multiprocessors, "
                + $"{device.TotalMemory} bytes");
            Assert.NotEmpty(device.Name);
            Assert.InRange(device.ComputeCapability, 50, 200);
            Assert.InRange(device.MultiprocessorCount, 1, 1000);
            Assert.True(device.TotalMemory > 1L << 30);
        }
        Assert.True(driver.Version >= 11_000);
        var none = Assert.Throws<CudaException>(() => driver.Device(driver.DeviceCount));
        Assert.Equal(101, none.Code);
        Assert.Contains("CUDA_ERROR_INVALID_DEVICE", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_taken_and_given_back()
    {
        using var context = Gpu.Context();
        var before = context.Memory;
        Assert.InRange(before.Free, 1, before.Total);
        using (context.Allocate(1L << 30)) Assert.True(context.Memory.Free <= before.Free - (1L << 30));
        Assert.True(context.Memory.Free > before.Free - (1L << 28));
        var tooMuch = Assert.Throws<CudaException>(() => context.Allocate(before.Total * 2));
        Assert.Equal(2, tooMuch.Code);
    }

    [Fact]
    public void What_is_copied_comes_back()
    {
        using var context = Gpu.Context();
        using var memory = context.Allocate(Bytes);
        var sent = Random(1);
        memory.CopyFrom(sent);
        var back = new byte[Bytes];
        memory.CopyTo(back);
        Assert.True(sent.AsSpan().SequenceEqual(back));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.CopyFrom(new byte[Bytes + 1]));
    }

    [Fact]
    public void Queued_copies_run_in_order()
    {
        using var context = Gpu.Context();
        using var stream = context.CreateStream();
        using var first = context.Allocate(Bytes);
        using var second = context.Allocate(Bytes);
        using var sent = context.AllocateHost(Bytes);
        using var back = context.AllocateHost(Bytes);
        Random(2).CopyTo(sent.Bytes);
        first.CopyFrom(sent, stream);
        second.Fill(7, stream);
        second.CopyFrom(first, stream);
        second.CopyTo(back, stream);
        stream.Synchronize();
        Assert.True(stream.IsDone);
        Assert.True(sent.Bytes.SequenceEqual(back.Bytes));
        second.Fill(7, stream);
        second.CopyTo(back, stream);
        stream.Synchronize();
        Assert.Equal(-1, back.Bytes.IndexOfAnyExcept((byte)7));
    }

    [Fact]
    public void Events_measure_and_part_streams()
    {
        using var context = Gpu.Context();
        using var one = context.CreateStream();
        using var other = context.CreateStream();
        using var memory = context.Allocate(1L << 30);
        using var start = context.CreateEvent();
        using var end = context.CreateEvent();
        start.Record(one);
        for (var i = 0; i < 20; i++) memory.Fill((byte)i, one);
        end.Record(one);
        other.WaitFor(end);
        other.Synchronize();
        // The other stream had nothing to do but to wait.
        Assert.True(end.IsDone);
        var milliseconds = end.MillisecondsSince(start);
        output.WriteLine($"20 fills of 1 GiB: {milliseconds} ms, {20 * 1.073741824 / milliseconds:F2} TB/s");
        Assert.InRange(milliseconds, 0.1f, 10_000f);
    }

    [Fact]
    public void A_graph_does_again_what_was_captured()
    {
        using var context = Gpu.Context();
        using var stream = context.CreateStream();
        using var memory = context.Allocate(4);
        using var host = context.AllocateHost(4);
        host.Bytes.Clear();
        using var graph = stream.Capture(() =>
        {
            memory.Fill(9, stream);
            memory.CopyTo(host, stream);
        });
        stream.Synchronize();
        // What is captured has not run.
        Assert.Equal(0, MemoryMarshal.Read<int>(host.Bytes));
        for (var i = 0; i < 3; i++)
        {
            host.Bytes.Clear();
            graph.Launch(stream);
            stream.Synchronize();
            Assert.Equal(0x09090909, MemoryMarshal.Read<int>(host.Bytes));
        }
    }

    [Fact]
    public void A_capture_that_fails_leaves_the_stream_usable()
    {
        using var context = Gpu.Context();
        using var stream = context.CreateStream();
        using var memory = context.Allocate(4);
        Assert.Throws<InvalidDataException>(() => stream.Capture(() =>
        {
            memory.Fill(1, stream);
            throw new InvalidDataException();
        }));
        memory.Fill(2, stream);
        stream.Synchronize();
        var bytes = new byte[4];
        memory.CopyTo(bytes);
        Assert.Equal([2, 2, 2, 2], bytes);
    }

    [Fact]
    public void A_context_serves_other_threads_and_survives_being_made_twice()
    {
        using var context = Gpu.Context();
        using var memory = context.Allocate(4);
        memory.CopyFrom([1, 2, 3, 4]);
        var thread = new Thread(() =>
        {
            using var again = Gpu.Context();
            var bytes = new byte[4];
            memory.CopyTo(bytes);
            Assert.Equal([1, 2, 3, 4], bytes);
        });
        thread.Start();
        thread.Join();
        var still = new byte[4];
        memory.CopyTo(still);
        Assert.Equal([1, 2, 3, 4], still);
        memory.Dispose();
        memory.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.Address);
    }

    private static byte[] Random(int seed)
    {
        var bytes = new byte[Bytes];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
