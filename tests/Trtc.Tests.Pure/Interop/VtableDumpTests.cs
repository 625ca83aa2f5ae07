using InteropGen.Libclang;
using InteropGen.Slots;

namespace Trtc.Tests.Interop;

/// <summary>Slots against the compiler's own vtables.</summary>
public class VtableDumpTests
{
    [Fact]
    public void Every_class_of_every_release_present_has_the_compiler_s_slots_on_Linux_and_Windows()
    {
        var (releases, models) = VendorHeaders.Get();
        VendorHeaders.NeedClang();
        var dump = new VtableDump(VendorHeaders.Stub);
        var comparisons = new SlotComparison[releases.Count];
        Parallel.For(0, releases.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            comparisons[i] = SlotVerification.Compare(models[i], Path.Combine(VendorHeaders.Folder, releases[i].Name), dump));
        var differences = comparisons.SelectMany((c, i) => c.Differences.Select(d => $"{releases[i].Name}: {d}")).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{releases.Count} releases, {comparisons.Sum(c => c.Classes)} vtables, {comparisons.Sum(c => c.Slots)} slots, "
                + $"{differences.Count} differences");
        Assert.Empty(differences);
        Assert.All(comparisons, c => Assert.True(c.Classes > 250 && c.Slots > 1500, $"only {c.Classes} vtables, {c.Slots} slots"));
    }

    /// <summary>What the vendor's headers hold little of: overloads apart and overridden, a destructor in the middle, a base without
    /// one.</summary>
    private const string Tricky = """
        namespace t {
        struct A { virtual void f(int) = 0; virtual int g() const = 0; virtual void f(char const*) = 0; virtual ~A() = default; virtual void f(long, bool) = 0; };
        struct B : A { void f(int) override = 0; virtual void g(int) = 0; virtual void f() = 0; virtual void h() = 0; virtual void g(char) = 0; };
        struct C : B { ~C() override; virtual void f(float) = 0; };
        struct N { virtual void only() = 0; };
        struct M : N { virtual ~M(); virtual void only(int) = 0; };
        }
        """;

    [Fact]
    public void Overloads_overrides_and_late_destructors_lie_where_the_compiler_puts_them()
    {
        VendorHeaders.NeedClang();
        using var folder = new TempFolder();
        folder.Write("tricky.h", System.Text.Encoding.UTF8.GetBytes(Tricky));
        var model = new ClangHeaderReader(VendorHeaders.Stub, "tricky.h").Read(folder.Path);
        var comparison = SlotVerification.Compare(model, folder.Path, new VtableDump(VendorHeaders.Stub, "tricky.h"));
        Assert.Empty(comparison.Differences);
        Assert.Equal(10, comparison.Classes);
        // A comparison that cannot fail proves nothing: the other system's order has to differ.
        var classes = model.Classes.ToDictionary(c => c.Name);
        Assert.NotEqual(
            VtableLayout.Compute(classes["B"], classes, TargetOs.Linux).Where(s => !s.Method.IsDestructor).Select(VtableDump.Describe),
            VtableLayout.Compute(classes["B"], classes, TargetOs.Windows).Where(s => !s.Method.IsDestructor).Select(VtableDump.Describe));
        var swapped =
            model with { Classes = [.. model.Classes.Select(c => c.Name == "A" ? c with { Members = [.. c.Members.Reverse()] } : c)] };
        Assert.NotEmpty(SlotVerification.Compare(swapped, folder.Path, new VtableDump(VendorHeaders.Stub, "tricky.h")).Differences);
    }
}
