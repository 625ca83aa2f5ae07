namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>Slices that indices name along an axis (ONNX's Gather).</summary>
    public GatherLayer AddGather(Tensor data, Tensor indices, int axis)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addGather(data.Pointer, indices.Pointer, axis), "addGather"), this);
    }

    /// <summary>ONNX's Gather, GatherElements or GatherND; set <see cref="GatherLayer.Axis"/> and
    /// <see cref="GatherLayer.ElementWiseDimensions"/>.</summary>
    public GatherLayer AddGather(Tensor data, Tensor indices, GatherMode mode)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addGatherV2(data.Pointer, indices.Pointer, mode), "addGatherV2"), this);
    }

    /// <summary>Writes updates to places that indices name.</summary>
    public ScatterLayer AddScatter(Tensor data, Tensor indices, Tensor updates, ScatterMode mode)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addScatter(data.Pointer, indices.Pointer, updates.Pointer, mode), "addScatter"), this);
    }

    /// <summary>Rows with one element on.</summary>
    /// <param name="values">Two elements: off and on.</param>
    /// <param name="depth">A shape tensor of one number: the size of the new axis.</param>
    /// <param name="axis">Where the new axis goes.</param>
    public OneHotLayer AddOneHot(Tensor indices, Tensor values, Tensor depth, int axis)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addOneHot(indices.Pointer, values.Pointer, depth.Pointer, axis), "addOneHot"), this);
    }

    /// <summary>Indices of elements that are not zero, in kINT32: rank × count.</summary>
    public NonZeroLayer AddNonZero(Tensor input)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addNonZero(input.Pointer), "addNonZero"), this);
    }

    /// <summary>As the other, with indices of a type. From 10.14 on and in RTX.</summary>
    /// <param name="indices">kINT32 or kINT64.</param>
    public NonZeroLayer AddNonZero(Tensor input, DataType indices)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addNonZeroV2(input.Pointer, indices), "addNonZeroV2"), this);
    }

    /// <summary>Non-maximum suppression, with indices in kINT32; inputs 3 and 4 may take the thresholds of overlap and of score.</summary>
    /// <param name="boxes">N × boxes × classes × 4, or × 1 × 4 for boxes that classes share.</param>
    /// <param name="scores">N × boxes × classes.</param>
    /// <param name="mostOfClass">One number, kINT32.</param>
    public NmsLayer AddNms(Tensor boxes, Tensor scores, Tensor mostOfClass)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addNMS(boxes.Pointer, scores.Pointer, mostOfClass.Pointer), "addNMS"), this);
    }

    /// <summary>As the other, with indices of a type. From 10.14 on and in RTX.</summary>
    /// <param name="indices">kINT32 or kINT64.</param>
    public NmsLayer AddNms(Tensor boxes, Tensor scores, Tensor mostOfClass, DataType indices)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addNMSV2(boxes.Pointer, scores.Pointer, mostOfClass.Pointer, indices), "addNMSV2"), this);
    }

    /// <summary>Stops an inference, or a build where the condition is known then, with a message.</summary>
    /// <param name="condition">kBOOL; all must be true.</param>
    public AssertionLayer AddAssertion(Tensor condition, string message)
    {
        using var held = Hold();
        using var text = new Utf8Text(message);
        Forget();
        return new(Added(_network.addAssertion(condition.Pointer, text.Pointer), "addAssertion"), this);
    }
}
