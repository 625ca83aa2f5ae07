using System.Runtime.InteropServices;
using TensorRT.Cuda;

namespace Trtc.Tests.Fake;

/// <summary>The CUDA driver's interface against a driver that keeps its rules and computes nothing. One test at a time: the driver is one
/// for the process.</summary>
public sealed class CudaTests : IDisposable
{
    private delegate void Reset([MarshalAs(UnmanagedType.LPUTF8Str)] string plan, [MarshalAs(UnmanagedType.LPUTF8Str)] string record);

    private static readonly Lazy<Reset> Library = new(() =>
        // By its full name first: what is loaded then answers to libcuda.so.1, whatever the machine has.
        Marshal.GetDelegateForFunctionPointer<Reset>(
            NativeLibrary.GetExport(NativeLibrary.Load(Path.Combine(FakeSdk.Folder("cuda"), "libcuda.so.1")), "fake_cuda_reset")));

    private readonly TempFolder _folder = new();

    [Fact]
    public void Devices_are_told_with_their_capability_and_memory()
    {
        var driver = Driver("devices=2;capability=120;memory=1048576");
        Assert.Equal(12080, driver.Version);
        Assert.Equal(2, driver.DeviceCount);
        var device = driver.Device(1);
        Assert.Equal("Fake GPU 1", device.Name);
        Assert.Equal(120, device.ComputeCapability);
        Assert.Equal(1 << 20, device.TotalMemory);
        Assert.Contains("CUDA_ERROR_INVALID_DEVICE (101)", Assert.Throws<CudaException>(() => driver.Device(2)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_copied_to_a_device_comes_back()
    {
        byte[] bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
        var back = new byte[1000];
        using (var context = Driver("memory=4096").Device(0).UsePrimaryContext())
        {
            Assert.Equal((4096, 4096), context.Memory);
            using (var memory = context.Allocate(1000))
            {
                Assert.Equal((3096, 4096), context.Memory);
                memory.CopyFrom(bytes);
                memory.CopyTo(back);
                Assert.Equal(bytes, back);
                Assert.Throws<ArgumentOutOfRangeException>(() => memory.CopyFrom(new byte[1001]));
                var fault = Assert.Throws<CudaException>(() => context.Allocate(3097));
                Assert.Equal(2, fault.Code);
                Assert.Equal("cuMemAlloc of 3097 bytes failed: CUDA_ERROR_OUT_OF_MEMORY (2)", fault.Message);
            }
            Assert.Equal((4096, 4096), context.Memory);
        }
        AssertDestroyedOnce();
    }

    [Fact]
    public void Events_measure_by_the_driver_s_clock()
    {
        using (var context = Driver("clock=1.5,4,4.25").Device(0).UsePrimaryContext())
        {
            using var stream = context.CreateStream();
            using var first = context.CreateEvent();
            using var second = context.CreateEvent();
            Assert.Equal(400, Assert.Throws<CudaException>(() => second.MillisecondsSince(first)).Code);
            first.Record(stream);
            second.Record(stream);
            stream.Synchronize();
            second.Synchronize();
            Assert.Equal(2.5f, second.MillisecondsSince(first));
            first.Record(stream);
            Assert.Equal(0.25f, first.MillisecondsSince(second));
        }
        AssertDestroyedOnce();
    }

    [Fact]
    public void A_graph_is_recorded_and_launched()
    {
        using (var context = Driver("").Device(0).UsePrimaryContext())
        {
            using var stream = context.CreateStream();
            using var mark = context.CreateEvent();
            using (var graph = stream.Capture(() => mark.Record(stream)))
            {
                graph.Launch(stream);
                graph.Launch(stream);
            }
            Assert.Throws<InvalidOperationException>(() => stream.Capture(() => throw new InvalidOperationException()));
            // The capture that failed has ended: the stream is as before.
            stream.Synchronize();
        }
        Assert.Equal(2, Record.Count(l => l == "cuGraphLaunch(CudaGraphExec#1, CudaStream#1)"));
    }

    [Fact]
    public void Queued_copies_go_the_way_that_they_say()
    {
        using (var context = Driver("").Device(0).UsePrimaryContext())
        {
            using var stream = context.CreateStream();
            using var other = context.CreateStream();
            using var mark = context.CreateEvent();
            using var first = context.Allocate(16);
            using var second = context.Allocate(16);
            using var sent = context.AllocateHost(8);
            using var back = context.AllocateHost(16);
            sent.Bytes.Fill(5);
            second.Fill(9, stream);
            first.CopyFrom(sent, stream);
            second.CopyTo(back, stream);
            Assert.Equal(-1, back.Bytes.IndexOfAnyExcept((byte)9));
            second.CopyFrom(first, stream);
            second.CopyTo(back, stream);
            mark.Record(stream);
            other.WaitFor(mark);
            Assert.True(stream.IsDone && mark.IsDone);
            context.Synchronize();
            Assert.Equal(-1, back.Bytes[..8].IndexOfAnyExcept((byte)5));
            Assert.Throws<ArgumentOutOfRangeException>(() => second.CopyFrom(context.Allocate(17), stream));
            Assert.Contains("cuMemcpyDtoDAsync_v2(CudaMemory#2, CudaMemory#1, 16, CudaStream#1)", Record);
            Assert.Contains("cuStreamWaitEvent(CudaStream#2, CudaEvent#1, 0)", Record);
        }
    }

    [Fact]
    public void Work_that_is_not_done_is_no_failure()
    {
        using var context = Driver("busy=1").Device(0).UsePrimaryContext();
        using var stream = context.CreateStream();
        using var mark = context.CreateEvent();
        mark.Record(stream);
        Assert.False(stream.IsDone);
        Assert.False(mark.IsDone);
    }

    [Theory]
    [InlineData("cuDevicePrimaryCtxRetain")]
    [InlineData("cuMemAllocHost_v2")]
    [InlineData("cuMemcpyHtoDAsync_v2")]
    [InlineData("cuMemcpyDtoHAsync_v2")]
    [InlineData("cuMemcpyDtoDAsync_v2")]
    [InlineData("cuMemsetD8Async")]
    [InlineData("cuStreamQuery")]
    [InlineData("cuStreamWaitEvent")]
    [InlineData("cuEventQuery")]
    [InlineData("cuCtxSynchronize")]
    [InlineData("cuCtxSetCurrent")]
    [InlineData("cuMemAlloc_v2")]
    [InlineData("cuMemcpyHtoD_v2")]
    [InlineData("cuMemcpyDtoH_v2")]
    [InlineData("cuStreamCreate")]
    [InlineData("cuStreamSynchronize")]
    [InlineData("cuStreamBeginCapture_v2")]
    [InlineData("cuEventCreate")]
    [InlineData("cuEventRecord")]
    [InlineData("cuEventSynchronize")]
    [InlineData("cuEventElapsedTime")]
    [InlineData("cuGraphInstantiateWithFlags")]
    [InlineData("cuGraphLaunch")]
    public void A_call_that_fails_is_an_exception_with_its_name_and_leaves_nothing(string function)
    {
        var driver = Driver($"code=700@{function}");
        var fault = Assert.Throws<CudaException>(() =>
        {
            using var context = driver.Device(0).UsePrimaryContext();
            using var memory = context.Allocate(16);
            memory.CopyFrom(new byte[16]);
            memory.CopyTo(new byte[16]);
            using var stream = context.CreateStream();
            using var first = context.CreateEvent();
            first.Record(stream);
            first.Synchronize();
            _ = first.MillisecondsSince(first);
            stream.Synchronize();
            using var host = context.AllocateHost(16);
            memory.CopyFrom(host, stream);
            memory.CopyTo(host, stream);
            memory.CopyFrom(memory, stream);
            memory.Fill(1, stream);
            stream.WaitFor(first);
            _ = stream.IsDone && first.IsDone;
            context.Synchronize();
            using var graph = stream.Capture(() => { });
            graph.Launch(stream);
        });
        Assert.Equal(700, fault.Code);
        Assert.StartsWith(function.Replace("_v2", "", StringComparison.Ordinal).Replace("WithFlags", "", StringComparison.Ordinal),
            fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("failed: CUDA_ERROR_ILLEGAL_ADDRESS (700)", fault.Message, StringComparison.Ordinal);
        AssertDestroyedOnce();
    }

    [Fact]
    public void A_handle_is_no_longer_used_after_its_end()
    {
        var context = Driver("").Device(0).UsePrimaryContext();
        var memory = context.Allocate(16);
        var stream = context.CreateStream();
        memory.Dispose();
        memory.Dispose();
        stream.Dispose();
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.CopyFrom(new byte[1]));
        Assert.Throws<ObjectDisposedException>(stream.Synchronize);
        context.Dispose();
        context.Dispose();
        Assert.Throws<ObjectDisposedException>(context.MakeCurrent);
        AssertDestroyedOnce();
    }

    public void Dispose() => _folder.Dispose();

    private string[] Record => File.ReadAllLines(_folder.File("record.txt"));

    private CudaDriver Driver(string plan)
    {
        Library.Value(plan, _folder.File("record.txt"));
        return CudaDriver.Instance ?? throw new InvalidOperationException("the fake driver does not start");
    }

    private void AssertDestroyedOnce()
    {
        string[] Named(string prefix) =>
            [.. Record.Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(l => l[prefix.Length..])
            .Order(StringComparer.Ordinal)];
        Assert.Equal(Named("created "), Named("destroyed "));
        // A context that was current was retained before.
        if (Named("cuCtxSetCurrent").Length > 0) Assert.Equal(Named("cuDevicePrimaryCtxRetain"), Named("cuDevicePrimaryCtxRelease_v2"));
    }
}
