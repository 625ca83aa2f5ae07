using System.Globalization;

namespace Trtc.Tests.Fuzz;

/// <summary>
/// Some hundred inputs of each target always; two minutes over all with the explicit tests. By hand: <c>./build.sh fuzz</c>, with
/// TRTC_FUZZ_SECONDS (of each target), TRTC_FUZZ_FIRST (the first input's number) and TRTC_FUZZ_TARGET.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory, MemberData(nameof(Targets))]
    public void Seeds_and_some_hundred_changes_of_them_are_survived(string name)
    {
        var target = Target(name);
        using var folder = new TempFolder();
        foreach (var seed in FuzzRun.Seeds(target)) target.Run(seed, folder);
        var (faults, tried) = FuzzRun.Run(target, 0, target.Quick, TimeSpan.FromMinutes(1));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(target.Quick, tried);
    }

    [Theory(Explicit = true), MemberData(nameof(Targets))]
    public void Minutes_of_changes_are_survived(string name)
    {
        if (Environment.GetEnvironmentVariable("TRTC_FUZZ_TARGET") is { Length: > 0 } only && only != name)
            Assert.Skip("TRTC_FUZZ_TARGET names another");
        var seconds = Number("TRTC_FUZZ_SECONDS", 120 / FuzzTargets.All.Length);
        var (faults, tried) = FuzzRun.Run(Target(name), Number("TRTC_FUZZ_FIRST", 1_000_000), long.MaxValue, TimeSpan.FromSeconds(seconds));
        output.WriteLine($"{name}: {tried} inputs");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static FuzzTarget Target(string name) => FuzzTargets.All.Single(t => t.Name == name);

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var n) ? n : otherwise;
}
