using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Fake;

/// <summary>FP16 and INT8 as 8.6 and 10 have them: builder flags on a weakly typed network, and a calibrator. Elsewhere they are a fault
/// that says so.</summary>
public sealed class LegacyPrecisionTests
{
    /// <summary>Without RTX 1.4, which knows the flag though all its networks are strongly typed.</summary>
    public static TheoryData<string> AllButRtx14 => [.. FakeSdk.Releases.Where(r => r != "tensorrt-rtx-1.4")];

    [Theory]
    [MemberData(nameof(AllButRtx14))]
    public void Fp16_is_a_flag_of_a_weakly_typed_network(string release)
    {
        var (result, diagnostics, record) = Build(release, new() { AllowedTypes = BuilderTypes.Fp16 });
        if (IsLegacy(release))
        {
            Assert.Empty(diagnostics.Items);
            Assert.NotNull(result);
            Assert.Contains("VBuilderConfig::setFlag(0)", record);
            Assert.Contains("VBuilder::createNetworkV2(1)", record);
        }
        else
        {
            Assert.Null(result);
            Assert.Equal("TRTC4012", Assert.Single(diagnostics.Items).Code.Id);
        }
    }

    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void A_calibration_cache_reaches_the_builder(string release)
    {
        var (result, diagnostics, record) =
            Build(release, new() { Calibrator = new(CalibratorAlgorithm.Entropy2) { Finished = new("", [new("input", 0.5f)]) } });
        if (IsLegacy(release))
        {
            Assert.Empty(diagnostics.Items);
            Assert.NotNull(result);
            // kINT8, kENTROPY_CALIBRATION_2, and what the file says; before the build, in which it is asked.
            var asked = Array.IndexOf(record, "IInt8Calibrator::getAlgorithm: 2");
            Assert.True(Array.IndexOf(record, "VBuilderConfig::setFlag(1)") is var flag && flag >= 0
                && flag < asked, string.Join('\n', record));
            Assert.Contains("input: 3f000000", record);
        }
        else
        {
            Assert.Null(result);
            Assert.Equal("TRTC4012", Assert.Single(diagnostics.Items).Code.Id);
        }
    }

    private static bool IsLegacy(string release) =>
        release.StartsWith("tensorrt-8.", StringComparison.Ordinal) || release.StartsWith("tensorrt-10.", StringComparison.Ordinal);

    // The child inherits this process's environment; runs of the command set both variables for themselves.
    private static (BackendResult? Result, DiagnosticList Diagnostics, string[] Record) Build(string release, BuildOptions options)
    {
        var sdk = FakeSdk.Folder(release);
        using var folder = new TempFolder();
        Environment.SetEnvironmentVariable("FAKE_TRT_RECORD", folder.File("record.txt"));
        Environment.SetEnvironmentVariable("FAKE_TRT_PLAN", null);
        var diagnostics = new DiagnosticList();
        var model = Repository.Path("samples", "digits", "digits.onnx");
        BackendResult? result;
        using (var backend = new ChildBackend(new(sdk)))
            result = backend.Build(new(model, model, folder.File("digits.engine"), options), new Silent(), diagnostics, default);
        return (result, diagnostics, File.ReadAllLines(folder.File("record.txt")));
    }

    private sealed class Silent : IBuildObserver
    {
        public void PhaseStarted(string name, string? parent, int steps) { }

        public void StepDone(string phase, int step) { }

        public void PhaseFinished(string name) { }

        public void Log(NativeLogLevel level, string message) { }
    }
}
