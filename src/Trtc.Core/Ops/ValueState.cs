using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>What inference knows of a value: its type, and its content where that is known.</summary>
internal sealed class ValueState(ValueType? type)
{
    /// <summary>A value of more dimensions has an unknown shape: TensorRT takes 8, and a file can say a million in as many bytes.</summary>
    internal const int MaxRank = 256;

    private Tensor? _known;
    private TensorData? _data;

    internal static ValueState Nothing { get; } = new(null);

    internal ValueType? Type { get; } = type is TensorType { Shape.Rank: > MaxRank } t ? t with { Shape = null } : type;

    /// <summary>Elements of a sequence whose length is known, or the content of an optional (empty when it has none); default
    /// otherwise.</summary>
    internal ImmutableArray<ValueState> Parts { get; init; }

    /// <summary>The content; a weight is read when it is first asked for, and only when it is small.</summary>
    internal Tensor? Known
    {
        get
        {
            if (_data is not null)
            {
                _known = DenseTensor.Read(_data);
                _data = null;
            }
            return _known;
        }
        init => _known = value;
    }

    internal static ValueState Of(Tensor known) => new(new TensorType(known.Type, Shape.Of(known.Dims))) { Known = known };

    /// <param name="limit">Tensors of more elements are known by type only.</param>
    internal static ValueState Of(TensorData data, long limit)
    {
        var state = new ValueState(new TensorType(data.Type, data.Shape));
        if (data.Shape.Elements >= 0 && data.Shape.Elements <= limit) state._data = data;
        return state;
    }
}
