using TensorRT.Interop;

namespace TensorRT;

/// <summary>One of two branches (<c>IIfConditional</c>), from <see cref="NetworkDefinition.AddIfConditional"/>: layers between its inputs
/// and its outputs.</summary>
public sealed unsafe class IfConditional
{
    private readonly NetworkDefinition _network;
    private readonly VIfConditional _conditional;

    internal IfConditional(void* pointer, NetworkDefinition network)
    {
        _network = network;
        _conditional = VIfConditional.Of(pointer, network.Abi);
    }

    /// <summary>What messages call it.</summary>
    public string Name
    {
        get { using var held = _network.Hold(); return Utf8Text.Read(_conditional.getName()) ?? ""; }
        set { using var held = _network.Hold(); using var text = new Utf8Text(value); _conditional.setName(text.Pointer); }
    }

    /// <param name="condition">One element of kBOOL.</param>
    public ConditionLayer SetCondition(Tensor condition)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_conditional.setCondition(condition.Pointer), "setCondition"), _network);
    }

    /// <summary>What the branches get from outside.</summary>
    public ConditionalInputLayer AddInput(Tensor tensor)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_conditional.addInput(tensor.Pointer), "addInput"), _network);
    }

    /// <summary>What comes out: of one branch or the other, with the same type and rank.</summary>
    public ConditionalOutputLayer AddOutput(Tensor whenTrue, Tensor whenFalse)
    {
        using var held = _network.Hold();
        _network.Forget();
        return new(_network.Added(_conditional.addOutput(whenTrue.Pointer, whenFalse.Pointer), "addOutput"), _network);
    }
}

/// <summary>The condition (<c>IConditionLayer</c>).</summary>
public sealed unsafe class ConditionLayer : Layer
{
    internal ConditionLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>What branches get (<c>IIfConditionalInputLayer</c>).</summary>
public sealed unsafe class ConditionalInputLayer : Layer
{
    internal ConditionalInputLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>What comes out of the branch that was taken (<c>IIfConditionalOutputLayer</c>).</summary>
public sealed unsafe class ConditionalOutputLayer : Layer
{
    internal ConditionalOutputLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}
