namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>A loop: add its boundary layers to it.</summary>
    public Loop AddLoop()
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addLoop(), "addLoop"), this);
    }

    /// <summary>Two branches, one of which runs: add its boundary layers to it.</summary>
    public IfConditional AddIfConditional()
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addIfConditional(), "addIfConditional"), this);
    }
}
