namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>Sum, mean, maximum, … along axes.</summary>
    /// <param name="axes">One bit an axis.</param>
    public ReduceLayer AddReduce(Tensor input, ReduceOperation operation, uint axes, bool keepDimensions)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addReduce(input.Pointer, operation, axes, keepDimensions), "addReduce"), this);
    }

    /// <summary>Softmax along <see cref="SoftMaxLayer.Axes"/>.</summary>
    public SoftMaxLayer AddSoftMax(Tensor input)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addSoftMax(input.Pointer), "addSoftMax"), this);
    }

    /// <summary>Softmax of rows that have lengths of their own.</summary>
    /// <param name="bounds">The length of each row, kINT32.</param>
    public RaggedSoftMaxLayer AddRaggedSoftMax(Tensor input, Tensor bounds)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addRaggedSoftMax(input.Pointer, bounds.Pointer), "addRaggedSoftMax"), this);
    }

    /// <summary>Instance, group or layer normalisation; group normalisation has a scale and a bias for each group here (see
    /// <see cref="AddNormalizationV2"/>).</summary>
    /// <param name="scale">Of the input's rank; broadcast to it.</param>
    /// <param name="bias">As <paramref name="scale"/>.</param>
    /// <param name="axes">One bit an axis that mean and variance run over.</param>
    public NormalizationLayer AddNormalization(Tensor input, Tensor scale, Tensor bias, uint axes)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addNormalization(input.Pointer, scale.Pointer, bias.Pointer, axes), "addNormalization"), this);
    }

    /// <summary>As <see cref="AddNormalization"/>; group normalisation has a scale and a bias for each channel. From 10.15 on and in
    /// RTX.</summary>
    public NormalizationLayer AddNormalizationV2(Tensor input, Tensor scale, Tensor bias, uint axes)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addNormalizationV2(input.Pointer, scale.Pointer, bias.Pointer, axes), "addNormalizationV2"), this);
    }

    /// <summary>Running sums. From 10.8 on and in RTX.</summary>
    /// <param name="axis">A constant: one number, kINT32 or kINT64.</param>
    /// <param name="exclusive">An element does not count itself.</param>
    /// <param name="reverse">From the end.</param>
    public CumulativeLayer AddCumulative(Tensor input, Tensor axis, CumulativeOperation operation = CumulativeOperation.kSUM,
        bool exclusive = false, bool reverse = false)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addCumulative(input.Pointer, axis.Pointer, operation, exclusive, reverse), "addCumulative"), this);
    }

    /// <summary>The largest or smallest elements: output 0 has the values, output 1 their indices in kINT32.</summary>
    /// <param name="axes">One bit: the axis.</param>
    public TopKLayer AddTopK(Tensor input, TopKOperation operation, int k, uint axes)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addTopK(input.Pointer, operation, k, axes), "addTopK"), this);
    }

    /// <summary>As the other, with indices of a type. From 10.14 on and in RTX.</summary>
    /// <param name="indices">kINT32 or kINT64.</param>
    public TopKLayer AddTopK(Tensor input, TopKOperation operation, int k, uint axes, DataType indices)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addTopKV2(input.Pointer, operation, k, axes, indices), "addTopKV2"), this);
    }
}
