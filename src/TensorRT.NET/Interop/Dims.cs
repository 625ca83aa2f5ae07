namespace TensorRT.Interop;

/// <summary>TensorRT 8's dimensions. The generated methods take and return <see cref="Dims64"/> and convert at the call.</summary>
public unsafe partial struct Dims32
{
    /// <exception cref="OverflowException">A dimension needs more than 32 bits.</exception>
    public static explicit operator Dims32(Dims64 wide)
    {
        Dims32 narrow = default;
        narrow.nbDims = wide.nbDims;
        for (var i = 0; i < Math.Clamp(wide.nbDims, 0, 8); i++) narrow.d[i] = checked((int)wide.d[i]);
        return narrow;
    }

    public static implicit operator Dims64(Dims32 narrow)
    {
        Dims64 wide = default;
        wide.nbDims = narrow.nbDims;
        for (var i = 0; i < Math.Clamp(narrow.nbDims, 0, 8); i++) wide.d[i] = narrow.d[i];
        return wide;
    }
}
