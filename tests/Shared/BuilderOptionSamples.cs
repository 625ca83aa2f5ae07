namespace Trtc.Tests;

/// <summary>A value for every row of <c>BuilderOptionTable</c>; a new row without one fails a test.</summary>
public static class BuilderOptionSamples
{
    public static IReadOnlyList<(string Name, string Value)> All { get; } =
    [
        ("--version-compatible", ""), ("--exclude-lean-runtime", ""), ("--hardware-compat", "ampere+"), ("--runtime-platform", "windows"),
            ("--engine-capability", "safety"),
        ("--refit", ""), ("--refit-identical", ""), ("--refit-individual", ""),
        ("--strip-weights", ""), ("--weight-streaming", ""), ("--sparsity", ""), ("--no-tf32", ""), ("--strict-nans", ""),
            ("--distributive-independence", ""), ("--direct-io", ""),
        ("--dla-core", "1"), ("--gpu-fallback", ""),
        ("--tactic-sources", "+cublas,-cudnn"), ("--avg-timing", "4"), ("--max-tactics", "10"), ("--max-aux-streams", "2"),
            ("--tiling", "moderate"),
        ("--tiling-l2-limit", "4 MiB"), ("--build-route", "route"), ("--remote-auto-tuning", "ssh://user@board"), ("--monitor-memory", ""),
        ("--timing-cache", "t.cache"), ("--error-on-timing-cache-miss", ""), ("--plugin", "libp.so"), ("--serialize-plugin", "libq.so"),
        ("--input-format", "x=fp16:chw+hwc8"), ("--output-format", "chw32"), ("--profiling-verbosity", "detailed"),
            ("--pool", "dla_sram=1 MiB"),
        ("--preview", "-profile-sharing"), ("--layer-precision", "conv*=fp32"), ("--precision-constraints", "obey"),
    ];
}
