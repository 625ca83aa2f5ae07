using System.Globalization;

namespace TensorRT;

/// <summary>A release of TensorRT or of TensorRT-RTX. The two products count apart: RTX 1.7 is newer than TensorRT 10.</summary>
/// <param name="Build">Fourth number, 0 where the library does not tell it (it does from 10.0 on and in RTX).</param>
public readonly record struct TensorRTVersion(Product Product, int Major, int Minor, int Patch, int Build = 0)
{
    /// <summary>
    /// Takes <c>getInferLibVersion</c> apart: major×1000 + minor×100 + patch before 10.0, major×10000 + minor×100 + patch from 10.0 on and
    /// in RTX (<c>NV_TENSORRT_VERSION</c> of NvInferVersion.h). So 8601 is TensorRT 8.6.1, 101601 is TensorRT 10.16.1 and 10701 is RTX
    /// 1.7.1.
    /// </summary>
    /// <param name="product">What the file's name says; null when it says nothing.</param>
    /// <exception cref="TensorRTException">The number is none that a release has.</exception>
    public static TensorRTVersion Decode(int number, Product? product = null)
    {
        // TensorRT never counts between 10000 and 99999: only RTX is that young with the larger factor.
        if (number is >= 10_000 and < 100_000) return new(Product.TensorRTRtx, number / 10_000, number / 100 % 100, number % 100);
        if (number is >= 1_000 and < 10_000 && product != Product.TensorRTRtx)
            return new(Product.TensorRT, number / 1_000, number / 100 % 10, number % 100);
        if (number >= 100_000) return new(product ?? Product.TensorRT, number / 10_000, number / 100 % 100, number % 100);
        throw new TensorRTException(TensorRTError.UnknownVersion,
            $"getInferLibVersion says {number}, which is no version of TensorRT or TensorRT-RTX");
    }

    /// <summary>As 8.6.1, or 1.7.1.116 where the build number is known.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}")
        + (Build > 0 ? string.Create(CultureInfo.InvariantCulture, $".{Build}") : "");

    /// <summary>As "TensorRT-RTX 1.7.1.116".</summary>
    public override string ToString() => $"{(Product == Product.TensorRTRtx ? "TensorRT-RTX" : "TensorRT")} {Number}";
}
