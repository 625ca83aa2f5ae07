using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>Activation memory, estimated before any fusion, at the three shapes of a profile.</summary>
/// <param name="Profile">From 1; 0 for a model whose inputs are static, where the three are one.</param>
public sealed record ProfileMemory(int Profile, ActivationEstimate Min, ActivationEstimate Opt, ActivationEstimate Max)
{
    /// <param name="inferred">The same model with inferred types.</param>
    /// <param name="profiles">Checked; empty when none was given.</param>
    /// <returns>Empty when the shapes are open: dynamic inputs without a profile.</returns>
    public static ImmutableArray<ProfileMemory> Of(Model model, Model inferred, ImmutableArray<Profile> profiles)
    {
        if (profiles.IsEmpty)
        {
            if (model.Graph.Inputs.Any(ProfileCheck.IsDynamic) || !ShapeInputs.Of(model.Graph).IsEmpty) return [];
            var estimate = ActivationMemory.Estimate(inferred.Graph);
            return [new(0, estimate, estimate, estimate)];
        }
        var rows = ImmutableArray.CreateBuilder<ProfileMemory>(profiles.Length);
        for (var p = 0; p < profiles.Length; p++)
            rows.Add(
                new(p + 1, At(model, profiles[p], r => r.Min), At(model, profiles[p], r => r.Opt), At(model, profiles[p], r => r.Max)));
        return rows.MoveToImmutable();
    }

    private static ActivationEstimate At(Model model, Profile profile, Func<InputRange, ImmutableArray<long>> select) =>
        ActivationMemory.Estimate(model, ProfileShapes.Of(model.Graph, profile, select));
}
