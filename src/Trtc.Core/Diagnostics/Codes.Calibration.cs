using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <remarks>60xx running the model, 61xx calibration data, 62xx preprocessing, 63xx statistics and their files, 65xx precision.</remarks>
public static partial class Codes
{
    public static Code OrtRefusesModel { get; } = new("TRTC6001", Severity.Error, "ONNX Runtime cannot load the model",
        "ONNX Runtime cannot load the model: {0}.",
            "Calibration and comparison run the model on the CPU: use operators and types that ONNX Runtime's CPU provider has.",
        "A model with an operator of a TensorRT plugin's domain.");

    public static Code OrtRunFailed { get; } = new("TRTC6002", Severity.Error, "ONNX Runtime cannot run the model",
        "ONNX Runtime cannot run the model: {0}.", "Check the inputs' shapes and types against the model's.",
        "An input of 640×640 for a model made for 224×224.");

    public static Code NoImageInput { get; } = new("TRTC6201", Severity.Error, "Pictures do not fit this input",
        "Pictures cannot feed this input: it is {0}, and a picture needs four dimensions.",
            "Give .npy, .npz or .bin files for it, as --calib name=FOLDER.",
        "trtc calibrate rec.onnx --calib images/ with a second input of rank 2.");

    public static Code PreprocessChannels { get; } = new("TRTC6202", Severity.Error, "Number of channels",
        "Preprocessing gives {0} channel(s), the model takes {1}.",
            "Set colour (rgb, bgr, gray) and layout (nchw, nhwc) in the preprocessing file.",
        "colour gray for a model of three channels.");

    public static Code PreprocessSize { get; } = new("TRTC6203", Severity.Error, "Size differs from the model's",
        "Preprocessing gives {0} {1}, the model (or the profile) takes {2}.", "Remove size from the preprocessing file, or change it.",
        "size [256, 256] for a model of 224×224.");

    public static Code PreprocessFileBroken { get; } = new("TRTC6204", Severity.Error, "Preprocessing file cannot be read",
        "The preprocessing file cannot be read: {0}.", "Compare it with the example in docs/calibration.md.",
        "A misspelt name, as \"means\".");

    public static Code PreprocessValue { get; } = new("TRTC6205", Severity.Error, "Preprocessing value",
        "The value {0} cannot be used.", "Give {1}.", "\"std\": [0.229, 0]");

    public static Code PreprocessType { get; } = new("TRTC6206", Severity.Error, "Type of the input",
        "Preprocessing gives {0}, the model takes {1}.",
            "Pictures can be float32, float16, uint8 or int8, as the model's input says; other inputs need .npy files.",
        "type uint8 for a model that takes float32.");

    public static Code PreprocessNoSize { get; } = new("TRTC6207", Severity.Error, "No size to resize to",
        "The model's height or width is dynamic and nothing says which to calibrate at (1 to {0} pixels).",
            "Give --profile 1x3x640x640 (its opt shape is used), or size in the preprocessing file.",
        "trtc calibrate det.onnx --calib images/");

    public static Code CalibrationDataMissing { get; } = new("TRTC6101", Severity.Error, "Calibration data cannot be read",
        "The calibration data cannot be read: {0}.",
            "Give a folder of pictures (JPEG, PNG, BMP, WebP), .npy, .npz or .bin files, or a list of such files.",
        "--calib imges/ where the folder is called images.");

    public static Code CalibrationDataEmpty { get; } = new("TRTC6102", Severity.Error, "No calibration data",
        "There is no picture and no .npy, .npz or .bin file in it.", "Give a folder that holds some, 500 to 1000 as a rule.",
            "--calib on an empty folder.");

    public static Code CalibrationInputs { get; } = new("TRTC6103", Severity.Error, "Inputs and data do not match",
        "{0}.", "Give every input of the model its data, as --calib name=FOLDER, the same number of files each.",
            "A model of two inputs and one --calib without a name.");

    public static Code SampleUnreadable { get; } = new("TRTC6104", Severity.Warning, "File skipped",
        "It is skipped: {0}.", "Remove it, or mend it.", "A JPEG file that was cut short.");

    public static Code TooManyUnreadable { get; } = new("TRTC6105", Severity.Error, "Too many files cannot be read",
        "{0} of {1} files cannot be read, more than 5 %.",
            "Look at the warnings above: as a rule the folder or the preprocessing is not the one meant.",
        "A folder of .npy files of another model.");

    public static Code FewSamples { get; } = new("TRTC6106", Severity.Warning, "Little calibration data",
        "{0} images are few: the ranges found may not hold for others.", "Use 100 or more, 500 to 1000 as a rule.",
            "--calib on a folder of 20 pictures.");

    public static Code TooFewSamples { get; } = new("TRTC6107", Severity.Error, "Too little calibration data",
        "{0} image(s) are too few to calibrate from; 8 is the least.",
            "Use 100 or more (an .npz, and an .npy in Fortran order, is one sample whatever its first size), or --force to calibrate "
            + "from these all the same.", "--calib on a folder of 3 pictures.");

    public static Code OneSample { get; } = new("TRTC6108", Severity.Error, "All images are the same",
        "All {0} images have the same content.", "Give different images, or --force to calibrate from these all the same.",
            "A folder of copies of one picture.");

