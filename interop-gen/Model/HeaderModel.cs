using System.Collections.Immutable;

namespace InteropGen.Model;

/// <summary>What one release's headers declare, free of any parser's types: whichever library reads the headers fills this.</summary>
public sealed record HeaderModel(
    ImmutableArray<ClassModel> Classes, ImmutableArray<EnumModel> Enums, ImmutableArray<StructModel> Structs);

/// <summary>A class with virtual methods.</summary>
/// <param name="Name">As generated: unqualified, or with <c>_v2_0</c> where a later interface version lives beside the first.</param>
/// <param name="Base">The generated name of the polymorphic base, if any.</param>
/// <param name="Members">The virtual methods that this class itself declares, destructor included, in order.</param>
/// <param name="ImplFields">Fields that point to a <c>V*</c> class: the way from an interface to its implementation.</param>
/// <param name="Info">What the class's own inline <c>getInterfaceInfo</c> returns.</param>
public sealed record ClassModel(
    string Name, string Qualified, string? Base, bool IsAbstract, ImmutableArray<MethodModel> Members, ImmutableArray<ImplField> ImplFields,
        InterfaceVersion? Info,
    int Size)
{
    public bool IsImplementation => Qualified.Contains("::apiv::", StringComparison.Ordinal);
}

public sealed record ImplField(string Name, string Class, int Offset);

public sealed record InterfaceVersion(string Kind, int Major, int Minor);

public sealed record MethodModel(
    string Name, bool IsDestructor, bool IsPure, bool IsConst, bool IsOverride, bool IsDeprecated, CppType Result,
        ImmutableArray<ParameterModel> Parameters);

public sealed record ParameterModel(string Name, CppType Type);

public sealed record EnumModel(string Name, string Qualified, string Underlying, ImmutableArray<EnumMember> Members);

public sealed record EnumMember(string Name, long Value, bool IsDeprecated);

public sealed record StructModel(string Name, string Qualified, int Size, int Alignment, ImmutableArray<FieldModel> Fields);

public sealed record FieldModel(string Name, CppType Type, int Offset);
