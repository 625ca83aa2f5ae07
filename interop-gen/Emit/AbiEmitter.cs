using InteropGen.Merge;

namespace InteropGen.Emit;

/// <summary>The list of releases, which gives every table its order.</summary>
public static class AbiEmitter
{
    public static bool IsDims32(MergedModel model, int release) => !model.Structs.Any(s => s.Name == "Dims64" && s.In[release]);

    public static string Emit(MergedModel model)
    {
        var text = GeneratedFile.CSharp(model, "TensorRT.Interop");
        text.Append("internal sealed partial class Abi\n{\n    /// <summary>Every release whose headers were read.</summary>\n");
        text.Append("    private static readonly (Product Product, int Major, int Minor, bool Dims32)[] Releases =\n    [\n");
        for (var i = 0; i < model.Releases.Count; i++)
        {
            var r = model.Releases[i];
            text.Append($"        (Product.{(r.Product == "tensorrt" ? "TensorRT" : "TensorRTRtx")}, {r.Major}, {r.Minor}, {(IsDims32(model, i) ? "true" : "false")}),\n");
        }
        text.Append("    ];\n}\n");
        return text.ToString();
    }
}
