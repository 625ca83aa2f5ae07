using System.Collections.Immutable;

namespace Trtc.Core.Onnx;

public sealed record ReadOptions
{
    public static ReadOptions Default { get; } = new();

    /// <summary>Folders outside the model's own in which external data may really lie (caches made of links).</summary>
    public ImmutableArray<string> AllowExternal { get; init; } = [];
}
