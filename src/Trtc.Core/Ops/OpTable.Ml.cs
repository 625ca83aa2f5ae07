using System.Collections.Immutable;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> MlRows =>
    [
        new("ArrayFeatureExtractor")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.ArrayFeatureExtractor,
            Signatures =
            [
                new(1, "X:T, Y:i64", "Z:T", "T=f32|f64|i32|i64|str"),
            ],
        },
        new("Binarizer")
        {
            Domain = "ai.onnx.ml",
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f32|f64|i32|i64", "threshold:f=0.0"),
            ],
        },
        new("CastMap")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.CastMap,
            Signatures =
            [
                new(1, "X:T1", "Y:T2", "T1=map; T2=f32|i64|str", "cast_to:s=TO_FLOAT, map_form:s=DENSE, max_map:i=1"),
            ],
        },
        new("CategoryMapper")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.SameShape,
            Signatures =
            [
                new(1, "X:T1", "Y:T2", "T1=i64|str; T2=i64|str",
                    "cats_int64s:is, cats_strings:ss, default_int64:i=-1, default_string:s=_Unused"),
            ],
        },
        new("DictVectorizer")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.DictVectorizer,
            Signatures =
            [
                new(1, "X:T1", "Y:T2", "T1=map; T2=f32|f64|i64|str", "int64_vocabulary:is, string_vocabulary:ss"),
            ],
        },
        new("FeatureVectorizer")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.FeatureVectorizer,
            Signatures =
            [
                new(1, "X+:T1", "Y:f32", "T1=f32|f64|i32|i64", "inputdimensions:is"),
            ],
        },
        new("Imputer")
        {
            Domain = "ai.onnx.ml",
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f32|f64|i32|i64",
                    "imputed_value_floats:fs, imputed_value_int64s:is, replaced_value_float:f=0.0, replaced_value_int64:i=0"),
            ],
        },
        new("LabelEncoder")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.SameShape,
            Signatures =
            [
                new(1, "X:T1", "Y:T2", "T1=i64|str; T2=i64|str", "classes_strings:ss, default_int64:i=-1, default_string:s=_Unused"),
                new(2, types: "T1=f32|i64|str; T2=f32|i64|str",
                    attributes: "default_float:f=-0.0, default_int64:i=-1, default_string:s=_Unused, keys_floats:fs, keys_int64s:is, " +
                    "keys_strings:ss, values_floats:fs, values_int64s:is, values_strings:ss"),
                new(4, types: "T1=f32|f64|i16|i32|i64|str; T2=f32|f64|i16|i32|i64|str",
                    attributes: "default_float:f=-0.0, default_int64:i=-1, default_string:s=_Unused, default_tensor:t, keys_floats:fs, " +
                    "keys_int64s:is, keys_strings:ss, keys_tensor:t, values_floats:fs, values_int64s:is, values_strings:ss, " +
                    "values_tensor:t"),
            ],
        },
        new("LinearClassifier")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.Classifier,
            Signatures =
            [
                new(1, "X:T1", "Y:T2, Z:f32", "T1=f32|f64|i32|i64; T2=i64|str",
                    "classlabels_ints:is, classlabels_strings:ss, coefficients:fs!, intercepts:fs, multi_class:i=0, " +
                    "post_transform:s=NONE"),
            ],
        },
        new("LinearRegressor")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.Regressor,
            Signatures =
            [
                new(1, "X:T", "Y:f32", "T=f32|f64|i32|i64", "coefficients:fs, intercepts:fs, post_transform:s=NONE, targets:i=1"),
            ],
        },
        new("Normalizer")
        {
            Domain = "ai.onnx.ml",
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(1, "X:T", "Y:f32", "T=f32|f64|i32|i64", "norm:s=MAX"),
            ],
        },
        new("OneHotEncoder")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.OneHotEncoder,
            Signatures =
            [
                new(1, "X:T", "Y:f32", "T=f32|f64|i32|i64|str", "cats_int64s:is, cats_strings:ss, zeros:i=1"),
            ],
        },
        new("SVMClassifier")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.Classifier,
            Signatures =
            [
                new(1, "X:T1", "Y:T2, Z:f32", "T1=f32|f64|i32|i64; T2=i64|str",
                    "classlabels_ints:is, classlabels_strings:ss, coefficients:fs, kernel_params:fs, kernel_type:s=LINEAR, " +
                    "post_transform:s=NONE, prob_a:fs, prob_b:fs, rho:fs, support_vectors:fs, vectors_per_class:is"),
            ],
        },
        new("SVMRegressor")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.Regressor,
            Signatures =
            [
                new(1, "X:T", "Y:f32", "T=f32|f64|i32|i64",
                    "coefficients:fs, kernel_params:fs, kernel_type:s=LINEAR, n_supports:i=0, one_class:i=0, " +
                    "post_transform:s=NONE, rho:fs, support_vectors:fs"),
            ],
        },
        new("Scaler")
        {
            Domain = "ai.onnx.ml",
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(1, "X:T", "Y:f32", "T=f32|f64|i32|i64", "offset:fs, scale:fs"),
            ],
        },
        new("TreeEnsemble")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.TreeEnsemble,
            Signatures =
            [
                new(5, "X:T", "Y:T", "T=f",
                    "aggregate_function:i=1, leaf_targetids:is!, leaf_weights:t!, membership_values:t, n_targets:i, " +
                    "nodes_falseleafs:is!, nodes_falsenodeids:is!, nodes_featureids:is!, nodes_hitrates:t, " +
                    "nodes_missing_value_tracks_true:is, nodes_modes:t!, nodes_splits:t!, nodes_trueleafs:is!, " +
                    "nodes_truenodeids:is!, post_transform:i=0, tree_roots:is!"),
            ],
        },
        new("TreeEnsembleClassifier")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.Classifier,
            Signatures =
            [
                new(1, "X:T1", "Y:T2, Z:f32", "T1=f32|f64|i32|i64; T2=i64|str",
                    "base_values:fs, class_ids:is, class_nodeids:is, class_treeids:is, class_weights:fs, " +
                    "classlabels_int64s:is, classlabels_strings:ss, nodes_falsenodeids:is, nodes_featureids:is, " +
                    "nodes_hitrates:fs, nodes_missing_value_tracks_true:is, nodes_modes:ss, nodes_nodeids:is, " +
                    "nodes_treeids:is, nodes_truenodeids:is, nodes_values:fs, post_transform:s=NONE"),
                new(3,
                    attributes: "base_values:fs, base_values_as_tensor:t, class_ids:is, class_nodeids:is, class_treeids:is, " +
                    "class_weights:fs, class_weights_as_tensor:t, classlabels_int64s:is, classlabels_strings:ss, " +
                    "nodes_falsenodeids:is, nodes_featureids:is, nodes_hitrates:fs, nodes_hitrates_as_tensor:t, " +
                    "nodes_missing_value_tracks_true:is, nodes_modes:ss, nodes_nodeids:is, nodes_treeids:is, " +
                    "nodes_truenodeids:is, nodes_values:fs, nodes_values_as_tensor:t, post_transform:s=NONE"),
                new(5, deprecated: true),
            ],
        },
        new("TreeEnsembleRegressor")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.Regressor,
            Signatures =
            [
                new(1, "X:T", "Y:f32", "T=f32|f64|i32|i64",
                    "aggregate_function:s=SUM, base_values:fs, n_targets:i, nodes_falsenodeids:is, nodes_featureids:is, " +
                    "nodes_hitrates:fs, nodes_missing_value_tracks_true:is, nodes_modes:ss, nodes_nodeids:is, " +
                    "nodes_treeids:is, nodes_truenodeids:is, nodes_values:fs, post_transform:s=NONE, target_ids:is, " +
                    "target_nodeids:is, target_treeids:is, target_weights:fs"),
                new(3,
                    attributes: "aggregate_function:s=SUM, base_values:fs, base_values_as_tensor:t, n_targets:i, nodes_falsenodeids:is, " +
                    "nodes_featureids:is, nodes_hitrates:fs, nodes_hitrates_as_tensor:t, nodes_missing_value_tracks_true:is, " +
                    "nodes_modes:ss, nodes_nodeids:is, nodes_treeids:is, nodes_truenodeids:is, nodes_values:fs, " +
                    "nodes_values_as_tensor:t, post_transform:s=NONE, target_ids:is, target_nodeids:is, target_treeids:is, " +
                    "target_weights:fs, target_weights_as_tensor:t"),
                new(5, deprecated: true),
            ],
        },
        new("ZipMap")
        {
            Domain = "ai.onnx.ml",
            Shape = MlShapes.ZipMap,
            Signatures =
            [
                new(1, "X:f32", "Z:T", "T=seqmap", "classlabels_int64s:is, classlabels_strings:ss"),
            ],
        },
    ];
}
