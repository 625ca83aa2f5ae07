using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// A loop in a network (<c>ILoop</c>), from <see cref="NetworkDefinition.AddLoop"/>. Layers between its recurrences and iterators on the
/// one side and its outputs on the other run once for each trip; there must be a trip limit.
/// </summary>
public sealed unsafe class Loop
{
    private readonly NetworkDefinition _network;
    private readonly VLoop _loop;

    internal Loop(void* pointer, NetworkDefinition network)
    {
        _network = network;
        _loop = VLoop.Of(pointer, network.Abi);
    }

    /// <summary>What messages call it.</summary>
    public string Name
    {
        get { using var held = _network.Hold(); return Utf8Text.Read(_loop.getName()) ?? ""; }
        set { using var held = _network.Hold(); using var text = new Utf8Text(value); _loop.setName(text.Pointer); }
    }

    /// <summary>A value that goes from trip to trip: input 1, set with <see cref="Layer.SetInput"/>, is what the next trip gets.</summary>
    /// <param name="initial">What the first trip gets.</param>
    public RecurrenceLayer AddRecurrence(Tensor initial)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_loop.addRecurrence(initial.Pointer), "addRecurrence"), _network);
    }

    /// <param name="tensor">A number of trips, or a condition that ends the loop when false.</param>
    public TripLimitLayer AddTripLimit(Tensor tensor, TripLimit limit)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_loop.addTripLimit(tensor.Pointer, limit), "addTripLimit"), _network);
    }

    /// <summary>Each trip gets a slice of a tensor.</summary>
    /// <param name="reverse">From the last slice to the first.</param>
    public IteratorLayer AddIterator(Tensor tensor, int axis = 0, bool reverse = false)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_loop.addIterator(tensor.Pointer, axis, reverse), "addIterator"), _network);
    }

    /// <summary>What comes out of the loop: the last trip's value, or those of all trips along an axis (input 1 then gives their
    /// number).</summary>
    public LoopOutputLayer AddOutput(Tensor tensor, LoopOutput kind, int axis = 0)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_loop.addLoopOutput(tensor.Pointer, kind, axis), "addLoopOutput"), _network);
    }
}

/// <summary>A value that goes from trip to trip (<c>IRecurrenceLayer</c>).</summary>
public sealed unsafe class RecurrenceLayer : Layer
{
    internal RecurrenceLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>How many trips a loop makes (<c>ITripLimitLayer</c>).</summary>
public sealed unsafe class TripLimitLayer : Layer
{
    private readonly VTripLimitLayer _layer;

    internal TripLimitLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VTripLimitLayer.Of(pointer, network.Abi);

    /// <summary>A count, or a condition.</summary>
    public TripLimit Limit
    {
        get { using var held = Hold(); return _layer.getTripLimit(); }
    }
}

/// <summary>A slice for each trip (<c>IIteratorLayer</c>).</summary>
public sealed unsafe class IteratorLayer : Layer
{
    private readonly VIteratorLayer _layer;

    internal IteratorLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VIteratorLayer.Of(pointer, network.Abi);

    /// <summary>The axis that is sliced.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }

    /// <summary>From the last slice to the first.</summary>
    public bool Reverse
    {
        get { using var held = Hold(); return _layer.getReverse(); }
        set { using var held = Hold(); _layer.setReverse(value); }
    }
}

/// <summary>What comes out of a loop (<c>ILoopOutputLayer</c>).</summary>
public sealed unsafe class LoopOutputLayer : Layer
{
    private readonly VLoopOutputLayer _layer;

    internal LoopOutputLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VLoopOutputLayer.Of(pointer, network.Abi);

    /// <summary>The last trip's value, or all.</summary>
    public LoopOutput Kind
    {
        get { using var held = Hold(); return _layer.getLoopOutput(); }
    }

    /// <summary>The axis that trips are put together along.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }
}
