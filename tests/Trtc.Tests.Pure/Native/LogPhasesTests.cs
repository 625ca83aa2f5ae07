using System.Text;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Native;

/// <summary>Phases of a build from the lines of its log.</summary>
public sealed class LogPhasesTests
{
    [Fact]
    public void A_calibrated_build_has_its_phases_in_order_and_their_steps()
    {
        var told = Phases(
            "Graph optimization time: 0.0055 seconds.",
            "Timing cache disabled. Turning it on will improve builder speed.",
            "Detected 1 inputs and 3 output network tensors.",
            "Starting Calibration.",
            "  Calibrated batch 0 in 0.03 seconds.",
            "  Calibrated batch 1 in 0.02 seconds.",
            "Calibration completed in 4.2 seconds.",
            "--------------- Timing Runner: Conv_0 + Relu_1 (CudnnConvolution)",
            "*************** Autotuning format combination: Float(1,2) -> Float(1,2) ***************",
            "--------------- Timing Runner: Conv_2 (CaskConvolution)",
            "Formats and tactics selection completed in 9.9 seconds.",
            "Detected 1 inputs and 3 output network tensors.",
            "Total Host Persistent Memory: 283360",
            "Engine generation completed in 10.1 seconds.");
        Assert.Equal(
        [
            "+Building engine", "+Optimizing graph", "-Optimizing graph", "+Timing tactics", "-Timing tactics", "+Generating engine",
                "-Generating engine",
            "+Calibrating", "Calibrating 0", "Calibrating 1", "-Calibrating", "+Timing tactics", "Timing tactics 0", "Timing tactics 1",
                "-Timing tactics",
            "+Generating engine", "-Generating engine", "-Building engine",
        ], told);
    }

    [Fact]
    public void Lines_of_another_wording_leave_whole_phases() =>
        Assert.Equal(["+Building engine", "+Optimizing graph", "-Optimizing graph", "-Building engine"],
            Phases("Graph is being optimised", "Engine made"));

    private static string[] Phases(params string[] lines)
    {
        using var stream = new MemoryStream();
        using (var phases = new LogPhases(new EventWriter(stream)))
        {
            phases.Begin();
            foreach (var line in lines) phases.Receive(line);
        }
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => StageJson.ReadEvent(l) switch
        {
            PhaseStartedEvent { Phase: var p, Parent: null or "Building engine" } => "+" + p,
            PhaseFinishedEvent { Phase: var p } => "-" + p,
            StepEvent { Phase: var p, Step: var s } => $"{p} {s}",
            var other => $"{other}",
        })];
    }
}
