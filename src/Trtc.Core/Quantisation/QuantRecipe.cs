using Trtc.Core.Calibration;

namespace Trtc.Core.Quantisation;

/// <summary>How a model is brought to INT8, but for which layers.</summary>
/// <param name="Choice">How each tensor's range is chosen.</param>
/// <param name="Equalise">Channels are brought to like ranges first.</param>
/// <param name="CorrectBias">Mean errors are taken off the biases.</param>
public sealed record QuantRecipe(CalibrationChoice Choice, bool Equalise = false, bool CorrectBias = false)
{
    /// <summary>As reports write it: <c>entropy + equalisation + bias correction</c>.</summary>
    public override string ToString() => Choice + (Equalise ? " + equalisation" : "") + (CorrectBias ? " + bias correction" : "");
}
