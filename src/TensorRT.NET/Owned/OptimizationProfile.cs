using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// The range of shapes that an engine is built for (<c>IOptimizationProfile</c>). The builder owns the native object; this keeps the builder alive.
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

    internal void* Pointer { get; }

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
        fixed (long* pointer = values) return _profile.setShapeValuesV2(name.Pointer, select, pointer, values.Length);
    }

    /// <summary>Nothing to do: the builder destroys its profiles.</summary>
    private protected override void Destroy() { }
}
