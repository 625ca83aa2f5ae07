using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <summary>
/// The one table of diagnostics; docs/diagnostics.md is generated from it. The rows stand in one file a stage:
/// 1xxx reading a model, 2xxx options and profiles, 3xxx environment, 4xxx native build, 5xxx operator check,
/// 6xxx calibration and precision, 7xxx accuracy, 9xxx bugs of trtc.
/// </summary>
public static partial class Codes
{
    // Not a stored property: the files' initialisers run in no order that is promised.
    public static ImmutableArray<Code> All =>
        [.. ModelCodes, .. OptionCodes, .. EnvironmentCodes, .. NativeCodes, .. CheckCodes, .. CalibrationCodes, .. PrecisionCodes,
            .. AccuracyCodes, .. InternalCodes, .. PassCodes];
}
