namespace TensorRT;

public sealed unsafe partial class Engine
{
    /// <summary>Names of inputs and outputs, in the engine's order.</summary>
    public IReadOnlyList<string> TensorNames
    {
        get
        {
            using var held = Hold();
            var names = new string[_engine.getNbIOTensors()];
            for (var i = 0; i < names.Length; i++) names[i] = Utf8Text.Read(_engine.getIOTensorName(i)) ?? "";
            return names;
        }
    }

    /// <returns>−1 for a size that an input's shape decides; null for a name that is none.</returns>
    public IReadOnlyList<long>? GetTensorShape(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return Dimensions.Unpack(_engine.getTensorShape(name.Pointer));
    }

    /// <summary>Type of an input's or output's elements.</summary>
    public DataType GetTensorType(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorDataType(name.Pointer);
    }

    /// <summary>Input, output, or none for a name that is neither.</summary>
    public TensorIOMode GetTensorMode(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorIOMode(name.Pointer);
    }

    /// <summary>Shape inputs lie in host memory, all others on the device.</summary>
    public TensorLocation GetTensorLocation(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorLocation(name.Pointer);
    }

    /// <summary>Whether shapes depend on an input's values, or an output tells of shapes: <see cref="ExecutionContext.InferShapes"/> wants
    /// the input's address.</summary>
    public bool IsShapeInferenceTensor(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.isShapeInferenceIO(name.Pointer);
    }

    /// <summary>A tensor's layout in memory, as a profile has it.</summary>
    public TensorFormat GetTensorFormat(string tensor, int profile = 0)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorFormatV2(name.Pointer, profile);
    }

    /// <summary>The library's own words for a tensor's layout in memory.</summary>
    public string GetTensorFormatDescription(string tensor, int profile = 0)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return Utf8Text.Read(_engine.getTensorFormatDescV2(name.Pointer, profile)) ?? "";
    }

    /// <summary>Of a vectorised layout: bytes of a component, components of an element, and the axis that is vectorised; −1 each where the
    /// layout is linear.</summary>
    public (int BytesPerComponent, int ComponentsPerElement, int Axis) GetVectorization(string tensor, int profile = 0)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return (_engine.getTensorBytesPerComponentV2(name.Pointer, profile), _engine.getTensorComponentsPerElementV2(name.Pointer, profile),
            _engine.getTensorVectorizedDimV2(name.Pointer, profile));
    }

    /// <summary>An input's range in a profile.</summary>
    /// <returns>Null for a name or a profile that is none.</returns>
    public IReadOnlyList<long>? GetProfileShape(string input, int profile, OptProfileSelector select)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        return Dimensions.Unpack(_engine.getProfileShape(name.Pointer, profile, select));
    }

    /// <summary>The values of a shape input in a profile. From 10.0 on and in RTX.</summary>
    /// <param name="count">How many the input has: the product of its sizes, 1 for a scalar.</param>
    /// <returns>Null for an input that is no shape input.</returns>
    public IReadOnlyList<long>? GetProfileValues(string input, int profile, OptProfileSelector select, int count)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        if (_engine.Has_getProfileTensorValuesV2)
        {
            var wide = _engine.getProfileTensorValuesV2(name.Pointer, profile, select);
            return wide is null ? null : new ReadOnlySpan<long>(wide, count).ToArray();
        }
        var narrow = _engine.getProfileTensorValues(name.Pointer, profile, select);
        return narrow is null ? null : Array.ConvertAll(new ReadOnlySpan<int>(narrow, count).ToArray(), v => (long)v);
    }

    /// <summary>The input whose memory an output must share (a cache that is updated in place). From 10.15 on and in RTX.</summary>
    /// <returns>Null for an output that shares none.</returns>
    public string? GetAliasedInput(string output)
    {
        using var held = Hold();
        using var name = new Utf8Text(output);
        return Utf8Text.Read(_engine.getAliasedInputTensor(name.Pointer));
    }

    /// <summary>Whether a tensor was marked to be seen at run time. From 10.0 on and in RTX.</summary>
    public bool IsDebugTensor(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.isDebugTensor(name.Pointer);
    }
}
