using TensorRT.Interop;

namespace TensorRT;

/// <summary>The bits of <c>createNetworkV2</c>.</summary>
internal static class NetworkFlags
{
    public static uint Of(Abi abi, bool stronglyTyped)
    {
        // Bit 0 asked for an explicit batch up to TensorRT 10 and RTX 1.4 (8.6 wants it, later ones ignore it), bit 1 for strong typing.
        // Since then bit 0 is strong typing, which is always on, and bit 1 is refused.
        var recent = abi.Product == Product.TensorRTRtx ? abi.Major > 1 || abi.Minor >= 5 : abi.Major >= 11;
        if (recent) return stronglyTyped ? 1u : 0;
        if (abi.Product == Product.TensorRT && abi.Major < 10 && stronglyTyped)
            throw new NotInThisReleaseException("NetworkDefinitionCreationFlag::kSTRONGLY_TYPED", abi.Name);
        return stronglyTyped ? 0b11u : 0b01;
    }
}
