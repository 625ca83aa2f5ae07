using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Transpose(Transpose(x)) is one Transpose, or x.</summary>
internal static class TransposePairs
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } outer || !outer.Is("Transpose") || edit.Producer(outer.Input(0)) is not { } inner
                || !inner.Is("Transpose")) continue;
            var (first, second) = (inner.Ints("perm"), outer.Ints("perm"));
            if (first.IsDefault || second.IsDefault || first.Length != second.Length) continue;
            var perm = ImmutableArray.CreateBuilder<long>(first.Length);
            foreach (var axis in second) perm.Add(first[(int)axis]);
            var identity = true;
            for (var a = 0; a < perm.Count; a++) identity &= perm[a] == a;
            if (identity && edit.Bypass(i, inner.Input(0), outer.Outputs[0])) continue;
            edit.Replace(i,
                outer with { Inputs = [inner.Input(0)],
                Attributes = outer.Attributes.SetItem("perm", new IntsAttribute(perm.MoveToImmutable())) });
        }
        return model with { Graph = edit.ToGraph() };
    }
}
