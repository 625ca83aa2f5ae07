using System.Collections.Immutable;

namespace Trtc.Core.Ops;

internal static class AttentionShapes
{
    internal static void Attention(InferenceContext node) => node.Nothing();

    internal static void FlexAttention(InferenceContext node) => node.Nothing();

    internal static void LinearAttention(InferenceContext node) => node.Nothing();
}

internal static class ControlFlowShapes
{
    internal static void If(InferenceContext node) => node.Nothing();

    internal static void Loop(InferenceContext node) => node.Nothing();

    internal static void Scan(InferenceContext node) => node.Nothing();

    internal static void SequenceMap(InferenceContext node) => node.Nothing();
}

internal static class ConvolutionShapes
{
    internal static void CausalConvWithState(InferenceContext node) => node.Nothing();

    internal static void Conv(InferenceContext node) => node.Nothing();

    internal static void ConvTranspose(InferenceContext node) => node.Nothing();

    internal static void DeformConv(InferenceContext node) => node.Nothing();
}

internal static class CreationShapes
{
    internal static void Constant(InferenceContext node) => node.Nothing();

    internal static void ConstantOfShape(InferenceContext node) => node.Nothing();

    internal static void Like(InferenceContext node) => node.Nothing();

    internal static void Multinomial(InferenceContext node) => node.Nothing();

    internal static void Random(InferenceContext node) => node.Nothing();

    internal static void Range(InferenceContext node) => node.Nothing();
}

internal static class ElementwiseShapes
{
    internal static void Broadcast(InferenceContext node) => node.Nothing();

    internal static void Cast(InferenceContext node) => node.Nothing();

    internal static void Same(InferenceContext node) => node.Nothing();

    internal static void SwiGLU(InferenceContext node) => node.Nothing();
}

internal static class ImageShapes
{
    internal static void AffineGrid(InferenceContext node) => node.Nothing();

    internal static void GridSample(InferenceContext node) => node.Nothing();

    internal static void ImageDecoder(InferenceContext node) => node.Nothing();

    internal static void NonMaxSuppression(InferenceContext node) => node.Nothing();

    internal static void Resize(InferenceContext node) => node.Nothing();

    internal static void Upsample(InferenceContext node) => node.Nothing();
}

internal static class JoinShapes
{
    internal static void CenterCropPad(InferenceContext node) => node.Nothing();

    internal static void Col2Im(InferenceContext node) => node.Nothing();

    internal static void Concat(InferenceContext node) => node.Nothing();

    internal static void Pad(InferenceContext node) => node.Nothing();

    internal static void Split(InferenceContext node) => node.Nothing();
}

internal static class LossShapes
{
    internal static void NegativeLogLikelihood(InferenceContext node) => node.Nothing();

    internal static void SoftmaxCrossEntropy(InferenceContext node) => node.Nothing();
}

internal static class MatrixShapes
{
    internal static void Det(InferenceContext node) => node.Nothing();

    internal static void Einsum(InferenceContext node) => node.Nothing();

    internal static void FusedMatMul(InferenceContext node) => node.Nothing();

    internal static void Gemm(InferenceContext node) => node.Nothing();

    internal static void MatMul(InferenceContext node) => node.Nothing();

    internal static void MatMulNBits(InferenceContext node) => node.Nothing();
}

internal static class MlShapes
{
    internal static void ArrayFeatureExtractor(InferenceContext node) => node.Nothing();

    internal static void CastMap(InferenceContext node) => node.Nothing();

    internal static void Classifier(InferenceContext node) => node.Nothing();

    internal static void DictVectorizer(InferenceContext node) => node.Nothing();

    internal static void FeatureVectorizer(InferenceContext node) => node.Nothing();

    internal static void OneHotEncoder(InferenceContext node) => node.Nothing();

    internal static void Regressor(InferenceContext node) => node.Nothing();

    internal static void SameShape(InferenceContext node) => node.Nothing();

    internal static void TreeEnsemble(InferenceContext node) => node.Nothing();

    internal static void ZipMap(InferenceContext node) => node.Nothing();
}

internal static class NormalizationShapes
{
    internal static void BatchNormalization(InferenceContext node) => node.Nothing();

    internal static void LayerNormalization(InferenceContext node) => node.Nothing();

    internal static void SkipLayerNormalization(InferenceContext node) => node.Nothing();
}

internal static class OptionalShapes
{
    internal static void GetElement(InferenceContext node) => node.Nothing();

    internal static void HasElement(InferenceContext node) => node.Nothing();

    internal static void Optional(InferenceContext node) => node.Nothing();
}

internal static class PoolingShapes
{
    internal static void Global(InferenceContext node) => node.Nothing();

    internal static void MaxUnpool(InferenceContext node) => node.Nothing();

    internal static void Pool(InferenceContext node) => node.Nothing();

    internal static void Roi(InferenceContext node) => node.Nothing();
}

internal static class QuantizationShapes
{
    internal static void Dequantize(InferenceContext node) => node.Nothing();

    internal static void DynamicQuantize(InferenceContext node) => node.Nothing();

    internal static void QLinearBinary(InferenceContext node) => node.Nothing();

