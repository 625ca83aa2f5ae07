using TensorRT.Interop;

namespace TensorRT;

/// <summary>The bits of <c>createNetworkV2</c>.</summary>
internal static class NetworkFlags
{
    public static uint Of(Abi abi, bool stronglyTyped)
    {
        // 8.6 wants an explicit batch; later releases ignore the flag or lack it.
        var flags = abi.Has(NetworkDefinitionCreationFlag.kEXPLICIT_BATCH) ? Bit(abi, NetworkDefinitionCreationFlag.kEXPLICIT_BATCH) : 0;
        return stronglyTyped ? flags | Bit(abi, NetworkDefinitionCreationFlag.kSTRONGLY_TYPED) : flags;
    }

    private static uint Bit(Abi abi, NetworkDefinitionCreationFlag flag) => 1u << NetworkDefinitionCreationFlagValues.ToNative(abi, flag);
}
