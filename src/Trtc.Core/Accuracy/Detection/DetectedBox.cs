namespace Trtc.Core.Accuracy.Detection;

/// <summary>A box in pixels, corners left, top, right, bottom.</summary>
public readonly record struct Box(double X1, double Y1, double X2, double Y2)
{
    public double Width => X2 - X1;

    public double Height => Y2 - Y1;

    public double Area => Math.Max(0, Width) * Math.Max(0, Height);

    public double Intersection(in Box other)
    {
        var w = Math.Min(X2, other.X2) - Math.Max(X1, other.X1);
        var h = Math.Min(Y2, other.Y2) - Math.Max(Y1, other.Y1);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /// <summary>Intersection over union; 0 for two empty boxes.</summary>
    public double Iou(in Box other)
    {
        var both = Intersection(other);
        return both > 0 ? both / (Area + other.Area - both) : 0;
    }
}

/// <param name="Class">From 0.</param>
public readonly record struct DetectedBox(Box Box, float Score, int Class);

/// <param name="Crowd">Stands for a group: detections on it count neither for nor against (COCO's <c>iscrowd</c>).</param>
/// <param name="NeverFound">
/// A detection on it counts against: what pycocotools makes of the annotation with id 0, which it takes for "no annotation".
/// </param>
public readonly record struct LabelledBox(Box Box, int Class, bool Crowd = false, bool NeverFound = false);
