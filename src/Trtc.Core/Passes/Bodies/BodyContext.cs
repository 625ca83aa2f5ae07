using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Writes other nodes in the place of one. False, and nothing done, when too little is known of it.</summary>
internal delegate bool FunctionBody(BodyContext body);

/// <summary>A node that is to be written out: what is known of it, and the chain that takes its place.</summary>
internal sealed class BodyContext(GraphEditor edit, int index, SupportContext known)
{
    private readonly DataType _type = known.Element(0) is var t && t.IsFloat() ? t : DataType.Float32;
    private NodeChain? _chain;
    private NodeChain? _chain32;

    public GraphEditor Edit => edit;

    public Node Node => known.Node;

    public int Opset => known.Opset;

    /// <summary>Constants that it makes have the type of the node's first input.</summary>
    public NodeChain Chain => _chain ??= new(edit, known.Node, _type);

    public Shape? Shape(int input) => known.Shape(input);

    public DataType Element(int input) => known.Element(input);

    public DataType OutputElement => known.OutputElement(0);

    /// <summary>The value in FP32, whatever the node's type.</summary>
    public string Float32(string value) => _type == DataType.Float32 ? value : Chain.Cast(value, DataType.Float32);

    /// <summary>The FP32 value in the node's type.</summary>
    public string Own(string value) => _type == DataType.Float32 ? value : Chain.Cast(value, _type);

    public string Constant32(float value) => (_chain32 ??= new(edit, known.Node)).Float(value);

    /// <param name="outputs">The values that become the node's outputs; the last one made when none is named.</param>
    public bool Finish(params ReadOnlySpan<string> outputs)
    {
        Chain.Finish(index, outputs);
        return true;
    }
}
