using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>Collects findings in the order met; one that several targets share is one finding.</summary>
internal sealed class FindingList(string file)
{
    private readonly List<Finding> _items = [];
    private readonly Dictionary<(Code, string Path, string Message), int> _index = [];

    public ImmutableArray<Finding> ToImmutable() => [.. _items];

    public void Add(Code code, string where, Node? node, string path, Target? target, SupportPhase phase, params ReadOnlySpan<object?> args)
    {
        var diagnostic = Diagnostic.Create(code, file, where, args);
        var key = (code, path, diagnostic.Message);
        if (_index.TryGetValue(key, out var at))
        {
            if (target is { } t) _items[at] = _items[at] with { Targets = _items[at].Targets.Add(t) };
            return;
        }
        _index.Add(key, _items.Count);
        var name = node is null ? "" : OperatorName(node);
        _items.Add(new(diagnostic, node?.Display ?? "", name, path, target is { } only ? [only] : []) { Phase = phase, Made = node });
    }

    public static string OperatorName(Node node) => node.Domain.Length == 0 ? node.OpType : node.Domain + "." + node.OpType;
}
