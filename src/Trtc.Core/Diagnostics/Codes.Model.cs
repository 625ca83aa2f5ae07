using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code ModelUnreadable { get; } = new("TRTC1006", Severity.Error, "Damaged model",
        "the model cannot be read: {0}.", "Export it again.", "trtc build half-a-model.onnx");

    private static ImmutableArray<Code> ModelCodes => [ModelUnreadable];
}
