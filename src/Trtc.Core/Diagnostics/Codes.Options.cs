using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code Usage { get; } = new("TRTC2001", Severity.Error, "Command line not understood",
        "{0}", "Run the command with --help for its options.", "trtc build model.onnx --no-such-option");

    public static Code BadProfileSpec { get; } = new("TRTC2002", Severity.Error, "Profile not understood",
        "--profile '{0}', column {1}: {2}.",
            "Write min:max, min:opt:max or one shape, as 1x3x640x640:16x3x640x640; name=… picks an input, commas part inputs.",
        "trtc build model.onnx --profile 1x3xHxW");

    public static Code UnknownInput { get; } = new("TRTC2003", Severity.Error, "No such input",
        "the model has no input '{0}'{1}.", "Its inputs are: {2}.", "trtc build model.onnx --profile imagse=1x3x640x640");

    public static Code ProfileNameNeeded { get; } = new("TRTC2004", Severity.Error, "Profile without an input name",
        "'{0}' names no input and the model has {1} dynamic inputs.",
            "Put the name before the shape, as {2}=…; the dynamic inputs are: {3}.",
        "trtc build two-inputs.onnx --profile 1x3x32x32");

    public static Code RankMismatch { get; } = new("TRTC2005", Severity.Error, "Profile of another rank",
        "{0} shape {1} has {2} dimensions; the model declares {3} with {4}.", "Give one size for each dimension.",
        "trtc build det.onnx --profile 3x640x640");

    public static Code StaticDimension { get; } = new("TRTC2006", Severity.Error, "Profile contradicts a static dimension",
        "{0} shape {1}: dimension {2} is {3}, and the model fixes it at {4}.",
            "Use {4} there, or export the model with that dimension dynamic.",
        "trtc build det.onnx --profile 1x4x640x640");

    public static Code ProfileOrder { get; } = new("TRTC2007", Severity.Error, "Profile not in order",
        "dimension {0}: min {1}, opt {2}, max {3}; each must be at least the one before it.", "Order the shapes as min ≤ opt ≤ max.",
        "trtc build det.onnx --profile 16x3x640x640:1x3x640x640");

    public static Code ProfileMissing { get; } = new("TRTC2008", Severity.Error, "Dynamic input without a profile",
        "the input has shape {0} and profile {1} gives no range for it.", "Add {2}, with your own smallest and largest sizes of {3}.",
        "trtc build det.onnx");

    public static Code ProfileTwice { get; } = new("TRTC2009", Severity.Error, "Input twice in one profile",
        "one --profile gives two ranges for this input.", "Repeat --profile for a second profile; within one, name each input once.",
        "trtc build det.onnx --profile x=1x3x32x32,x=1x3x64x64");

    public static Code BadDimension { get; } = new("TRTC2010", Severity.Error, "Size out of range",
        "{0} shape {1}: {2} is not a size TensorRT takes.", "Use sizes from 0 to 2147483647.",
            "trtc build det.onnx --profile -1x3x640x640");

    public static Code BadSize { get; } = new("TRTC2011", Severity.Error, "Size not understood",
        "{0} '{1}' is not a size in bytes.", "Write 512MiB, 1GiB, 2G, or a plain number of MiB.", "trtc build model.onnx --workspace lots");

    public static Code BadTarget { get; } = new("TRTC2012", Severity.Error, "Target not understood",
        "--target '{0}' is not a compute capability.", "Write sm_89 or 8.9, several parted by commas.",
            "trtc build model.onnx --target rtx4090");

    public static Code NameCleared { get; } = new("TRTC2013", Severity.Note, "Dimension name cleared",
        "dimensions named '{0}' get different sizes in the profile ({1}); TensorRT takes dimensions of one name as equal, so the name "
            + "is cleared before it sees them.",
        "Nothing to do; exporting with distinct names says the same.", "trtc build cls.onnx --profile 1x3x48x192");

    public static Code BadOpt { get; } = new("TRTC2014", Severity.Error, "--opt not understood",
        "--opt '{0}': {1}.", "Give one shape for each input, as 8x3x640x640 or name=8x3x640x640.",
            "trtc build det.onnx --profile … --opt 1x3:2x3");

    public static Code StaticInputProfile { get; } = new("TRTC2015", Severity.Warning, "Profile for a static input",
        "the input is static, {0}; its profile changes nothing.", "Leave it out.", "trtc build layout.onnx --profile image=1x3x800x608");

    public static Code BadConfiguration { get; } = new("TRTC2016", Severity.Error, "trtc.json not understood",
        "{0}.", "Correct the file, or delete it; docs/commands.md has its fields.", "a trtc.json that is no JSON");

    public static Code OutputNotWritable { get; } = new("TRTC2017", Severity.Error, "Output cannot be written",
        "{0}.", "Name another place with -o.", "trtc build model.onnx -o /proc/model.engine");

    public static Code OutputIsInput { get; } = new("TRTC2018", Severity.Error, "Output would replace what is read",
        "this output would take the place of {0}, which the command reads.", "Name another file.", "trtc build model.onnx -o model.onnx");

    public static Code OutputsCollide { get; } = new("TRTC2060", Severity.Error, "Two outputs of one name",
        "this output would take the place of that of {0}.", "Name another file for one of them.",
            "trtc build model.onnx -o model.engine --emit-onnx model.engine");

    public static Code FileFault { get; } = new("TRTC2061", Severity.Error, "A file could not be read or written",
        "{0}.", "See that there is space, that the file is whole, and that it may be read or written.",
            "trtc build model.onnx while the disk fills up");

    public static Code OutputLost { get; } = new("TRTC2062", Severity.Error, "Standard output could not be written",
        "the result could not be written to standard output: {0}.", "Free space there, or name another file.",
            "trtc check model.onnx > /dev/full");

    public static Code BadProfileValue { get; } = new("TRTC2019", Severity.Error, "Wrong number of values",
        "{0} gives {1} values for a shape input of {2} elements.", "Give one value for each element, parted by 'x'.",
        "trtc build resize.onnx --profile size=1x2x3");

    public static Code BadRequirement { get; } = new("TRTC2020", Severity.Error, "Required TensorRT not understood",
        "'{0}' is no version of TensorRT.", "Write {1}.", "trtc build model.onnx --require-sdk newest");

    public static Code ProfileValuesMissing { get; } =
        new("TRTC2021", Severity.Error, "Profile lacks the values of an input that gives sizes",
        "sizes are computed from its {0} values, and profile {1} does not give them.",
            "Add its values to the profile, parted by 'x', as {2}; a range is MIN:MAX. Or make it an initializer.",
        "trtc build a model whose Reshape takes the shape from an input, without --profile");

    public static Code BadBuilderOption { get; } = new("TRTC2030", Severity.Error, "A builder option's value is none",
        "{0} does not take '{1}'.", "It takes {2}.", "trtc build model.onnx --tiling turbo");

    private static ImmutableArray<Code> OptionCodes =>
    [
        Usage, BadProfileSpec, UnknownInput, ProfileNameNeeded, RankMismatch, StaticDimension, ProfileOrder, ProfileMissing, ProfileTwice,
            BadDimension,
        BadSize, BadTarget, NameCleared, BadOpt, StaticInputProfile, BadConfiguration, OutputNotWritable, OutputIsInput, OutputsCollide,
            FileFault, OutputLost, BadProfileValue,
        BadRequirement, ProfileValuesMissing, BadBuilderOption,
    ];
}
