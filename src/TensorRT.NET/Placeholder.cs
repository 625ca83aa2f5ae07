namespace TensorRT;

internal static class Placeholder;
