using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code InternalError { get; } = new("TRTC9001", Severity.Error, "Internal error",
        "{0}", "This is a bug in trtc: please report it with the command and the model.", "An exception that no stage expected.");

    private static ImmutableArray<Code> InternalCodes => [InternalError];
}
