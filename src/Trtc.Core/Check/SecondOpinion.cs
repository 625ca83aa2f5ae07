using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <param name="Version">As 1.7.1.116.</param>
public sealed record InstalledParser(Target Target, string Version, string Library, ParserOpinion Opinion)
{
    public string Name => $"{ProductNames.Title(Target.Product == TargetProduct.Rtx)} {Version}";
}

/// <summary>
/// The installed parser's word beside the table's. What it refuses is an error like any; where the two disagree, TRTC5030 says so at the
/// node. The table looks at one node at a time and at all of them; the parser sees the whole graph and may stop at the first fault of its
/// second look.
/// </summary>
public static class SecondOpinion
{
    /// <param name="model">As it was checked.</param>
    public static CheckResult Add(CheckResult result, Model model, InstalledParser installed)
    {
        var (opinion, target) = (installed.Opinion, installed.Target);
        var table = new Dictionary<int, Finding>();
        var elsewhere = new List<Finding>();
        foreach (var f in result.Untouched.IsDefault ? result.Findings : result.Untouched)
        {
            if (f.Diagnostic.Severity != Severity.Error || f.Phase != SupportPhase.Parser
                || !(f.Targets.IsEmpty || f.Targets.Contains(target))) continue;
            if (NodeIndex(f.Path) is { } index) table.TryAdd(index, f);
            else elsewhere.Add(f);
        }
        // Calls of model functions are written out on reading: indices and names of nodes are then no longer the file's.
        var sameNodes = !model.Graph.Nodes.Any(n => n.Origin.Length > 0);
        var findings = result.Findings.ToBuilder();
        foreach (var fault in opinion.Faults)
        {
            var index = Find(model.Graph, fault, sameNodes);
            if (index is { } i ? table.ContainsKey(i) : table.Count + elsewhere.Count > 0) continue;
            var place = Place.Of(model, index, fault);
            findings.Add(place.Remark(Codes.NodeNotParsed, target, fault.Description));
            findings.Add(place.Remark(Codes.SecondOpinion, target,
                $"the operator table takes it, and {installed.Name} refuses it: {fault.Description}"));
        }
        foreach (var (index, f) in table)
        {
            var takes = opinion.Parses || (sameNodes && opinion.Supported is { } supported && supported.BinarySearch(index) >= 0);
            if (takes) findings.Add(Place.Of(f).Remark(Codes.SecondOpinion, target, Taken(f)));
        }
        if (opinion.Parses) foreach (var f in elsewhere) findings.Add(Place.Of(f).Remark(Codes.SecondOpinion, target, Taken(f)));
        return result with { Findings = findings.ToImmutable(), Installed = installed };

        string Taken(Finding f) => $"the operator table refuses it ({f.Diagnostic.Code.Id}), and {installed.Name} reads it";
    }

    /// <summary>12 of <c>node 12</c> and of <c>node 12 (Loop) / body / node 3</c>; null for what is no node.</summary>
    private static int? NodeIndex(string path)
    {
        if (!path.StartsWith("node ", StringComparison.Ordinal)) return null;
        var digits = path.AsSpan(5);
        var end = digits.IndexOf(' ');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
            : null;
    }

    private static int? Find(Graph graph, ParserFault fault, bool sameNodes)
    {
        if (sameNodes && fault.Node >= 0 && fault.Node < graph.Nodes.Length
            && (fault.Operator.Length == 0 || graph.Nodes[(int)fault.Node].OpType == fault.Operator)) return (int)fault.Node;
        if (fault.Name.Length > 0)
            for (var i = 0; i < graph.Nodes.Length; i++) if (graph.Nodes[i].Name == fault.Name) return i;
        return null;
    }

    private sealed record Place(string File, string Where, string Node, string Operator, string Path)
    {
        public static Place Of(Finding f) => new(f.Diagnostic.File, f.Diagnostic.Where, f.Node, f.Operator, f.Path);

        public static Place Of(Model model, int? index, ParserFault fault)
        {
            if (index is { } i)
            {
                var node = model.Graph.Nodes[i];
                return new(model.Path, OperatorCheck.Where(node), node.Display, FindingList.OperatorName(node),
                    string.Create(CultureInfo.InvariantCulture, $"node {i}"));
            }
            var where = fault.Name.Length == 0 ? "" : fault.Operator.Length == 0 ? $"node '{fault.Name}'"
                : $"node '{fault.Name}' ({fault.Operator})";
            return new(model.Path, where, fault.Name, fault.Operator, where.Length == 0 ? "model" : where);
        }

        public Finding Remark(Code code, Target target, string text) =>
            new(Diagnostic.Create(code, File, Where, text), Node, Operator, Path, [target]) { Phase = SupportPhase.Parser };
    }
}
