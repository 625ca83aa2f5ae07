using TensorRT;

namespace Trtc.Tests.Fake.Running;

/// <summary>What reaches the library when an engine is loaded, asked and run, on each release; and that each object made goes once,
/// children first.</summary>
[Collection(nameof(InProcessFake))]
public sealed class RunningTests
{
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Each_member_calls_what_the_release_has(string release)
    {
        using var fake = new InProcessFake(release);
        fake.Network.AddInput("x", DataType.kFLOAT, [1, 2]);
        using var runtime = fake.Library.CreateRuntime(fake.Logger);
        using var engine = runtime.DeserializeEngine([1, 2, 3]);
        using var objects = new Owner(fake, runtime, engine);
        var text = new List<string>();
        foreach (var (name, call) in RunningCalls.All)
        {
            fake.NewCalls();
            try
            {
                call(objects.All);
                text.Add($"{name}: {string.Join("; ", fake.NewCalls())}");
            }
            catch (NotInThisReleaseException e)
            {
                Assert.Equal(fake.Library.DrivenAs, e.Release);
                text.Add($"{name}: none");
            }
        }
        Golden.Equal(Repository.Path("tests", "Trtc.Tests.Fake", "Running", "Calls", release + ".txt"),
            InProcessFake.WithoutCounts(string.Join('\n', text)) + "\n");
    }

    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Each_object_goes_once_and_after_what_was_made_from_it(string release)
    {
        using var fake = new InProcessFake(release);
        fake.NewCalls();
        var runtime = fake.Library.CreateRuntime(fake.Logger);
        var engine = runtime.DeserializeEngine([1, 2, 3]);
        var context = engine.CreateExecutionContext();
        var inspector = engine.CreateInspector();
        inspector.SetExecutionContext(context);
        runtime.Dispose();
        engine.Dispose();
        context.Dispose();
        inspector.Dispose();
        inspector.Dispose();
        var calls = Array.ConvertAll(fake.NewCalls(), InProcessFake.WithoutCounts);
        Assert.Equal(["created IRuntime", "created ICudaEngine", "created IExecutionContext", "created IEngineInspector"],
            calls.Where(c => c.StartsWith("created", StringComparison.Ordinal)));
        // The inspector kept the context, both the engine, and that the runtime.
        Assert.Equal(["destroyed IEngineInspector", "destroyed IExecutionContext", "destroyed ICudaEngine", "destroyed IRuntime"],
            calls.Where(c => c.StartsWith("destroyed", StringComparison.Ordinal)));
    }

    private sealed class Owner : IDisposable
    {
        private readonly BuilderConfig _config;

        public Owner(InProcessFake fake, TensorRT.Runtime runtime, Engine engine)
        {
            _config = fake.Builder.CreateConfig();
            All = new(fake.Builder, _config, fake.Network, runtime, engine, engine.CreateExecutionContext(), engine.CreateRefitter(),
                engine.CreateInspector());
        }

        public RunningObjects All { get; }

        public void Dispose()
        {
            foreach (var one in (NativeObject[])[All.Inspector, All.Refitter, All.Context, _config]) one.Dispose();
        }
    }
}
