using Trtc.Core.Contracts;
using Trtc.Core.Precision;

namespace Trtc.Core.Build;

/// <param name="EnginePath">The temporary name of the engine.</param>
public sealed record BuiltEngine(string EnginePath, BackendResult Result);

/// <summary>The native parser and builder, in a process of their own where the backend says so.</summary>
internal static class BuildStage
{
    /// <returns>Null with 4xxx.</returns>
    public static BuiltEngine? Run(HandedModel handed, TypedModel typed, BuildJob job, IBackend backend, BuildContext context)
    {
        var request =
            new BackendRequest(handed.Path, job.ModelPath, handed.EnginePath, typed.Options, job.LogLevel) { Weights = handed.Weights };
        if (backend.Build(request, context.Observer, context.Diagnostics, context.Cancel) is not { } result
            || context.Diagnostics.HasErrors) return null;
        context.Cancel.ThrowIfCancellationRequested();
        return new(handed.EnginePath, result);
    }
}
