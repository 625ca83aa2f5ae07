using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// <c>IInt8EntropyCalibrator2</c> or <c>IInt8MinMaxCalibrator</c> over an <see cref="IInt8BatchSource"/>. An exception in the source ends
/// the calibration as if there were no more batches, and is thrown by the build.
/// </summary>
internal sealed unsafe class Int8CalibratorCallback : NativeCallback
{
    private readonly IInt8BatchSource _source;
    private readonly CalibrationAlgoType _algorithm;
    // The library reads the cache's bytes after readCalibrationCache has returned.
    private void* _cache;

    public Int8CalibratorCallback(Abi abi, IInt8BatchSource source, CalibrationAlgoType algorithm, CallbackFaults faults)
        : base(abi, algorithm == CalibrationAlgoType.kMINMAX_CALIBRATION ? IInt8MinMaxCalibratorVtbl.Count(abi)
        : IInt8EntropyCalibrator2Vtbl.Count(abi), faults)
    {
        _source = source;
        _algorithm = algorithm;
        if (algorithm == CalibrationAlgoType.kMINMAX_CALIBRATION)
            new IInt8MinMaxCalibratorVtbl
            {
                destructor = &NoDestructor, getAPILanguage = &Language, getInterfaceInfo = &Info, getBatchSize = &BatchSize,
                    getBatch = &Batch,
                readCalibrationCache = &ReadCache, writeCalibrationCache = &WriteCache, getAlgorithm = &Algorithm,
            }.Write(abi, Vtable);
        else
            new IInt8EntropyCalibrator2Vtbl
            {
                destructor = &NoDestructor, getAPILanguage = &Language, getInterfaceInfo = &Info, getBatchSize = &BatchSize,
                    getBatch = &Batch,
                readCalibrationCache = &ReadCache, writeCalibrationCache = &WriteCache, getAlgorithm = &Algorithm,
            }.Write(abi, Vtable);
    }

    private protected override void Destroy()
    {
        NativeMemory.Free(_cache);
        base.Destroy();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int BatchSize(void* self)
    {
        if (Of<Int8CalibratorCallback>(self) is not { } callback) return 1;
        try
        {
            return callback._source.BatchSize;
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
            return 1;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static byte Batch(void* self, void** bindings, byte** names, int count)
    {
        if (Of<Int8CalibratorCallback>(self) is not { } callback) return 0;
        try
        {
            var inputs = new string[count];
            for (var i = 0; i < count; i++) inputs[i] = Utf8Text.Read(names[i]) ?? "";
            return callback._source.NextBatch(inputs, new Span<nint>(bindings, count)) ? (byte)1 : (byte)0;
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
            return 0;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void* ReadCache(void* self, nuint* length)
    {
        *length = 0;
        if (Of<Int8CalibratorCallback>(self) is not { } callback) return null;
        try
        {
            var cache = callback._source.ReadCache();
            if (cache.IsEmpty) return null;
            NativeMemory.Free(callback._cache);
            callback._cache = NativeMemory.Alloc((nuint)cache.Length);
            cache.Span.CopyTo(new Span<byte>(callback._cache, cache.Length));
            *length = (nuint)cache.Length;
            return callback._cache;
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
            return null;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void WriteCache(void* self, void* cache, nuint length)
    {
        if (Of<Int8CalibratorCallback>(self) is not { } callback) return;
        try
        {
            callback._source.WriteCache(new ReadOnlySpan<byte>(cache, checked((int)length)));
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static CalibrationAlgoType Algorithm(void* self) =>
        Of<Int8CalibratorCallback>(self)?._algorithm ?? CalibrationAlgoType.kENTROPY_CALIBRATION_2;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void NoDestructor(void* self) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static APILanguage Language(void* self) => APILanguage.kCPP;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static InterfaceInfo Info(void* self) =>
        Of<Int8CalibratorCallback>(self) is { _algorithm: CalibrationAlgoType.kMINMAX_CALIBRATION }
        ? InterfaceNames.Int8MinMaxCalibrator : InterfaceNames.Int8EntropyCalibrator2;
}
