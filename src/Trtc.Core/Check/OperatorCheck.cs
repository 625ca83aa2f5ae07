using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>Holds each node against its operator's row, for every target.</summary>
internal static class OperatorCheck
{
    /// <param name="path">As in <c>node 12</c>.</param>
    public static void Run(NodeContext node, bool declared, string path, ImmutableArray<Target> targets, FindingList findings)
    {
        var n = node.Node;
        var where = Where(n);
        var name = FindingList.OperatorName(n);
        var row = OpTable.Find(n.Domain, n.OpType);
        if (row is null)
        {
            findings.Add(Codes.UnknownOperator, where, n, path, null, SupportPhase.Parser, name);
            return;
        }
        var support = row.Support;
        if (!support.IsSupported)
        {
            var instead = support.Instead.Length > 0 ? support.Instead
                : "Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name.";
            findings.Add(Codes.UnsupportedOperator, where, n, path, null, SupportPhase.Parser, name, instead);
            return;
        }
        if (declared && row.At(node.Opset) is null)
            findings.Add(Codes.OperatorYounger, where, n, path, null, SupportPhase.Parser, name, row.Signatures[0].Since, node.Opset);
        if (NodeValidity.Fault(node, row) is { } fault)
            findings.Add(Codes.InvalidNode, where, n, path, null, SupportPhase.Parser, name, fault);
        foreach (var target in targets)
        {
            if (target.Level < Target.Release(support.Since))
                findings.Add(Codes.OperatorNeedsRelease, where, n, path, target, SupportPhase.Parser, name, support.Since,
                    FirstWith(support.Since, target.Product));
            else if (!support.Knows(target))
                findings.Add(Codes.PluginNeeded, where, n, path, target, SupportPhase.Parser, name, support.Plugin);
            else if (TypeTaken(node, support, target, out var type)) Rules(node, row, support, target, where, path, findings);
            else
                findings.Add(Codes.ElementTypeUnsupported, where, n, path, target, SupportPhase.Parser, name, TypeNames.Of(type),
                    TypeNames.Of(support.Types), Instead(type, support));
        }
    }

    /// <summary>Whether the parser or the builder of a release refuses the node, as far as the table knows.</summary>
    public static bool Refuses(NodeContext node, Target target)
    {
        if (OpTable.Find(node.Node.Domain, node.Node.OpType) is not { Support: var support }) return false;
        if (!support.Knows(target) || !TypeTaken(node, support, target, out _)) return true;
        foreach (var rule in support.Rules) if (rule.Holds(target) && RuleGuard.Run(rule.Breach, node) is not null) return true;
        return false;
    }

    private static void Rules(
        NodeContext node, Operator row, TargetSupport support, Target target, string where, string path, FindingList findings)
    {
        var n = node.Node;
        foreach (var rule in support.Rules)
        {
            if (!rule.Holds(target) || RuleGuard.Run(rule.Breach, node) is not { } breach) continue;
            var fix = rule.Fix.Length > 0 ? rule.Fix : "Change the node so that the condition holds, or rewrite it with other operators.";
            var code = rule.Phase == SupportPhase.Builder ? Codes.BuilderRefuses : Codes.ConditionBroken;
            findings.Add(code, where, n, path, target, rule.Phase, row.Name, breach, Plain(rule.Sentence), fix);
        }
    }

    private static bool TypeTaken(NodeContext node, TargetSupport support, Target target, out DataType type)
    {
        type = node.Element(0);
        if (type == DataType.Undefined || (type == DataType.UInt8 && support.Types.Contains(node.Read(0)))) return true;
        return support.Types.Contains(type) && Exists(type, target);
    }

    /// <summary>Whether a release has an element type at all. 8.6 reads INT64 as INT32; FP64 becomes FP32 on all.</summary>
    public static bool Exists(DataType type, Target target) => type switch
    {
        DataType.BFloat16 or DataType.Float8E4M3FN or DataType.Int4 => target.Level >= Target.Release("10.0"),
        DataType.Float4E2M1 => target.Level >= Target.Release("10.8"),
        DataType.Float32 or DataType.Float16 or DataType.Float64 or DataType.Int8 or DataType.UInt8 or DataType.Int32 or DataType.Int64
            or DataType.Bool => true,
        _ => false,
    };

    public static string Where(Node node)
    {
        var text = $"node '{node.Display}' ({FindingList.OperatorName(node)})";
        return node.Origin.Length > 0 ? text + " from " + node.Origin : text;
    }

    private static string FirstWith(string since, TargetProduct product)
    {
        var level = Target.Release(since);
        foreach (var t in Target.Releases) if (t.Product == product && t.Level >= level) return t.ToString();
        return $"TensorRT {since}";
    }

    private static string Instead(DataType type, TargetSupport support) => type switch
    {
        DataType.String => "Text stays outside the engine: give the model numbers (token or class indices), and look names up behind it.",
        _ => support.Instead.Length > 0 ? support.Instead : $"Cast to {Nearest(type, support.Types)} around it.",
    };

    private static string Nearest(DataType type, TypeSet taken)
    {
        ReadOnlySpan<DataType> order = type.IsFloat() ? [DataType.Float32, DataType.Float16]
            : [DataType.Int64, DataType.Int32, DataType.Float32, DataType.Float16];
        foreach (var t in order) if (taken.Contains(t)) return TypeNames.Of(t);
        return TypeNames.Of(taken);
    }

    private static string Plain(string sentence) => sentence.Replace("`", "", StringComparison.Ordinal);
}
