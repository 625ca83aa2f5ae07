using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

internal static class OptionalShapes
{
    internal static void Optional(InferenceContext node)
    {
        if (node.Has(0)) node.SetState(0, new(new OptionalType(node.Input(0).Type)) { Parts = [node.Input(0)] });
        else node.SetState(0,
            new(new OptionalType(node.Node.Attributes.GetValueOrDefault("type") is TypeAttribute t ? t.Value : null)) { Parts = [] });
    }

    internal static void GetElement(InferenceContext node)
    {
        var input = node.Input(0);
        if (input.Type is not OptionalType optional) node.SetState(0, input);
        else if (input.Parts is { IsDefault: false } parts && parts is [var content]) node.SetState(0, content);
        else node.SetType(0, optional.Element);
    }

    internal static void HasElement(InferenceContext node)
    {
        node.SetTensor(0, DataType.Bool, []);
        var input = node.Input(0);
        bool? has = !node.Has(0) ? false : input.Type is OptionalType ? input.Parts.IsDefault ? null : input.Parts.Length > 0
            : input.Type is null ? null : true;
        if (has is { } h) node.SetKnown(0, DenseTensor.Of<byte>(DataType.Bool, [], [(byte)(h ? 1 : 0)]));
    }
}
