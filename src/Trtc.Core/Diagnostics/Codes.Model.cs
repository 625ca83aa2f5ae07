using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code FileMissing { get; } = new("TRTC1001", Severity.Error, "File not found",
        "There is no such file.", "Check the path.", "trtc build nothing.onnx");

    public static Code FileIsDirectory { get; } = new("TRTC1002", Severity.Error, "A directory, not a file",
        "This is a directory.", "Name the .onnx file in it.", "trtc build models/");

    public static Code FileEmpty { get; } = new("TRTC1003", Severity.Error, "Empty file",
        "The file has no bytes, or is a pipe or a device.", "Export or download the model again; trtc reads ordinary files only.",
            "trtc build empty.onnx");

    public static Code FileUnreadable { get; } = new("TRTC1004", Severity.Error, "File cannot be read",
        "The system refuses to read it: {0}", "Check the permissions and the disk.", "a file without read permission");

    public static Code ModelTruncated { get; } = new("TRTC1005", Severity.Error, "Model cut short",
        "The file ends at byte {0}, inside a field that begins at byte {1} and needs {2} more bytes.",
        "Download or export the model again: this copy is not whole.", "an interrupted download");

    public static Code ModelDamaged { get; } = new("TRTC1006", Severity.Error, "Damaged model",
        "The bytes are not a valid ONNX message: {0}.", "Export or download the model again.", "a file with a flipped byte");

    public static Code NotOnnx { get; } = new("TRTC1007", Severity.Error, "Not an ONNX model",
        "The file is no ONNX model, and of no other kind that is known here.",
        "trtc reads ONNX (protobuf) only: export the model from the framework that it was made with.", "trtc build notes.txt");

    public static Code OpsetTooNew { get; } = new("TRTC1008", Severity.Error, "Opset newer than known",
        "The model uses opset {0} of the standard operators; the newest one known here is {1}.",
        "Export with opset {1} or older.", "a model made by a newer exporter");

    public static Code NoGraph { get; } = new("TRTC1009", Severity.Error, "Model without a graph",
        "The model has no {0}.", "Export the model again: every ONNX model needs it.", "a file that ends before its graph");

    public static Code GraphTooLarge { get; } = new("TRTC1010", Severity.Error, "Graph too large",
        "{0} takes more than {1} bytes even without its weights.",
        "Store large tensors in raw_data or as external data, and split the model.", "a graph of ten million nodes");

    public static Code NestedTooDeep { get; } = new("TRTC1011", Severity.Error, "Nested too deep",
        "{0} are nested more than {1} deep.", "Export the model with fewer levels.", "a subgraph in a subgraph in a subgraph …");

    public static Code IrTooNew { get; } = new("TRTC1012", Severity.Warning, "IR version newer than known",
        "The model has IR version {0}; the newest one known here is {1}. What is new in it is not read.",
        "Export with an older version of the onnx package when something is missing.", "a model made by a newer exporter");

    public static Code ExternalMissing { get; } = new("TRTC1020", Severity.Error, "External data missing",
        "Its data should lie in '{0}', which is not there.", "Put that file beside the model.",
            "a model.onnx copied without its model.onnx.data");

    public static Code ExternalShort { get; } = new("TRTC1021", Severity.Error, "External data too short",
        "Its {1} bytes at offset {2} leave '{0}', which has {3} bytes.",
            "Copy the data file again: this one is not whole, or not this model's.",
        "an interrupted download of model.onnx.data");

    public static Code ExternalOutside { get; } = new("TRTC1022", Severity.Error, "External data outside the model's folder",
        "Its data lies in '{0}', really '{1}', which is outside the model's folder.",
        "Move the file beside the model, or name the folder with --allow-external if you trust the model.",
            "a location of ../../etc/passwd; a model hub's cache made of links");

    public static Code ExternalInvalid { get; } = new("TRTC1023", Severity.Error, "External data entry is wrong",
        "Its reference to external data is wrong: {0}.", "Save the model's external data again.", "a negative offset");

    public static Code ExternalUnreadable { get; } = new("TRTC1024", Severity.Error, "External data cannot be read",
        "'{0}' cannot be read: {1}", "Check the permissions and the disk.", "a data file without read permission");

    public static Code TensorType { get; } = new("TRTC1030", Severity.Error, "Unknown element type",
        "It has element type {0}, which ONNX does not define up to IR version 14.", "Export the model again with a known type.",
            "data_type: 99");

    public static Code TensorDims { get; } = new("TRTC1031", Severity.Error, "Impossible dimensions",
        "Its dimensions [{0}] are {1}.", "Export the model again.", "dims: -3");

    public static Code TensorLength { get; } = new("TRTC1032", Severity.Error, "Data and dimensions disagree",
        "Its dimensions [{0}] of {1} need {2}; it has {3}.", "Export the model again.", "dims [2, 3] of float32 with 20 bytes");

    public static Code TensorLayout { get; } = new("TRTC1033", Severity.Error, "Tensor stored in an unknown way",
        "Its data is stored in a way that is not read: {0}.",
            "Save the model again with the onnx package, which stores tensors as raw_data.", "a tensor in segments");

    public static Code SparseInvalid { get; } = new("TRTC1034", Severity.Error, "Wrong sparse tensor",
        "The sparse tensor cannot be read: {0}.", "Export it as a dense tensor.", "indices outside the shape");

    public static Code NegativeDimension { get; } = new("TRTC1035", Severity.Note, "Negative dimension",
        "Its declared shape has the dimension {0}; it is read as a dynamic one.", "Give the dimension a name (dim_param) in the model.",
            "dim_value: -1");

    public static Code DuplicateName { get; } = new("TRTC1040", Severity.Error, "Two values with one name",
        "The name '{0}' is given to {1} and to {2}; every value needs a name of its own.", "Rename one of them in the exporter.",
            "two nodes with the output 'y'");

    public static Code MissingProducer { get; } = new("TRTC1041", Severity.Error, "Value that nothing makes",
        "It reads '{0}', which no node, input or initializer makes.", "Export the model again, or add the missing node or initializer.",
            "a node cut out by hand");

    public static Code Cycle { get; } = new("TRTC1042", Severity.Error, "Nodes in a circle",
        "It needs its own result: {0}.", "Break the circle in the exporter: ONNX writes loops as Loop or Scan.", "a: b → c; b: c → b");

    public static Code NoOpsetForDomain { get; } = new("TRTC1043", Severity.Warning, "Operator domain without an opset",
        "It uses the operator domain '{0}', for which the model declares no opset; version 1 is taken.",
            "Add the domain to the model's opset_import.", "a com.microsoft node without its import");

    public static Code AttributeInvalid { get; } = new("TRTC1044", Severity.Error, "Wrong attribute",
        "Its attribute '{0}' {1}.", "Export the model again.", "an attribute of kind GRAPH without a graph");

    public static Code NodeInvalid { get; } = new("TRTC1045", Severity.Error, "Wrong node",
        "The node {0}.", "Export the model again.", "a node without an operator");

    public static Code FunctionRecursion { get; } = new("TRTC1046", Severity.Error, "Function that calls itself",
        "The model's function {0} calls itself ({1}), which ONNX forbids.", "Write the loop as Loop or Scan.", "f calls g, g calls f");

    public static Code FunctionTooLarge { get; } = new("TRTC1047", Severity.Error, "Functions grow without end",
        "Writing out the model's functions gives more than {0} nodes.", "Call fewer functions from functions.",
            "twenty functions that each call the next one ten times");

    public static Code FunctionCall { get; } = new("TRTC1048", Severity.Error, "Wrong call of a function",
        "It calls the model's function {0} with {1} {2}; the function has {3}.", "Export the model again.",
            "three inputs to a function of two");

    public static Code FunctionOpset { get; } = new("TRTC1049", Severity.Warning, "Function of another opset",
        "The model's function {0} is written for opset {2} of '{1}', the model for {3}; it is read as {3}.",
        "Export the model with one opset.", "a function imported from an older model");

    public static Code TypeInvalid { get; } = new("TRTC1050", Severity.Error, "Wrong type",
        "Its declared type {0}.", "Export the model again.", "a tensor type without an element type");

    public static Code DuplicateNodeName { get; } = new("TRTC1051", Severity.Warning, "Two nodes with one name",
        "The name is given to {0} nodes; TensorRT renames them, and options that name this node mean the first.",
        "Give each node a name of its own in the exporter.", "two nodes named 'conv'");

    public static Code TrainingIgnored { get; } = new("TRTC1052", Severity.Warning, "Training graphs left out",
        "The model carries training graphs, which an engine cannot use; they are not read.",
            "Nothing, if the model is meant for inference.", "a model saved for training");

    public static Code NothingToStrip { get; } = new("TRTC1060", Severity.Error, "No foreign header",
        "This is {0}: there is no other tool's metadata to remove.", "Use the file as it is.",
            "trtc inspect model.engine --strip-header plain.engine");

    public static Code NothingToLoad { get; } = new("TRTC1061", Severity.Error, "TensorRT loads engines, not models",
        "This is an ONNX model: no TensorRT loads it, with --against installed or without.",
            "'trtc check MODEL --against installed' asks the parser of the TensorRT found here.",
        "trtc inspect model.onnx --against installed");

    public static Code ModelTooDense { get; } = new("TRTC1070", Severity.Error, "More parts than its size allows",
        "Its {0} bytes stand for so many nodes, values or attributes that reading them would take more memory than a model of this "
            + "size may.",
        "Export the model again; a model that was made by a person's tool has names and weights between its parts.",
            "16 MiB of empty nodes");

    private static ImmutableArray<Code> ModelCodes =>
    [
        FileMissing, FileIsDirectory, FileEmpty, FileUnreadable, ModelTruncated, ModelDamaged, NotOnnx, OpsetTooNew, NoGraph, GraphTooLarge,
        NestedTooDeep, IrTooNew, ExternalMissing, ExternalShort, ExternalOutside, ExternalInvalid, ExternalUnreadable,
        TensorType, TensorDims, TensorLength, TensorLayout, SparseInvalid, NegativeDimension,
        DuplicateName, MissingProducer, Cycle, NoOpsetForDomain, AttributeInvalid, NodeInvalid, FunctionRecursion, FunctionTooLarge,
            FunctionCall,
        FunctionOpset, TypeInvalid, DuplicateNodeName, TrainingIgnored, NothingToStrip, NothingToLoad, ModelTooDense,
        .. ForeignCodes,
    ];
}
