using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// The range of shapes that an engine is built for (<c>IOptimizationProfile</c>). The builder owns the native object; this keeps the
/// builder alive.
/// </summary>
public sealed unsafe class OptimizationProfile : NativeObject
{
    private readonly VOptimizationProfile _profile;
    private readonly Abi _abi;

    internal OptimizationProfile(void* pointer, Builder builder) : base(builder)
    {
        Pointer = pointer;
        _abi = builder.Abi;
        _profile = VOptimizationProfile.Of(pointer, _abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    /// <summary>Complete and consistent, as far as can be told without the network.</summary>
    public bool IsValid
    {
        get { using var held = Hold(); return _profile.isValid(); }
    }

    /// <param name="sizes">One for each dimension, outermost first.</param>
    /// <returns>False when it is refused: a wrong rank, or min ≤ opt ≤ max does not hold.</returns>
    public bool SetDimensions(string input, OptProfileSelector select, ReadOnlySpan<long> sizes)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        return _profile.setDimensions(name.Pointer, select, Dimensions.Pack(sizes));
    }

    /// <summary>The values of a shape tensor: an input whose elements are sizes.</summary>
    /// <returns>False when they are refused.</returns>
    /// <exception cref="OverflowException">A value is beyond 32 bits on a release that has no more (before 10.11).</exception>
    public bool SetShapeValues(string input, OptProfileSelector select, ReadOnlySpan<long> values)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        if (_profile.Has_setShapeValuesV2)
            fixed (long* pointer = values) return _profile.setShapeValuesV2(name.Pointer, select, pointer, values.Length);
        var narrow = new int[values.Length];
        for (var i = 0; i < narrow.Length; i++) narrow[i] = checked((int)values[i]);
        fixed (int* pointer = narrow) return _profile.setShapeValues(name.Pointer, select, pointer, narrow.Length);
    }

    /// <summary>Null where they are not set.</summary>
    public IReadOnlyList<long>? GetDimensions(string input, OptProfileSelector select)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        return Dimensions.Unpack(_profile.getDimensions(name.Pointer, select));
    }

    /// <summary>How much memory beyond the weights a refit or a tactic may take, 0 to 1.</summary>
    public float ExtraMemoryTarget
    {
        get { using var held = Hold(); return _profile.getExtraMemoryTarget(); }
        set { using var held = Hold(); _profile.setExtraMemoryTarget(value); }
    }

    /// <summary>Nothing to do: the builder destroys its profiles.</summary>
    private protected override void Destroy() { }
}
