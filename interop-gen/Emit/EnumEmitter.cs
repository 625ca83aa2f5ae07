using InteropGen.Merge;

namespace InteropGen.Emit;

public static class EnumEmitter
{
    public static string Emit(MergedModel model, MergedEnum type)
    {
        var text = GeneratedFile.CSharp(model, "TensorRT");
        text.Append($"/// <summary>{type.Name}: {ReleaseRanges.Describe(model, type.In)}.</summary>\n");
        text.Append($"public enum {type.Name} : {type.Underlying}\n{{\n");
        foreach (var member in type.Members)
        {
            text.Append($"    /// <summary>{ReleaseRanges.Describe(model, [.. member.Values.Select(v => v is not null)])}.</summary>\n");
            text.Append($"    {member.Name} = {member.Value},\n");
        }
        text.Append("}\n");
        return text.ToString();
    }
}
