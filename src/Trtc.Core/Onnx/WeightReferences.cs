using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>The initializers that a message is written without, and where their bytes lie: in the files of the model itself, or in
/// <paramref name="computed"/>.</summary>
internal sealed class WeightReferences(ModelWriter.ExternalData computed)
{
    private readonly ImmutableArray<WeightRange>.Builder _ranges = ImmutableArray.CreateBuilder<WeightRange>();

    /// <summary>In the order in which the message met them.</summary>
    public ImmutableArray<WeightRange> Ranges => _ranges.ToImmutable();

    /// <returns>False when the tensor stays in the message: it is small, or has no bytes.</returns>
    public bool Take(string name, TensorData tensor)
    {
        if (tensor.Type == DataType.String || tensor.Bytes.Length < ModelWriter.SmallestExternal) return false;
        var alignment = Math.Max(tensor.Type.Bits() / 8, 1);
        if (tensor.Bytes is FileBytes file) _ranges.Add(new(name, Path.GetFullPath(file.File.Path), file.Offset, file.Count, alignment));
        else if (computed.Place(tensor.Bytes) is { } offset)
            _ranges.Add(new(name, Path.GetFullPath(computed.Location), offset, tensor.Bytes.Length, alignment));
        else return false;
        return true;
    }
}
