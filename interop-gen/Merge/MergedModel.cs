using InteropGen.Model;
using InteropGen.Slots;

namespace InteropGen.Merge;

/// <summary>All releases in one: what the generated tables say.</summary>
public sealed record MergedModel(
    IReadOnlyList<Release> Releases, IReadOnlyList<MergedClass> Classes, IReadOnlyList<MergedEnum> Enums,
        IReadOnlyList<MergedStruct> Structs);

/// <param name="Rows">Distinct rows: slot count, slot of the deleting destructor, then the slot of each member; -1 where there is none. Row
/// 0: the class is absent.</param>
/// <param name="RowOf">Row for each release, Linux and Windows in turn.</param>
/// <param name="ImplOffset">Bytes from the start of an interface object to its pointer to this class; -1 when nothing points to it.</param>
public sealed record MergedClass(
    string Name, bool IsImplementation, bool IsCallback, IReadOnlyList<MergedMember> Members, IReadOnlyList<sbyte[]> Rows,
        IReadOnlyList<int> RowOf, int ImplOffset,
    InterfaceVersion? Info);

/// <param name="Name">In C#.</param>
/// <param name="Key">Signature, alike for releases that are called alike.</param>
/// <param name="In">For each release whether it has this member.</param>
/// <param name="Method">The newest release's.</param>
/// <param name="Dims32">The same of the releases with 32-bit dimensions, if they have it.</param>
public sealed record MergedMember(string Name, string CppName, string Key, string Declaration, MethodModel Method, MethodModel? Dims32,
    bool[] In)
{
    /// <summary>How the headers write it, with the releases that do; more than one where the types changed and the call did not.</summary>
    public required IReadOnlyList<(string Signature, bool[] In)> Spellings { get; init; }

    /// <summary>Whether releases with 64-bit dimensions have it: if not, <see cref="Method"/> is the 32-bit one.</summary>
    public required bool HasDims64 { get; init; }
}

public sealed record MergedEnum(string Name, string Underlying, IReadOnlyList<MergedEnumMember> Members, bool[] In)
{
    /// <summary>Some member's value changed, or some value changed its member: a constant cannot stand for it.</summary>
    public bool IsMoving { get; } =
        Members.Any(m => m.Values.Where(v => v is not null).Distinct().Count() > 1)
        || Members.GroupBy(m => m.Value)
        .Any(g => g.Count() > 1 && !In.Select((_, r) => g.Count(m => m.Values[r] is not null)).Any(n => n > 1));
}

/// <param name="Values">For each release its value, null where absent.</param>
public sealed record MergedEnumMember(string Name, long?[] Values)
{
    /// <summary>The value in C#: the newest release's.</summary>
    public long Value => Values.Last(v => v is not null)!.Value;
}

public sealed record MergedStruct(string Name, StructModel Layout, bool[] In);
