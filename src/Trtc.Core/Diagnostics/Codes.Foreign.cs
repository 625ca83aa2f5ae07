using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <summary>Files of other formats, each answered with the way to ONNX.</summary>
public static partial class Codes
{
    public static Code Uff { get; } = new("TRTC1101", Severity.Error, "UFF model",
        "This is a UFF file, a format that TensorRT gave up in version 9.",
        "Convert the TensorFlow model it was made from: python -m tf2onnx.convert --graphdef model.pb --output model.onnx --inputs … "
            + "--outputs …", "trtc build model.uff");

    public static Code CaffeText { get; } = new("TRTC1102", Severity.Error, "Caffe prototxt",
        "This is a Caffe network description (prototxt).",
        "Convert it together with its .caffemodel, for example with the caffe2onnx package, and give trtc the .onnx file.",
            "trtc build deploy.prototxt");

    public static Code CaffeModel { get; } = new("TRTC1103", Severity.Error, "Caffe weights",
        "This is a Caffe model (caffemodel).",
        "Convert it together with its .prototxt, for example with the caffe2onnx package, and give trtc the .onnx file.",
            "trtc build net.caffemodel");

    public static Code TensorFlowGraph { get; } = new("TRTC1104", Severity.Error, "TensorFlow graph",
        "This is a TensorFlow GraphDef.",
        "Convert it: python -m tf2onnx.convert --graphdef model.pb --output model.onnx --inputs … --outputs …", "trtc build frozen.pb");

    public static Code TensorFlowSavedModel { get; } = new("TRTC1105", Severity.Error, "TensorFlow SavedModel",
        "This is a TensorFlow SavedModel.",
        "Convert its folder: python -m tf2onnx.convert --saved-model FOLDER --output model.onnx", "trtc build saved_model.pb");

    public static Code TensorFlowLite { get; } = new("TRTC1106", Severity.Error, "TensorFlow Lite model",
        "This is a TensorFlow Lite model.",
        "Convert it: python -m tf2onnx.convert --tflite model.tflite --output model.onnx", "trtc build model.tflite");

    public static Code TorchScript { get; } = new("TRTC1107", Severity.Error, "PyTorch file",
        "This is a PyTorch file ({0}).",
        "Load it in Python and export it: torch.onnx.export(model, example_input, 'model.onnx', dynamo=True). A file of weights alone "
            + "needs the model's code too.", "trtc build model.pt");

    public static Code Keras { get; } = new("TRTC1108", Severity.Error, "Keras or HDF5 file",
        "This is a {0}.",
        "Load it with Keras and export it: model.export('model.onnx', format='onnx'), or save it as a SavedModel and use tf2onnx.",
            "trtc build model.h5");

    public static Code Safetensors { get; } = new("TRTC1109", Severity.Error, "Safetensors file",
        "This is a safetensors file: weights without the network.",
        "Load it in the framework of its code and export that model to ONNX, for example: optimum-cli export onnx --model FOLDER OUT",
            "trtc build model.safetensors");

    public static Code Paddle { get; } = new("TRTC1110", Severity.Error, "PaddlePaddle model",
        "This is a PaddlePaddle {0}.",
        "Convert it: paddle2onnx --model_dir FOLDER --model_filename inference.pdmodel --params_filename inference.pdiparams "
            + "--save_file model.onnx", "trtc build inference.pdmodel");

    public static Code AlreadyEngine { get; } = new("TRTC1111", Severity.Error, "Already an engine",
        "This is a built {0} engine, version {1}.",
        "An engine cannot be turned back or rebuilt: give trtc the ONNX model it was made from. 'trtc inspect' shows what is in it.",
            "trtc build model.engine");

    public static Code OnnxText { get; } = new("TRTC1112", Severity.Error, "ONNX as text",
        "This is an ONNX model written as {0}.",
        "Save it as binary: in Python, onnx.save(onnx.load('FILE', format='{1}'), 'model.onnx')", "trtc build model.onnxtxt");

    public static Code OrtFormat { get; } = new("TRTC1113", Severity.Error, "ONNX Runtime's own format",
        "This is a model in ONNX Runtime's own format (.ort).",
        "Give trtc the .onnx file that it was converted from.", "trtc build model.ort");

    public static Code OtherFramework { get; } = new("TRTC1114", Severity.Error, "A model of another framework",
        "This is a file of {0}.", "Export the model to ONNX from the framework that it was trained with.", "trtc build model.gguf");

    public static Code LfsPointer { get; } = new("TRTC1115", Severity.Error, "Git LFS pointer",
        "This is a Git LFS pointer: the model itself has not been fetched.", "Run: git lfs pull",
            "a model from a repository that was cloned without LFS");

    public static Code WebPage { get; } = new("TRTC1116", Severity.Error, "Web page",
        "This is a web page, as a server sends it instead of the file.", "Download the model again from its direct address.",
            "a download that asked for a login");

    public static Code Archive { get; } = new("TRTC1117", Severity.Error, "Archive",
        "This is {0}.", "Unpack it and name the .onnx file in it.", "trtc build model.tar.gz");

    private static ImmutableArray<Code> ForeignCodes =>
    [
        Uff, CaffeText, CaffeModel, TensorFlowGraph, TensorFlowSavedModel, TensorFlowLite, TorchScript, Keras, Safetensors, Paddle,
        AlreadyEngine, OnnxText, OrtFormat, OtherFramework, LfsPointer, WebPage, Archive,
    ];
}
