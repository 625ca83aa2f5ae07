using InteropGen.Model;

namespace InteropGen.Slots;

public enum TargetOs { Linux, Windows }

/// <summary>One slot of a vtable.</summary>
/// <param name="Class">The class that declares the method first.</param>
public sealed record Slot(string Class, MethodModel Method, bool IsDeleting = false);

/// <summary>
/// The order of a class's slots under both ABIs. Itanium: declaration order, a destructor takes two slots (complete, deleting). Microsoft:
/// one destructor slot; the overloads of one name that a class declares stand together where the first of them is, overrides included, last
/// declared first. The order here is checked against clang's own vtable dump for every class (<see cref="VtableDump"/>).
/// </summary>
public static class VtableLayout
{
    public static List<Slot> Compute(ClassModel type, IReadOnlyDictionary<string, ClassModel> classes, TargetOs os)
    {
        var slots = type.Base is null ? [] : Compute(classes[type.Base], classes, os);
        // An override takes no slot, but on Windows it is where its new overloads stand. A covariant result would need a slot; the dump
        // would show it.
        var ordered = os == TargetOs.Windows ? type.Members.GroupBy(m => m.Name).SelectMany(g => g.Reverse()) : type.Members;
        foreach (var method in ordered.Where(m => !m.IsOverride))
        {
            slots.Add(new(type.Name, method, method.IsDestructor && os == TargetOs.Windows));
            if (method.IsDestructor && os == TargetOs.Linux) slots.Add(new(type.Name, method, IsDeleting: true));
        }
        return slots;
    }
}
