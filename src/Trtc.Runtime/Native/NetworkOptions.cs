using System.IO.Enumeration;
using TensorRT;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>The options that go to the network itself once it is parsed: formats of inputs and outputs, types of layers.</summary>
internal static class NetworkOptions
{
    /// <returns>False when there were faults, all of which have been written.</returns>
    public static bool Apply(NetworkDefinition network, Builder builder, BuildOptions options, EventWriter events)
    {
        var good = true;
        foreach (var format in options.InputFormats)
            good &= SetFormat("--input-format", format, network.InputCount, network.Input, builder, events);
        foreach (var format in options.OutputFormats)
            good &= SetFormat("--output-format", format, network.OutputCount, network.Output, builder, events);
        foreach (var precision in options.LayerPrecisions)
            good &= ConfigurationOptions.Try("--layer-precision", BuilderFeature.LayerPrecision, builder, events,
                () => SetPrecision(network, precision, events));
        return good;
    }

    private static bool SetFormat(string option, IoFormat format, int count, Func<int, Tensor> at, Builder builder, EventWriter events)
    {
        uint mask = 0;
        foreach (var f in format.Formats) mask |= 1u << IoFormatText.Formats.IndexOf(f);
        var found = false;
        for (var i = 0; i < count; i++)
        {
            var tensor = at(i);
            if (format.Tensor.Length > 0 && tensor.Name != format.Tensor) continue;
            found = true;
            tensor.AllowedFormats = mask;
            if (format.Type is { } type
                && !ConfigurationOptions.Try($"{option} with a type", BuilderFeature.TensorTypes, builder, events,
                () => tensor.Type = TypeOf(type))) return false;
        }
        if (!found) events.Fault(Codes.OptionRefused, "", option, $"the model has no such tensor as '{format.Tensor}'");
        return found;
    }

    private static void SetPrecision(NetworkDefinition network, LayerPrecision precision, EventWriter events)
    {
        var type = TypeOf(precision.Type);
        var found = false;
        for (var i = 0; i < network.LayerCount; i++)
        {
            var layer = network.Layer(i);
            if (!FileSystemName.MatchesSimpleExpression(precision.Layer, layer.Name, ignoreCase: false)) continue;
            found = true;
            layer.Precision = type;
            // Layers of shapes and indices stay what they are.
            for (var o = 0; o < layer.OutputCount; o++)
                if (layer.Output(o).Type is DataType.kFLOAT or DataType.kHALF or DataType.kBF16) layer.SetOutputType(o, type);
        }
        if (!found) events.Fault(Codes.LayerNotFound, "", precision.Layer);
    }

    /// <summary>A word of <see cref="IoFormatText.Types"/>, which stand in TensorRT's own order but for those that it added
    /// between.</summary>
    private static DataType TypeOf(string word) => word switch
    {
        "fp32" => DataType.kFLOAT,
        "fp16" => DataType.kHALF,
        "bf16" => DataType.kBF16,
        "int8" => DataType.kINT8,
        "int32" => DataType.kINT32,
        "int64" => DataType.kINT64,
        "bool" => DataType.kBOOL,
        "uint8" => DataType.kUINT8,
        "fp8" => DataType.kFP8,
        "int4" => DataType.kINT4,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "no type of TensorRT"),
    };
}
