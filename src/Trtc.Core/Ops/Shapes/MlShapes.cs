using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>The domain ai.onnx.ml: rows of features (N, F).</summary>
internal static class MlShapes
{
    internal static void SameShape(InferenceContext node)
    {
        if (node.OutputElement(0) == DataType.Undefined) node.SetElement(0, ValueType(node));
        if (node.Dims(0) is { } x) node.SetDims(0, x);
    }

    internal static void TreeEnsemble(InferenceContext node) => node.SetDims(0, [Rows(node), DimExpr.Of(node.Node.Int("n_targets", 1))]);

    internal static void Regressor(InferenceContext node)
    {
        var targets = node.Node.OpType == "SVMRegressor" ? 1
            : node.Node.Int(node.Node.OpType == "LinearRegressor" ? "targets" : "n_targets", 1);
        node.SetTensor(0, DataType.Float32, [Rows(node), DimExpr.Of(targets)]);
    }

    internal static void Classifier(InferenceContext node)
    {
        var strings = Strings(node, "classlabels_strings");
        var integers = Count(node, "classlabels_ints") + Count(node, "classlabels_int64s");
        node.SetTensor(0, strings > 0 ? DataType.String : DataType.Int64, [Rows(node)]);
        var classes = strings > 0 ? strings : integers;
        node.SetTensor(1, DataType.Float32, [Rows(node), classes > 0 ? DimExpr.Of(classes) : null]);
    }

    internal static void ArrayFeatureExtractor(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: > 0 } x || node.Dims(1) is not { } indices) return;
        DimExpr? count = DimExpr.Of(1);
        foreach (var d in indices) count *= d;
        node.SetDims(0, x.Length == 1 ? [DimExpr.Of(1), count] : [.. x[..^1], count]);
    }

    internal static void OneHotEncoder(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var categories = Math.Max(Strings(node, "cats_strings"), Count(node, "cats_int64s"));
        node.SetTensor(0, DataType.Float32, [.. x, DimExpr.Of(categories)]);
    }

    internal static void FeatureVectorizer(InferenceContext node)
    {
        long width = 0;
        var sizes = node.Node.Ints("inputdimensions");
        foreach (var s in sizes.IsDefault ? [] : sizes) width += s;
        node.SetTensor(0, DataType.Float32, [Rows(node), sizes.IsDefault ? null : DimExpr.Of(width)]);
    }

    internal static void ZipMap(InferenceContext node)
    {
        var key = Strings(node, "classlabels_strings") > 0 ? DataType.String : DataType.Int64;
        node.SetType(0, new SequenceType(new MapType(key, new TensorType(DataType.Float32, Shape.Scalar))));
    }

    internal static void CastMap(InferenceContext node)
    {
        var type = node.Node.String("cast_to", "TO_FLOAT")
            switch { "TO_INT64" => DataType.Int64, "TO_STRING" => DataType.String, _ => DataType.Float32 };
        var width = node.Node.String("map_form", "DENSE") == "SPARSE" ? DimExpr.Of(node.Node.Int("max_map", 1)) : null;
        node.SetTensor(0, type, [DimExpr.Of(1), width]);
    }

    internal static void DictVectorizer(InferenceContext node)
    {
        var width = Math.Max(Strings(node, "string_vocabulary"), Count(node, "int64_vocabulary"));
        var element = node.Input(0).Type is MapType { Value: TensorType t } ? t.Element : DataType.Undefined;
        node.SetTensor(0, element, [DimExpr.Of(1), DimExpr.Of(width)]);
    }

    private static DataType ValueType(InferenceContext node)
    {
        if (node.Node.OpType == "CategoryMapper") return node.Element(0) == DataType.String ? DataType.Int64 : DataType.String;
        foreach (var (name, value) in node.Node.Attributes)
        {
            if (!name.StartsWith("values_", StringComparison.Ordinal)) continue;
            return value switch
            {
                TensorAttribute t => t.Value.Type,
                IntsAttribute => DataType.Int64,
                FloatsAttribute => DataType.Float32,
                StringsAttribute => DataType.String,
                _ => DataType.Undefined,
            };
        }
        if (Strings(node, "classes_strings") > 0) return node.Element(0) == DataType.String ? DataType.Int64 : DataType.String;
        return DataType.Undefined;
    }

    private static DimExpr? Rows(InferenceContext node) => node.Dims(0) switch
    {
        { Length: 1 } => DimExpr.Of(1),
        { Length: 2 } x => x[0],
        _ => null,
    };

    private static int Strings(InferenceContext node, string name) =>
        node.Node.Attributes.GetValueOrDefault(name) is StringsAttribute { Values: var v } ? v.Length : 0;

    private static int Count(InferenceContext node, string name) => node.Node.Ints(name) is { IsDefault: false } list ? list.Length : 0;
}
