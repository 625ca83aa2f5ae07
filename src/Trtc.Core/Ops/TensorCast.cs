using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Whole tensors in another type, as ONNX's Cast computes them.</summary>
public static class TensorCast
{
    /// <returns>Null for a pair of types that is not covered.</returns>
    public static TensorData? To(TensorData tensor, DataType type) =>
        tensor.Type == type ? tensor : DenseTensor.Read(tensor) is { } x && ConversionEvaluation.Convert(x, type) is { } y ? y.ToData()
            : null;
}
