using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Trtc.Runtime.Cpu;

/// <summary>
/// ONNX Runtime's environment of this process, with its telemetry off. The published libraries would otherwise write a device id and a
/// database into the user's cache folder and send the model's name, graph and producer to their maker.
/// </summary>
public static class OrtEnvironment
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    private static readonly Lazy<OrtEnv> s_instance = new(Create);

    /// <summary>To be asked for before anything else of ONNX Runtime's: it loads the library.</summary>
    public static OrtEnv Instance => s_instance.Value;

    private static OrtEnv Create()
    {
        // Read when the library loads, from the process's own environment, of which .NET has a copy on Unix. The call alone comes too late
        // for the first event.
        Environment.SetEnvironmentVariable(Variable, "1");
        if (!OperatingSystem.IsWindows()) _ = SetVariable(Variable, "1", 1);
        var environment = OrtEnv.Instance();
        environment.DisableTelemetryEvents();
        return environment;
    }

#pragma warning disable SYSLIB1054, CA2101 // Two ASCII literals: nothing to generate, and no unsafe code in this project.
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetVariable(string name, string value, int overwrite);
#pragma warning restore SYSLIB1054, CA2101
}
