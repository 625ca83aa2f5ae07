namespace TensorRT;

/// <summary>A member that the loaded TensorRT does not have: it came later, or went.</summary>
public sealed class NotInThisReleaseException : MissingMemberException
{
    public NotInThisReleaseException(string method, string release)
        : base($"{release} has no {method}")
    {
        Method = method;
        Release = release;
    }

    /// <summary>C++ name, such as <c>VBuilderConfig::setTilingOptimizationLevel</c>.</summary>
    public string Method { get; }

    /// <summary>Such as <c>TensorRT 8.6</c>.</summary>
    public string Release { get; }
}
