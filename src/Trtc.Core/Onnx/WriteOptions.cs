namespace Trtc.Core.Onnx;

public sealed record WriteOptions
{
    public static WriteOptions Default { get; } = new();

    /// <summary>Weights go to an external data file beside the model, MODEL.onnx.data; otherwise only when they do not fit
    /// inside.</summary>
    public bool ExternalData { get; init; }

    /// <summary>Bytes of weights that one message may hold; protobuf itself ends at 2 GiB.</summary>
    public long InlineLimit { get; init; } = 1_900L * 1024 * 1024;
}
