using Trtc.Core.Contracts;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Core.Build;

/// <summary>The model, its weights mapped and not yet read.</summary>
internal static class ReadStage
{
    /// <returns>Null with 1xxx, or with TRTC2018 where an output would replace a file of the model.</returns>
    public static Model? Run(BuildJob job, BuildContext context)
    {
        var model = ModelReader.Read(job.ModelPath, new ReadOptions { AllowExternal = job.AllowExternal }, context.Diagnostics);
        if (model is null || IsSpared(model, job, context)) return model;
        model.Dispose();
        return null;
    }

    /// <summary>Weights may lie in files that no command line names: they are known once the model is read.</summary>
    private static bool IsSpared(Model model, BuildJob job, BuildContext context)
    {
        var check = new OutputCheck();
        foreach (var (option, path) in job.Outputs) check.Writes(option, path);
        foreach (var file in model.Files) check.Reads(file.Path);
        return check.Run(context.Diagnostics);
    }
}
