using Trtc.Core.Accuracy.Detection;

namespace Trtc.Core.Accuracy;

/// <summary>What a model says of one picture, read from its outputs: small enough to keep for every picture.</summary>
public abstract record Prediction;

/// <param name="Best">The five best classes of each row, best first; −1 past the last class.</param>
public sealed record ClassPrediction(int[] Best) : Prediction
{
    public const int Kept = 5;

    public int Rows => Best.Length / Kept;
}

/// <param name="Classes">A class a pixel.</param>
public sealed record MaskPrediction(byte[] Classes) : Prediction;

/// <param name="Boxes">In pixels of the picture, by score, highest first.</param>
public sealed record BoxPrediction(DetectedBox[] Boxes) : Prediction;

/// <param name="Texts">The characters of each picture of the batch, as classes.</param>
public sealed record TextPrediction(int[][] Texts) : Prediction;
