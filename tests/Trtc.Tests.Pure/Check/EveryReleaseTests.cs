using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;

namespace Trtc.Tests.Check;

public sealed class EveryReleaseTests
{
    /// <summary>A rule of one release must not stumble over a model that another release's tests never show it: K of TopK that is an input
    /// did.</summary>
    [Fact]
    public void Every_operator_test_is_checked_against_old_and_new_releases()
    {
        Target[] targets = [.. ((string[])["tensorrt-8.6", "tensorrt-10.3", "tensorrt-10.16", "tensorrt-11.4", "rtx-1.4", "rtx-1.7"])
            .Select(t => Target.TryParse(t, out var target) ? target : throw new ArgumentException(t))];
        var faults = new List<string>();
        foreach (var folder in NodeTests.Folders())
        {
            if (folder.EndsWith("_expanded", StringComparison.Ordinal)) continue;
            using var model = ModelReader.Read(Path.Combine(folder, "model.onnx"), new ReadOptions(), new DiagnosticList());
            if (model is null) continue;
            try
            {
                var inferred = ShapeInference.Run(model);
                ModelCheck.Run(inferred.Model, new CheckOptions([.. targets], inferred.Constants));
                Pipeline.Run(model, new PassContext(targets[0]), PassOptions.Default);
            }
            catch (Exception e)
            {
                faults.Add($"{Path.GetFileName(folder)}: {e.GetType().Name} {e.StackTrace!.Split('\n')[0].Trim()}");
            }
        }
        Assert.Empty(faults);
    }
}