    internal static void Quantize(InferenceContext node) => node.Nothing();
}

internal static class RecurrentShapes
{
    internal static void Recurrent(InferenceContext node) => node.Nothing();
}

internal static class ReductionShapes
{
    internal static void Arg(InferenceContext node) => node.Nothing();

    internal static void Reduce(InferenceContext node) => node.Nothing();

    internal static void TopK(InferenceContext node) => node.Nothing();
}

internal static class ReshapeShapes
{
    internal static void DepthToSpace(InferenceContext node) => node.Nothing();

    internal static void Expand(InferenceContext node) => node.Nothing();

    internal static void Flatten(InferenceContext node) => node.Nothing();

    internal static void Reshape(InferenceContext node) => node.Nothing();

    internal static void ShapeOf(InferenceContext node) => node.Nothing();

    internal static void SizeOf(InferenceContext node) => node.Nothing();

    internal static void SpaceToDepth(InferenceContext node) => node.Nothing();

    internal static void Squeeze(InferenceContext node) => node.Nothing();

    internal static void Tile(InferenceContext node) => node.Nothing();

    internal static void Transpose(InferenceContext node) => node.Nothing();

    internal static void Unsqueeze(InferenceContext node) => node.Nothing();
}

internal static class SelectionShapes
{
    internal static void Compress(InferenceContext node) => node.Nothing();

    internal static void Gather(InferenceContext node) => node.Nothing();

    internal static void GatherElements(InferenceContext node) => node.Nothing();

    internal static void GatherND(InferenceContext node) => node.Nothing();

    internal static void NonZero(InferenceContext node) => node.Nothing();

    internal static void OneHot(InferenceContext node) => node.Nothing();

    internal static void Slice(InferenceContext node) => node.Nothing();

    internal static void Unique(InferenceContext node) => node.Nothing();
}

internal static class SequenceShapes
{
    internal static void At(InferenceContext node) => node.Nothing();

    internal static void ConcatFromSequence(InferenceContext node) => node.Nothing();

    internal static void Construct(InferenceContext node) => node.Nothing();

    internal static void Empty(InferenceContext node) => node.Nothing();

    internal static void Erase(InferenceContext node) => node.Nothing();

    internal static void Insert(InferenceContext node) => node.Nothing();

    internal static void Length(InferenceContext node) => node.Nothing();

    internal static void SplitToSequence(InferenceContext node) => node.Nothing();
}

internal static class SignalShapes
{
    internal static void Dft(InferenceContext node) => node.Nothing();

    internal static void MelWeightMatrix(InferenceContext node) => node.Nothing();

    internal static void Stft(InferenceContext node) => node.Nothing();

    internal static void Window(InferenceContext node) => node.Nothing();
}

internal static class TextShapes
{
    internal static void StringNormalizer(InferenceContext node) => node.Nothing();

    internal static void StringSplit(InferenceContext node) => node.Nothing();

    internal static void TfIdfVectorizer(InferenceContext node) => node.Nothing();
}

internal static class TrainingShapes
{
    internal static void Gradient(InferenceContext node) => node.Nothing();

    internal static void Optimizer(InferenceContext node) => node.Nothing();
}

internal static class ArithmeticEvaluation
{
    internal static ImmutableArray<Tensor>? Binary(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Variadic(EvaluationContext node) => node.Nothing();
}

internal static class ComparisonEvaluation
{
    internal static ImmutableArray<Tensor>? Compare(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Logic(EvaluationContext node) => node.Nothing();
}

internal static class ConversionEvaluation
{
    internal static ImmutableArray<Tensor>? BitCast(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Cast(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? CastLike(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Dequantize(EvaluationContext node) => node.Nothing();
}

internal static class CreationEvaluation
{
    internal static ImmutableArray<Tensor>? Constant(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? ConstantOfShape(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? EyeLike(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Range(EvaluationContext node) => node.Nothing();
}

internal static class MovementEvaluation
{
    internal static ImmutableArray<Tensor>? Concat(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Expand(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Identity(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Pad(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Reshape(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Slice(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Split(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Tile(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Transpose(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Trilu(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Where(EvaluationContext node) => node.Nothing();
}

internal static class ReductionEvaluation
{
    internal static ImmutableArray<Tensor>? Arg(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? CumSum(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Reduce(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? TopK(EvaluationContext node) => node.Nothing();
}

internal static class SelectionEvaluation
{
    internal static ImmutableArray<Tensor>? Compress(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Gather(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? GatherElements(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? GatherND(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? NonMaxSuppression(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? NonZero(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? OneHot(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? ScatterElements(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? ScatterND(EvaluationContext node) => node.Nothing();

    internal static ImmutableArray<Tensor>? Unique(EvaluationContext node) => node.Nothing();
}

internal static class UnaryEvaluation
{
    internal static ImmutableArray<Tensor>? Evaluate(EvaluationContext node) => node.Nothing();
}

public abstract class Tensor;
public sealed class InferenceContext { private int _n; internal void Nothing() => _n++; }
public sealed class EvaluationContext { private int _n; internal ImmutableArray<Tensor>? Nothing() => _n++ > 0 ? [] : null; }
