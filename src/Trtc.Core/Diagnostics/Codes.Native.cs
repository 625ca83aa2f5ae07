using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{

    private static ImmutableArray<Code> NativeCodes => [];
}
