using InteropGen.Model;

namespace InteropGen.Slots;

public enum TargetOs { Linux, Windows }

/// <summary>One slot of a vtable.</summary>
/// <param name="Class">The class that declares the method first.</param>
public sealed record Slot(string Class, MethodModel Method, bool IsDeleting = false);

/// <summary>
/// The order of a class's slots under both ABIs. Itanium: declaration order, a destructor takes two slots (complete, deleting). Microsoft: one
/// destructor slot; the overloads of one name that a class declares stand together where the first of them is, last declared first.
/// The order here is checked against clang's own vtable dump for every class (<see cref="VtableDump"/>).
/// </summary>
public static class VtableLayout
{
    public static List<Slot> Compute(ClassModel type, IReadOnlyDictionary<string, ClassModel> classes, TargetOs os)
    {
        var slots = type.Base is null ? [] : Compute(classes[type.Base], classes, os);
        var added = type.Members.Where(m => !m.IsOverride).ToList();
        // An override that narrows nothing keeps its slot; a covariant result would need a slot of its own, which the dump would show.
        if (os == TargetOs.Windows) added = [.. added.GroupBy(m => m.Name).SelectMany(g => g.Reverse())];
        foreach (var method in added)
        {
            slots.Add(new(type.Name, method, method.IsDestructor && os == TargetOs.Windows));
            if (method.IsDestructor && os == TargetOs.Linux) slots.Add(new(type.Name, method, IsDeleting: true));
        }
        return slots;
    }
}
