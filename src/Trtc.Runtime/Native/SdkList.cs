using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TensorRT;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>One line of <c>trtc sdk list</c>.</summary>
/// <param name="Product"><c>tensorrt</c> or <c>tensorrt-rtx</c>.</param>
/// <param name="Version">Null where the library cannot be loaded.</param>
/// <param name="Problem">Why not; null where all is well.</param>
internal sealed record SdkEntry(string Source, string Product, string? Version, string Library, string? Parser, string? Problem);

internal sealed record SdkListing(ImmutableArray<SdkEntry> Sdks);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SdkListing))]
internal sealed partial class SdkListJson : JsonSerializerContext;

internal static class SdkList
{
    /// <summary>Loads each library found in a process of its own and asks for its version.</summary>
    public static SdkListing Probe(SdkSearch search, CancellationToken cancel)
    {
        var entries = ImmutableArray.CreateBuilder<SdkEntry>();
        foreach (var candidate in search.Candidates())
        {
            cancel.ThrowIfCancellationRequested();
            var faults = new DiagnosticList();
            using var session = SdkSession.Begin(candidate, prepare: false);
            using var kill = cancel.UnsafeRegister(static c => ((ChildProcess)c!).Kill(), session.Child);
            var opened = session.Finish(faults);
            if (candidate.Source == "store"
                && StoredHashes.Damage(Path.GetDirectoryName(candidate.Files.LibraryPath)!, cancel) is { } damage)
                faults.Add(Codes.StoreDamaged, "", "", candidate.Files.LibraryPath, damage);
            var problem = string.Join(' ', faults.Items.Select(f => $"{f.Code.Id}: {f.Message}"));
            entries.Add(new(candidate.Source, ProductNames.Key(candidate.Files.Product == Product.TensorRTRtx),
                opened ? session.Version.Number : null, candidate.Files.LibraryPath, candidate.Files.ParserPath, problem.Length > 0
                    ? problem : null));
        }
        cancel.ThrowIfCancellationRequested();
        return new(entries.ToImmutable());
    }
}
