using InteropGen.Merge;

namespace InteropGen.Emit;

/// <summary>The extern "C" functions, each as a call through the address that NativeLibrary gives.</summary>
public sealed class ExportEmitter(MergedModel model, CSharpTypes types)
{
    public string Emit()
    {
        var text = GeneratedFile.CSharp(model, "TensorRT.Interop");
        text.Append("internal static unsafe class Exports\n{\n");
        foreach (var function in model.Functions)
        {
            var f = function.Function;
            var parameters = string.Concat(f.Parameters.Select(p => $", {types.Native(p.Type)} {CSharpTypes.Identifier(p.Name)}"));
            var signature = string.Join(", ", f.Parameters.Select(p => types.Native(p.Type)).Append(types.Native(f.Result)));
            var arguments = string.Join(", ", f.Parameters.Select(p => CSharpTypes.Identifier(p.Name)));
            text.Append($"    /// <summary>{ReleaseRanges.Describe(model, function.In)}.</summary>\n");
            text.Append($"    public static {types.Native(f.Result)} {f.Name}(nint function{parameters}) =>\n");
            text.Append($"        ((delegate* unmanaged[Cdecl]<{signature}>)function)({arguments});\n\n");
        }
        text.Length--;
        text.Append("}\n");
        return text.ToString();
    }
}
