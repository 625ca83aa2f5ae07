using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> ImageRows =>
    [
        new("ImageDecoder")
        {
            Shape = ImageShapes.ImageDecoder,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Signatures =
            [
                new(20, "encoded_stream:T1", "image:T2", "T1=u8; T2=u8", "pixel_format:s=RGB"),
            ],
        },
        new("NonMaxSuppression")
        {
            Shape = ImageShapes.NonMaxSuppression, Evaluate = NonMaxSuppressionEvaluation.Evaluate,
            Support = new("f|bf16",
                Where("the builder has no kernel for it", _ => "NonMaxSuppression", "Cut it off and suppress outside the engine.").On(Rtx)
                    .InBuilder()),
            Half = HalfRole.KeepFloat,
            Fault = Validity.RankOf((0, 3), (1, 3)),
            Signatures =
            [
                new(10, "boxes:f32, scores:f32, max_output_boxes_per_class?:i64, iou_threshold?:f32, score_threshold?:f32",
                    "selected_indices:i64", attributes: "center_point_box:i=0"),
                new(11),
            ],
        },
        new("RoiAlign")
        {
            Shape = PoolingShapes.Roi,
            Support = new("f") { Plugin = "ROIAlign_TRT" },
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(10, "X:T1, rois:T1, batch_indices:T2", "Y:T1", "T1=f; T2=i64",
                    "mode:s=avg, output_height:i=1, output_width:i=1, sampling_ratio:i=0, spatial_scale:f=1.0"),
                new(16,
                    attributes: "coordinate_transformation_mode:s=half_pixel, mode:s=avg, output_height:i=1, output_width:i=1, " +
                    "sampling_ratio:i=0, spatial_scale:f=1.0"),
                new(22, types: "T1=f|bf16; T2=i64"),
            ],
        },
    ];
}
