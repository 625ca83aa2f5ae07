using System.Globalization;
using System.Reflection;
using TensorRT;
using TensorRT.Interop;

namespace Trtc.Tests.Fake.Network;

/// <summary>
/// What reaches the library when a network is made by hand, on each release: every adder, then every property of what it added. The records
/// are golden files that a person can hold against the headers; what can be said of all of them at once is asserted here.
/// </summary>
[Collection(nameof(InProcessFake))]
public sealed class NetworkTests
{
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Each_adder_calls_what_the_release_has(string release)
    {
        using var fake = new InProcessFake(release);
        var (x, y, z) = (fake.Network.AddInput("x", DataType.kFLOAT, [1, 2]), fake.Network.AddInput("y", DataType.kFLOAT, [1, 2]),
            fake.Network.AddInput("z", DataType.kFLOAT, [1, 2]));
        var text = new List<string>();
        fake.Call(x, "x");
        fake.Call(y, "y");
        fake.Call(z, "z");
        foreach (var (name, add) in Adders.All)
        {
            fake.NewCalls();
            try
            {
                add(fake.Network, x, y, z);
                var calls = fake.NewCalls();
                text.Add($"{name}: {string.Join("; ", calls)}");
                Assert.StartsWith("VNetworkDefinition::add", calls[0], StringComparison.Ordinal);
            }
            catch (NotInThisReleaseException e)
            {
                text.Add($"{name}: none");
                Assert.DoesNotContain(fake.NewCalls(), c => c.StartsWith("VNetworkDefinition::add", StringComparison.Ordinal));
                Assert.Equal(fake.Library.DrivenAs, e.Release);
            }
        }
        Golden.Equal(Repository.Path("tests", "Trtc.Tests.Fake", "Network", "Adders", release + ".txt"), string.Join('\n', text) + "\n");
    }

    /// <summary>A slot of VNetworkDefinition that adds something and is called by no adder is one that a later one took the place
    /// of.</summary>
    [Fact]
    public void Every_slot_that_adds_is_called_on_some_release()
    {
        var called = Directory.GetFiles(Repository.Path("tests", "Trtc.Tests.Fake", "Network", "Adders")).SelectMany(File.ReadLines)
            .SelectMany(l => l.Split(": ", 2)[1].Split("; ")).Select(c => c.Split('(')[0]).ToHashSet();
        var slots = VNetworkDefinition.Members.Select(m => m.Split('(')[0].Split(' ')[^1])
            .Where(n => n.StartsWith("add", StringComparison.Ordinal)).Distinct();
        // 8.6's two-dimensional forms have N-dimensional ones beside them, and RNNv2 went with 8.6; addScale is addScaleNd with the axis 1.
        // Plugins have tests of their own.
        string[] without = ["addConvolution", "addPooling", "addDeconvolution", "addPadding", "addRNNv2", "addScale", "addPluginV2",
            "addPluginV3", "addInput"];
        Assert.Equal(without.Order(StringComparer.Ordinal),
            slots.Where(s => !called.Contains("VNetworkDefinition::" + s)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Each_property_of_a_layer_calls_its_slot(string release)
    {
        using var fake = new InProcessFake(release);
        var x = fake.Network.AddInput("x", DataType.kFLOAT, [1, 2]);
        fake.Call(x, "x");
        var text = new List<string>();
        var seen = new HashSet<Type>();
        foreach (var (_, add) in Adders.All)
        {
            object made;
            try
            {
                made = add(fake.Network, x, x, x);
            }
            catch (NotInThisReleaseException)
            {
                continue;
            }
            if (!seen.Add(made.GetType())) continue;
            text.Add(made.GetType().Name);
            foreach (var property in made.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                fake.NewCalls();
                if (property.CanWrite)
                {
                    var (value, shown) = Sample(property.PropertyType, x, fake.Network);
                    var calls = Call(fake, () => property.SetValue(made, value));
                    text.Add($"  {property.Name} = {string.Join("; ", calls)}");
                    if (calls is [var call] && call != "none") Assert.EndsWith($"({shown})", call, StringComparison.Ordinal);
                }
                // The fake's getters give nothing to look into.
                if (made is ShuffleLayer && property.Name.EndsWith("Transpose", StringComparison.Ordinal)) continue;
                text.Add($"  {property.Name}: {string.Join("; ", Call(fake, () => property.GetValue(made)))}");
            }
        }
        Assert.True(seen.Count > 40, $"only {seen.Count} classes");
        Golden.Equal(Repository.Path("tests", "Trtc.Tests.Fake", "Network", "Layers", release + ".txt"), string.Join('\n', text) + "\n");
    }

    private static string[] Call(InProcessFake fake, Action act)
    {
        try
        {
            act();
        }
        catch (TargetInvocationException e) when (e.InnerException is NotInThisReleaseException)
        {
            return ["none"];
        }
        var calls = fake.NewCalls();
        Assert.NotEmpty(calls);
        return calls;
    }

    // The second, which is not what everything is at first; the last of those with one member.
    private static (object Value, string Shown) Member(Type type)
    {
        var members = Enum.GetValues(type);
        var member = members.GetValue(Math.Min(1, members.Length - 1))!;
        return (member, Convert.ToInt64(member, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A value of a type, and how the fake writes it.</summary>
    private static (object Value, string Shown) Sample(Type type, Tensor tensor, NetworkDefinition network) => type switch
    {
        _ when type == typeof(bool) => (true, "true"),
        _ when type == typeof(int) => (3, "3"),
        _ when type == typeof(uint) => (6u, "6"),
        _ when type == typeof(long) => (5L, "5"),
        _ when type == typeof(float) => (0.5f, "0.500000"),
        _ when type == typeof(double) => (0.25, "0.250000"),
        _ when type == typeof(string) => ("words", "\"words\""),
        _ when type == typeof(Tensor?) => (tensor, "x"),
        _ when type == typeof(WeightData) => (network.CopyWeights([1f, 2, 3]), "weights(0, 3)"),
        _ when type == typeof(IReadOnlyList<long>) => (new long[] { 2, 3 }, "[2,3]"),
        _ when type == typeof(IReadOnlyList<float>) => (new[] { 1f, 2 }, "pointer, 2"),
        _ when type == typeof(IReadOnlyList<int>) => (new[] { 1, 0 }, "pointer"),
        { IsEnum: true } => Member(type),
        _ => throw new NotSupportedException(type.Name),
    };
}
