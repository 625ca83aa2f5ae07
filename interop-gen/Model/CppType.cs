namespace InteropGen.Model;

public enum CppKind { Void, Bool, Integer, Floating, Enum, Record, Pointer, Reference, Function, Array }

/// <summary>A C++ type as far as calling across the boundary needs it.</summary>
/// <param name="Spelling">As the header writes it.</param>
/// <param name="Name">Generated name of an enum or record; C# keyword of a primitive; empty otherwise.</param>
/// <param name="IsConst">The type itself is const (for a pointer: what it points to says so itself).</param>
/// <param name="Length">Elements of an array.</param>
public sealed record CppType(CppKind Kind, string Spelling, string Name, bool IsConst, CppType? Pointee = null, int Length = 0)
{
    /// <summary>
    /// What has to be equal for two releases' parameters to be called alike: top-level const, pointer or reference do not matter, nor how
    /// Dims are passed, which follows the release.
    /// </summary>
    public string Key => Kind switch
    {
        _ when IsAdaptiveDims => "Dims",
        CppKind.Pointer or CppKind.Reference => $"{(IsDims(Pointee!) ? Pointee!.Name : Pointee!.Key)}*",
        CppKind.Array => $"{Pointee!.Key}[{Length}]",
        CppKind.Function => Spelling,
        _ => Name,
    };

    /// <summary><c>Dims</c> by value or by const reference: the one struct whose layout follows the release and that is converted at the
    /// call.</summary>
    public bool IsAdaptiveDims => IsDims(this) || (Kind == CppKind.Reference && IsDims(Pointee!) && Pointee!.IsConst);

    private static bool IsDims(CppType type) => type.Kind == CppKind.Record && type.Name is "Dims32" or "Dims64";
}
