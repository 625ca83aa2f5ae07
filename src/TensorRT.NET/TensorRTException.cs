namespace TensorRT;

/// <summary>Why a <see cref="TensorRTException"/> was thrown.</summary>
public enum TensorRTError
{
    /// <summary>The file cannot be loaded: missing, no library, or one of its own dependencies is missing.</summary>
    LoadFailed,

    /// <summary>The library loads, but lacks a function that every TensorRT has.</summary>
    NotTensorRT,

    /// <summary>A version that this library has no tables for.</summary>
    UnknownVersion,

    /// <summary>No ONNX parser lies beside the library.</summary>
    NoParser,

    /// <summary>The library does not have its methods where the tables of its release say: no call into it is safe.</summary>
    WrongTables,

    /// <summary>A native call failed; the messages of the logger say why.</summary>
    NativeFailure,
}

/// <summary>A fault of the native library or of its installation. Members that a release lacks throw
/// <see cref="NotInThisReleaseException"/>.</summary>
public sealed class TensorRTException : Exception
{
    public TensorRTException(TensorRTError error, string message, Exception? inner = null) : base(message, inner) => Error = error;

    public TensorRTError Error { get; }
}
