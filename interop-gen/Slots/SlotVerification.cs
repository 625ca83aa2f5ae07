using InteropGen.Model;

namespace InteropGen.Slots;

/// <summary>Computed slots against the compiler's, for every class of a release and both systems.</summary>
public static class SlotVerification
{
    public static SlotComparison Compare(HeaderModel model, string headers, VtableDump dump)
    {
        var classes = model.Classes.ToDictionary(c => c.Name);
        var differences = new List<string>();
        var slots = 0;
        foreach (var os in (ReadOnlySpan<TargetOs>)[TargetOs.Linux, TargetOs.Windows])
        {
            var compiled = dump.Read(headers, model.Classes, os);
            foreach (var type in model.Classes)
            {
                var expected = VtableLayout.Compute(type, classes, os).Select(VtableDump.Describe).ToList();
                slots += expected.Count;
                if (!compiled.TryGetValue(type.Name, out var actual))
                    { differences.Add($"{type.Name} on {os}: the compiler printed no vtable"); continue; }
                for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
                {
                    var (e, a) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
                    if (e != a) differences.Add($"{type.Name} on {os}, slot {i}: {e ?? "nothing"}, the compiler has {a ?? "nothing"}");
                }
            }
        }
        return new(2 * model.Classes.Length, slots, differences);
    }
}

/// <param name="Classes">Vtables compared: each class once a system.</param>
public sealed record SlotComparison(int Classes, int Slots, IReadOnlyList<string> Differences);
