using System.Text;
using InteropGen.Merge;

namespace InteropGen.Emit;

/// <summary>The list that a person reviews when a release comes: what changed under a name that stayed.</summary>
public static class SignatureChanges
{
    public static string Emit(MergedModel model)
    {
        var variants = new StringBuilder();
        var dims = new StringBuilder();
        var alike = new StringBuilder();
        var (variantCount, dimsCount, alikeCount) = (0, 0, 0);
        foreach (var type in model.Classes)
        {
            foreach (var group in type.Members.GroupBy(m => m.CppName).Where(g => g.Count() > 1))
            {
                variantCount++;
                variants.Append($"- `{type.Name}::{group.Key}`\n");
                foreach (var member in group)
                    variants.Append(
                        $"  - `{member.Name}`: `{member.Spellings[^1].Signature}`: {ReleaseRanges.Describe(model, member.In)}\n");
            }
            foreach (var member in type.Members.Where(m => m.Spellings.Count > 1))
            {
                var converted = member.Dims32 is not null && member.HasDims64
                    && (member.Method.Result.IsAdaptiveDims || member.Method.Parameters.Any(p => p.Type.IsAdaptiveDims));
                if (converted) dimsCount++; else alikeCount++;
                var text = converted ? dims : alike;
                text.Append($"- `{type.Name}::{member.Name}`\n");
                foreach (var (signature, isIn) in member.Spellings)
                    text.Append($"  - `{signature}`: {ReleaseRanges.Describe(model, isIn)}\n");
            }
        }
        var moving = model.Enums.Where(e => e.IsMoving).Select(e => $"- `{e.Name}`\n").ToList();
        return $"""
            # Signatures that change between releases

            ## {variantCount} names with several signatures
            Each signature is a method of its own; where the release lacks it, its slot is -1 and `Has_...` says so.

            {variants}
            ## {dimsCount} methods whose dimensions changed width
            One method in C#; it takes and returns `Dims64` and converts on releases with 32-bit dimensions.

            {dims}
            ## {alikeCount} methods written differently and called alike
            Pointer or reference, const, a typedef's name: one method in C#.

            {alike}
            ## {moving.Count} enums whose values move
            C# has values of its own for these; the generated calls translate, masks are put together with `...Values.ToNative`.

            {string.Concat(moving)}
            """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }
}
