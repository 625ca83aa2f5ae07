using Trtc.Core.Contracts;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Core.Build;

/// <summary>The model, its weights mapped and not yet read.</summary>
internal static class ReadStage
{
    /// <returns>Null with 1xxx.</returns>
    public static Model? Run(BuildJob job, BuildContext context) =>
        ModelReader.Read(job.ModelPath, new ReadOptions { AllowExternal = job.AllowExternal }, context.Diagnostics);
}
