using System.Collections.Immutable;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy;

/// <summary>Reads what a model says from its outputs, as the <see cref="Head"/> describes them.</summary>
public sealed class HeadDecoder
{
    private readonly Head _head;

    private HeadDecoder(Head head, ImmutableArray<string> outputs)
    {
        _head = head;
        Outputs = outputs;
    }

    /// <summary>The outputs that are read; others need not be computed.</summary>
    public ImmutableArray<string> Outputs { get; }

    public HeadTask Task => _head.Task;

    /// <param name="outputs">Names of the model's outputs.</param>
    /// <param name="file">The head's file, for messages.</param>
    /// <returns>Null with TRTC7003 when the model lacks an output that the head names.</returns>
    public static HeadDecoder? Create(Head head, ImmutableArray<string> outputs, string file, DiagnosticList diagnostics)
    {
        var needed = head.Task == HeadTask.Detection && head.Format is DetectionFormat.Boxes or DetectionFormat.Gfl
            ? head.Scores.AddRange(head.Boxes)
            : [head.Output ?? outputs[0]];
        var complete = true;
        foreach (var name in needed)
        {
            if (outputs.Contains(name)) continue;
            diagnostics.Add(Codes.HeadOutputMissing, file, "", name, string.Join(", ", outputs));
            complete = false;
        }
        return complete ? new(head, needed) : null;
    }

    /// <param name="values">In the order of <see cref="Outputs"/>.</param>
    /// <param name="reason">Why an output does not fit the head, for a person.</param>
    public Prediction? Decode(ReadOnlySpan<TensorValues> values, PictureGeometry geometry, out string reason)
    {
        var first = values[0];
        switch (_head.Task)
        {
            case HeadTask.Classification:
                if (first.Dims.Length == 0 || first.Dims[^1] < 2) return Refuse(first, "rows of class scores", out reason);
                reason = "";
                return Classes(first.Values, (int)first.Dims[^1]);
            case HeadTask.Segmentation:
                return Mask(first, out reason);
            case HeadTask.Text:
                if (first.Dims.Length != 3 || first.Dims[2] <= _head.Blank) return Refuse(first, "pictures × steps × classes", out reason);
                reason = "";
                return Texts(first);
            default:
                var boxes = BoxDecoder.Decode(_head, values, geometry, out reason);
                return boxes is null ? null : new BoxPrediction(boxes);
        }
    }

    private static ClassPrediction Classes(ReadOnlySpan<float> scores, int classes)
    {
        var rows = scores.Length / classes;
        var best = new int[rows * ClassPrediction.Kept];
        Array.Fill(best, -1);
        for (var row = 0; row < rows; row++)
        {
            var s = scores.Slice(row * classes, classes);
            var kept = best.AsSpan(row * ClassPrediction.Kept, ClassPrediction.Kept);
            // The k-th best: a scan a place keeps the lower class first among equal scores.
            for (var k = 0; k < Math.Min(ClassPrediction.Kept, classes); k++)
            {
                var at = -1;
                for (var i = 0; i < classes; i++)
                    if (kept[..k].IndexOf(i) < 0 && (at < 0 || s[i] > s[at] || (float.IsNaN(s[at]) && !float.IsNaN(s[i])))) at = i;
                kept[k] = at;
            }
        }
        return new(best);
    }

    private MaskPrediction? Mask(TensorValues v, out string reason)
    {
        if (_head.Threshold is { } threshold)
        {
            var mask = new byte[v.Values.Length];
            for (var i = 0; i < mask.Length; i++) mask[i] = v.Values[i] > threshold ? (byte)1 : (byte)0;
            reason = "";
            return new(mask);
        }
        if (v.Dims.Length != 4 || v.Dims[1] is < 2 or > 256)
        {
            Refuse(v, "pictures × 2 to 256 classes × height × width (or give threshold)", out reason);
            return null;
        }
        reason = "";
        var classes = (int)v.Dims[1];
        var area = (int)(v.Dims[2] * v.Dims[3]);
        var result = new byte[v.Dims[0] * area];
        for (var n = 0; n < v.Dims[0]; n++)
        {
            var scores = v.Values.AsSpan(n * classes * area, classes * area);
            for (var p = 0; p < area; p++)
            {
                var best = 0;
                for (var c = 1; c < classes; c++) if (scores[c * area + p] > scores[best * area + p]) best = c;
                result[n * area + p] = (byte)best;
            }
        }
        return new(result);
    }

    private TextPrediction Texts(TensorValues v)
    {
        var one = (int)(v.Dims[1] * v.Dims[2]);
        var texts = new int[v.Dims[0]][];
        for (var n = 0; n < texts.Length; n++) texts[n] = TextAgreement.Decode(v.Values.AsSpan(n * one, one), (int)v.Dims[2], _head.Blank);
        return new(texts);
    }

    private static Prediction? Refuse(TensorValues v, string expected, out string reason)
    {
        reason = $"output '{v.Name}' is [{string.Join(',', v.Dims)}]; the head reads {expected}";
        return null;
    }
}
