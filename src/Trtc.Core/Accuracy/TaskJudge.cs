using System.Collections.Immutable;
using Trtc.Core.Accuracy.Detection;

namespace Trtc.Core.Accuracy;

/// <summary>What is known to be right for one picture.</summary>
public abstract record Label;

public sealed record ClassLabel(int Class) : Label;

public sealed record BoxLabels(ImmutableArray<LabelledBox> Boxes) : Label;

/// <summary>One task metric of a candidate model.</summary>
/// <param name="Name">As in docs/accuracy.md: top1, top5, agreement1, agreement5, miou, map, map50, agreement-map, agreement-map50,
/// characters, text.</param>
/// <param name="Reference">The same metric of the reference model; null where the reference itself is what the candidate is measured
/// by.</param>
public sealed record TaskFigure(string Name, double? Reference, double Candidate)
{
    /// <summary>Candidate − reference where both are measured by labels, candidate − 1 where the reference is the measure.</summary>
    public double Change => Candidate - (Reference ?? 1);
}

/// <summary>Adds up task metrics, picture by picture in order.</summary>
public sealed class TaskJudge(Head head)
{
    private readonly AveragePrecision _referencePrecision = new(), _candidatePrecision = new(), _agreement = new();
    private long _rows, _agree1, _agree5, _labelled, _reference1, _reference5, _candidate1, _candidate5;
    private long _texts, _sameTexts, _characters, _distance;
    private int _images;
    private double _overlap;

    /// <summary>Pictures whose labels were used.</summary>
    public int LabelledImages { get; private set; }

    /// <param name="label">Null when nothing is known of the picture.</param>
    public void Add(Prediction reference, Prediction candidate, Label? label)
    {
        _images++;
        switch (reference, candidate)
        {
            case (ClassPrediction r, ClassPrediction c): Add(r, c, label as ClassLabel); break;
            case (MaskPrediction r, MaskPrediction c): _overlap += MaskOverlap.Iou(r.Classes, c.Classes,
                background: head.Threshold is null); break;
            case (TextPrediction r, TextPrediction c): Add(r, c); break;
            case (BoxPrediction r, BoxPrediction c): Add(r, c, label as BoxLabels); break;
        }
    }

    public ImmutableArray<TaskFigure> Result => head.Task switch
    {
        HeadTask.Classification => _labelled > 0
            ? [Share("top1", _reference1, _candidate1, _labelled), Share("top5", _reference5, _candidate5, _labelled),
            Agreement("agreement1", _agree1), Agreement("agreement5", _agree5)]
            : [Agreement("agreement1", _agree1), Agreement("agreement5", _agree5)],
        HeadTask.Segmentation => [new("miou", null, _images > 0 ? _overlap / _images : 1)],
        HeadTask.Text =>
        [
            new("characters", null, _characters > 0 ? Math.Max(0, 1 - (double)_distance / _characters) : _distance == 0 ? 1 : 0),
            new("text", null, _texts > 0 ? (double)_sameTexts / _texts : 1),
        ],
        _ => Detections(),
    };

    private void Add(ClassPrediction reference, ClassPrediction candidate, ClassLabel? label)
    {
        if (label is not null) LabelledImages++;
        for (var row = 0; row < Math.Min(reference.Rows, candidate.Rows); row++)
        {
            var r = reference.Best.AsSpan(row * ClassPrediction.Kept, ClassPrediction.Kept);
            var c = candidate.Best.AsSpan(row * ClassPrediction.Kept, ClassPrediction.Kept);
            _rows++;
            if (c[0] == r[0]) _agree1++;
            if (c.Contains(r[0])) _agree5++;
            if (label is null) continue;
            _labelled++;
            if (r[0] == label.Class) _reference1++;
            if (r.Contains(label.Class)) _reference5++;
            if (c[0] == label.Class) _candidate1++;
            if (c.Contains(label.Class)) _candidate5++;
        }
    }

    private void Add(TextPrediction reference, TextPrediction candidate)
    {
        for (var i = 0; i < Math.Min(reference.Texts.Length, candidate.Texts.Length); i++)
        {
            var distance = TextAgreement.Distance(reference.Texts[i], candidate.Texts[i]);
            _texts++;
            if (distance == 0) _sameTexts++;
            _distance += distance;
            _characters += reference.Texts[i].Length;
        }
    }

    private void Add(BoxPrediction reference, BoxPrediction candidate, BoxLabels? label)
    {
        var confident = new List<LabelledBox>();
        foreach (var b in reference.Boxes) if (b.Score >= head.Confident) confident.Add(new(b.Box, b.Class));
        _agreement.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(confident), candidate.Boxes);
        if (label is null) return;
        LabelledImages++;
        _referencePrecision.Add(label.Boxes.AsSpan(), reference.Boxes);
        _candidatePrecision.Add(label.Boxes.AsSpan(), candidate.Boxes);
    }

    private ImmutableArray<TaskFigure> Detections()
    {
        var agreement = _agreement.Result;
        if (LabelledImages == 0) return [new("map", null, agreement.Map), new("map50", null, agreement.Map50)];
        var (r, c) = (_referencePrecision.Result, _candidatePrecision.Result);
        return [new("map", r.Map, c.Map), new("map50", r.Map50, c.Map50), new("agreement-map", null, agreement.Map),
            new("agreement-map50", null, agreement.Map50)];
    }

    private TaskFigure Agreement(string name, long count) => new(name, null, _rows > 0 ? (double)count / _rows : 1);

    private static TaskFigure Share(string name, long reference, long candidate, long of) =>
        new(name, (double)reference / of, (double)candidate / of);
}
