namespace TensorRT;

/// <summary>A member that the loaded TensorRT does not have: it came later, or went. The message names the releases that have it.</summary>
public sealed class NotInThisReleaseException : MissingMemberException
{
    internal NotInThisReleaseException(string method, string release, string releases)
        : base($"{release} has no {method}; those that have it: {releases}")
    {
        Method = method;
        Release = release;
        Releases = releases;
    }

    /// <summary>C++ name, such as <c>VBuilderConfig::setTilingOptimizationLevel</c>.</summary>
    public string Method { get; }

    /// <summary>The one that is loaded, such as <c>TensorRT 8.6</c>.</summary>
    public string Release { get; }

    /// <summary>Those that have it, such as <c>TensorRT 10.8 to 10.16, 11.0 to 11.4; TensorRT-RTX 1.3 to 1.7</c>.</summary>
    public string Releases { get; }
}
