using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Files;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>Writes a model as an ONNX file: the same model gives the same bytes. Weights are copied in blocks from where they
/// lie.</summary>
public static class ModelWriter
{
    /// <summary>Smaller tensors stay in the model: a reader should not need a second file for a shape.</summary>
    internal const int SmallestExternal = 1024;

    /// <summary>Where weights go that do not stay in the model.</summary>
    public static string DataPath(string path) => path + ".data";

    /// <summary>Writes to a temporary name and renames, the external data first. The model may be the file that is replaced.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(Model model, string path, WriteOptions? options = null)
    {
        options ??= WriteOptions.Default;
        var dataPath = DataPath(path);
        var message = Message(model, null);
        if (options.ExternalData || message.Length > options.InlineLimit)
        {
            var external = new ExternalData(Path.GetFileName(dataPath));
            message = Message(model, external);
            if (external.Tensors.Count > 0) OutputFiles.Replace(dataPath, external.CopyTo);
        }
        OutputFiles.Replace(path, message.CopyTo);
    }

    /// <summary>
    /// Writes the graph without the main graph's large weights, for a reader that is given those by name: what lies in a file is only
    /// referred to, and what is computed goes to a file beside it, MODEL.onnx.data.
    /// </summary>
    /// <returns>Where the weights left out lie; null when even the rest is beyond one message, and nothing was written.</returns>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static ImmutableArray<WeightRange>? WriteWithoutWeights(Model model, string path)
    {
        var computed = new ExternalData(path + ".data");
        var weights = new WeightReferences(computed);
        var message = new ReverseMessage();
        new MessageWriter(message, null, weights).Model(model);
        if (message.Length > WriteOptions.Default.InlineLimit) return null;
        if (computed.Tensors.Count > 0) OutputFiles.Replace(computed.Location, computed.CopyTo);
        OutputFiles.Replace(path, message.CopyTo);
        return weights.Ranges;
    }

    /// <summary>The whole model as one message in memory, for a runtime that takes bytes; weights are read here.</summary>
    public static byte[] ToBytes(Model model)
    {
        var message = Message(model, null);
        var bytes = new byte[message.Length];
        using var stream = new MemoryStream(bytes);
        message.CopyTo(stream);
        return bytes;
    }

    private static ReverseMessage Message(Model model, ExternalData? external)
    {
        var message = new ReverseMessage();
        new MessageWriter(message, external).Model(model);
        return message;
    }

    /// <summary>The tensors that go to a data file, placed in the order in which the message meets them.</summary>
    internal sealed class ExternalData(string location)
    {
        private long _end;

        public List<(long Offset, TensorBytes Bytes)> Tensors { get; } = [];

        public string Location => location;

        /// <returns>The tensor's offset; null when it stays in the model.</returns>
        public long? Place(TensorBytes bytes)
        {
            if (bytes.Length < SmallestExternal) return null;
            // Windows maps files at multiples of 64 KiB only.
            var alignment = bytes.Length >= 1024 * 1024 ? 64 * 1024 : 64;
            var offset = (_end + alignment - 1) / alignment * alignment;
            Tensors.Add((offset, bytes));
            _end = offset + bytes.Length;
            return offset;
        }

        public void CopyTo(Stream stream)
        {
            var block = new byte[256 * 1024];
            foreach (var (offset, bytes) in Tensors)
            {
                stream.Position = offset;
                ReverseMessage.CopyTo(stream, bytes, block);
            }
        }
    }

    internal static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
