using System.Buffers.Binary;
using System.Text;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>Tells other formats by their first bytes, so that a user hears the way to ONNX and not "damaged".</summary>
internal static class ForeignFormats
{
    internal sealed record Found(Code Code, params object?[] Args);

    private const int Head = 4096;

    public static bool IsSavedModel(string folder) => File.Exists(Path.Combine(folder, "saved_model.pb"));

    /// <summary>Formats with a signature that no ONNX file can begin with.</summary>
    public static Found? ByMagic(SourceFile file)
    {
        var head = new byte[(int)Math.Min(Head, file.Length)];
        file.Read(0, head);
        var b = head.AsSpan();
        if (EngineHeader.TryRead(file, out var engine)) return new(Codes.AlreadyEngine, engine.ProductName, engine.Version);
        if (Has(b, 4, "TFL3"u8)) return new(Codes.TensorFlowLite);
        if (Has(b, 4, "ORTM"u8)) return new(Codes.OrtFormat);
        if (b[0] == 0x89 && Has(b, 1, "HDF\r\n"u8)) return Hdf5(b);
        if (b.Length > 3 && b[0] == 'P' && b[1] == 'K' && b[2] == 3 && b[3] == 4) return Zip(b);
        if (Has(b, 0, "GGUF"u8)) return new(Codes.OtherFramework, "llama.cpp (GGUF)");
        if (Has(b, 0, "7767517\n"u8)) return new(Codes.OtherFramework, "ncnn");
        if (b.Length > 2 && b[0] == 0x80 && b[1] is >= 2 and <= 5)
            return new(Codes.TorchScript, "a Python pickle, as torch.save wrote before version 1.6");
        if (b.Length > 2 && b[0] == 0x1F && b[1] == 0x8B) return new(Codes.Archive, "a gzip archive");
        if (b.Length > 6 && b[0] == 0xFD && b[1..].StartsWith("7zXZ"u8)) return new(Codes.Archive, "an xz archive");
        if (b.Length > 6 && b[0] == (byte)'7' && b[1] == (byte)'z' && b[2] == 0xBC) return new(Codes.Archive, "a 7-Zip archive");
        if (Has(b, 257, "ustar"u8)) return new(Codes.Archive, "a tar archive");
        if (Has(b, 0, "version https://git-lfs"u8)) return new(Codes.LfsPointer);
        if (b.Length > 9 && b[8] == '{' && b[9] == '"' && BinaryPrimitives.ReadInt64LittleEndian(b) is > 1 and var json
            && json <= file.Length - 8)
            return new(Codes.Safetensors);
        return null;
    }

    /// <summary>Text, and protobuf messages of other frameworks, which only their fields tell apart.</summary>
    public static Found? ByContent(SourceFile file)
    {
        var head = new byte[(int)Math.Min(Head, file.Length)];
        file.Read(0, head);
        if (Text(head) is { } text) return FromText(text);
        var extension = Path.GetExtension(file.Path).ToUpperInvariant();
        return ForeignProtobuf.Recognise(head, extension);
    }

    private static Found Hdf5(ReadOnlySpan<byte> b) =>
        new(Codes.Keras, b.IndexOf("keras"u8) >= 0 ? "Keras model (HDF5)" : "HDF5 file, as Keras writes its models");

    private static Found Zip(ReadOnlySpan<byte> b)
    {
        var length = b.Length >= 30 ? BinaryPrimitives.ReadUInt16LittleEndian(b[26..]) : 0;
        var first = 30 + length <= b.Length ? Encoding.UTF8.GetString(b.Slice(30, length)) : "";
        if (first.EndsWith("/data.pkl", StringComparison.Ordinal) || first.EndsWith("/constants.pkl", StringComparison.Ordinal)
            || first.EndsWith("/version", StringComparison.Ordinal) || first.EndsWith("/.format_version", StringComparison.Ordinal)
            || first.EndsWith("archive_format", StringComparison.Ordinal) || first.Contains("/code/", StringComparison.Ordinal))
            return new(Codes.TorchScript, "a zip archive of torch.save, torch.jit.save or torch.export");
        if (first is "metadata.json" or "config.json" || first.EndsWith(".h5", StringComparison.Ordinal))
            return new(Codes.Keras, "Keras model (.keras)");
        return new(Codes.Archive, "a zip archive");
    }

    private static string? Text(ReadOnlySpan<byte> b)
    {
        foreach (var c in b) if (c is < 9 or (> 13 and < 32) or 127) return null;
        return Encoding.UTF8.GetString(b).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
    }

    private static Found? FromText(string text)
    {
        if (text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return new(Codes.WebPage);
        if (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<net", StringComparison.Ordinal))
            return new(Codes.OtherFramework, "OpenVINO (XML)");
        if (text.StartsWith('{'))
        {
            if (Has(text, "\"irVersion\"") || Has(text, "\"opsetImport\"")) return new(Codes.OnnxText, "JSON", "json");
            if (Has(text, "\"base_code\"") || Has(text, "\"program\"")) return new(Codes.Paddle, "program (JSON)");
            if (Has(text, "\"class_name\"")) return new(Codes.Keras, "Keras description (JSON), without its weights");
        }
        if (text.StartsWith('<') && Has(text, "ir_version")) return new(Codes.OnnxText, "ONNX's text syntax", "onnxtxt");
        if (Has(text, "ir_version:") || Has(text, "opset_import {")) return new(Codes.OnnxText, "protobuf text", "textproto");
        if (Has(text, "layer {") || Has(text, "layers {") || Has(text, "layer{") || Has(text, "input_dim:")) return new(Codes.CaffeText);
        if (Has(text, "node {") && Has(text, "op:")) return new(Codes.TensorFlowGraph);
        return null;
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private static bool Has(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> part) =>
        bytes.Length >= at + part.Length && bytes[at..].StartsWith(part);
}