    public static Code ConstantSamples { get; } = new("TRTC6109", Severity.Error, "Constant images",
        "{0} of {1} inputs hold one value throughout.", "Give real images, or --force to calibrate from these all the same.",
            "A folder of black pictures.");

    public static Code NoiseSamples { get; } = new("TRTC6110", Severity.Error, "Random calibration data",
        "{0} of {1} inputs are noise: neighbours in them have nothing to do with each other.",
        "Scales made from noise are wrong for real images. Give real ones, or --force to calibrate from these all the same.",
            "An .npy file of numpy.random.rand.");

    public static Code NothingToObserve { get; } = new("TRTC6111", Severity.Error, "Nothing to calibrate",
        "No tensor of the model is one that INT8 quantises.",
            "INT8 is of use for models with Conv, ConvTranspose, Gemm or MatMul of float tensors.", "A model that only reshapes.");

    public static Code NotFiniteActivations { get; } = new("TRTC6112", Severity.Warning, "NaN or infinity in activations",
        "{0} values are NaN and {1} infinite; they are left out.",
            "The model overflows on this data in FP32 already: check the preprocessing (scale, mean, std).",
        "Pixels of 0…255 for a model that wants 0…1.");

    public static Code PreprocessAssumed { get; } = new("TRTC6113", Severity.Warning, "Preprocessing assumed",
        "Pictures become inputs by the preset 'unit' (numbers from 0 to 1, stretched to the input's size), as nothing declares how the "
            + "model was trained.",
        "Say so with --preset or --preprocess: scales measured on other numbers than the model will see ruin its accuracy.",
        "trtc build det.onnx --int8 --calib images/ without --preset.");

    public static Code PairsByOrder { get; } = new("TRTC6114", Severity.Warning, "Samples are paired by their order",
        "Inputs take their files in the order of their paths, and '{0}' goes with '{1}'.",
            "Give the files of one sample the same name in every folder.",
        "--calib left=L --calib right=R where L lacks one picture and R another.");

    public static Code CalibrationFileBroken { get; } = new("TRTC6301", Severity.Error, "Calibration file cannot be read",
        "The calibration file cannot be read: {0}.", "Make it again with trtc calibrate.", "A .calib file that was edited by hand.");

    public static Code CacheBroken { get; } = new("TRTC6302", Severity.Error, "TensorRT calibration cache cannot be read",
        "The calibration cache cannot be read: {0}.",
            "It must be TensorRT's text form: a line TRT-8601-EntropyCalibration2, then name: hex a line.",
        "A binary file given as cache.");

    public static Code StatisticsFileBroken { get; } = new("TRTC6303", Severity.Error, "Statistics file cannot be read",
        "The statistics file cannot be read: {0}.", "Make it again with trtc calibrate --shard.",
            "A .trtc-hist file that was cut short in copying.");

    public static Code StatisticsDiffer { get; } = new("TRTC6304", Severity.Error, "Parts of different calibrations",
        "It was made with another {0} than the first part.",
            "Merge parts of one calibration: the same model, options and data on every machine.",
        "trtc calibrate merge with a part of last week's model.");

    public static Code CalibrationStale { get; } = new("TRTC6305", Severity.Error, "Calibration does not fit",
        "The calibration does not fit: {0}.", "Run trtc calibrate again, on this model with this preprocessing.",
            "trtc build --calib model.calib after the model was trained further.");

    public static Code CalibrationOption { get; } = new("TRTC6306", Severity.Error, "Calibration option",
        "The value '{0}' cannot be used.", "Give {1}.", "--shard 9/8");

    public static Code CacheOfAnotherRelease { get; } = new("TRTC6307", Severity.Warning, "A calibration cache of another release",
        "{0} made the calibration cache, and {2} takes none but {1}'s: its scales are handed over under that name.",
        "Tensors that this release names otherwise have no scale and stay out of INT8: calibrate again from pictures where that matters.",
        "trtc build det.onnx --int8-mode calibrator --calib det.cache with TensorRT 10.3 and a cache that TensorRT 8.6.1 wrote.");

    public static Code PartTwice { get; } = new("TRTC6308", Severity.Error, "A part comes twice",
        "It holds part {0} of {1}, which is in the files before it already.", "Give each part once.",
            "trtc calibrate merge 1.trtc-hist 1.trtc-hist -o model.calib");

    public static Code PartsMissing { get; } = new("TRTC6309", Severity.Error, "Parts are missing",
        "{0} of {1} parts are missing: {2}.", "Give the files of all parts, or --force to calibrate from those there are.",
            "trtc calibrate merge 1.trtc-hist 3.trtc-hist -o model.calib after --shard 1/3 to 3/3.");

    private static ImmutableArray<Code> CalibrationCodes =>
    [
        OrtRefusesModel, OrtRunFailed,
        CalibrationDataMissing, CalibrationDataEmpty, CalibrationInputs, SampleUnreadable, TooManyUnreadable, FewSamples, TooFewSamples,
            OneSample,
        ConstantSamples, NoiseSamples, NothingToObserve, NotFiniteActivations, PreprocessAssumed, PairsByOrder,
        NoImageInput, PreprocessChannels, PreprocessSize, PreprocessFileBroken, PreprocessValue, PreprocessType, PreprocessNoSize,
        CalibrationFileBroken, CacheBroken, StatisticsFileBroken, StatisticsDiffer, CalibrationStale, CalibrationOption,
            CacheOfAnotherRelease, PartTwice, PartsMissing,
    ];
}
