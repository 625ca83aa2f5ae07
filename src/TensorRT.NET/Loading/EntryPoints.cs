namespace TensorRT;

/// <summary>
/// The extern "C" functions of the libraries: the way in to everything else. There are two shapes of factories, (logger, version) and
/// (object, logger, version), and one of numbers; all of them the same in every release.
/// </summary>
internal static unsafe class EntryPoints
{
    public const string getInferLibVersion = nameof(getInferLibVersion);
    public const string getInferLibBuildVersion = nameof(getInferLibBuildVersion);
    public const string createInferBuilder_INTERNAL = nameof(createInferBuilder_INTERNAL);
    public const string createInferRuntime_INTERNAL = nameof(createInferRuntime_INTERNAL);
    public const string createInferRefitter_INTERNAL = nameof(createInferRefitter_INTERNAL);
    public const string createNvOnnxParser_INTERNAL = nameof(createNvOnnxParser_INTERNAL);
    public const string createNvOnnxParserRefitter_INTERNAL = nameof(createNvOnnxParserRefitter_INTERNAL);
    public const string getNvOnnxParserVersion = nameof(getNvOnnxParserVersion);
    public const string getPluginRegistry = nameof(getPluginRegistry);

    public static int Number(nint function) => ((delegate* unmanaged[Cdecl]<int>)function)();

    public static void* Create(nint function, void* logger, int version) =>
        ((delegate* unmanaged[Cdecl]<void*, int, void*>)function)(logger, version);

    public static void* Create(nint function, void* from, void* logger, int version) =>
        ((delegate* unmanaged[Cdecl]<void*, void*, int, void*>)function)(from, logger, version);
}
