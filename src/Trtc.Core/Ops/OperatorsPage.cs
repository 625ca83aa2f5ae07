using Trtc.Core.Diagnostics;
using System.Globalization;
using System.Text;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Writes docs/operators.md from the operator table.</summary>
public static class OperatorsPage
{
    private static readonly (string Heading, Target Target)[] Columns =
    [
        ("8.6", new(TargetProduct.TensorRT, 8, 6)), ("10.x", new(TargetProduct.TensorRT, 10, 16)),
            ("11.x", new(TargetProduct.TensorRT, 11, 4)),
        ("RTX 1.7", new(TargetProduct.Rtx, 1, 7)),
    ];

    public static string Write()
    {
        var page = new StringBuilder("""
            # Operators

            What each release of TensorRT makes of each ONNX operator: the table that `trtc check` reads. This page is generated from it.

            - **yes**: supported; **yes***: supported under the conditions in the last column; a number such as **10.4**: from that release on;
              **plugin**: through a plugin that TensorRT ships in `nvinfer_plugin` and TensorRT-RTX does not have; **builder**: the parser reads it and the
              builder refuses it for some types or attributes; **no**: no importer.
            - *Types* are those of the first input. FP64 is taken wherever FP32 is, and computed in FP32. 8.6 has no BF16, FP8 and INT4, and reads INT64 as INT32;
              FP4 is there from 10.8.
            - A condition holds for every release unless it says otherwise. A tensor has at most 8 dimensions.
            - *Precision* is what trtc does: **FP16** computes in it under `--fp16`, **FP16*** where its values allow (short rows of Softmax, parts of a
              normalisation written out, scales and constants that fit), **FP32** stays; **INT8** computes in it between Q/DQ, **moves** hands INT8 through,
              **joins** wants one scale for all its inputs; **MACs**: its multiplications count in the shares that reports and `--require` speak of.
            - TensorRT-RTX 1.7 was measured with its own parser and builder. Other releases follow their published operator tables and change logs;
              an older TensorRT-RTX is taken for the enterprise release that its headers come from.

            | Operator | Opsets | 8.6 | 10.x | 11.x | RTX 1.7 | Types | Precision | Conditions |
            |---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var row in OpTable.All.Where(r => r.Domain.Length == 0).OrderBy(r => r.Name, StringComparer.Ordinal)) Append(page, row);
        page.Append(
            "\n## Other domains\n\nNo release reads these; they are recognised, named and refused.\n\n| Domain | Operators |\n|---|---|\n");
        foreach (var domain in OpTable.All.Where(r => r.Domain.Length > 0).GroupBy(r => r.Domain)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture,
                $"| `{domain.Key}` | {string.Join(", ", domain.Select(r => r.Name).Order(StringComparer.Ordinal))} |\n");
        return page.ToString();
    }

    private static void Append(StringBuilder page, Operator row)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {string.Join(", ", row.Signatures.Select(s => s.Since))} |");
        foreach (var (_, target) in Columns) page.Append(CultureInfo.InvariantCulture, $" {Cell(row.Support, target)} |");
        var types = row.Support.IsSupported ? TypeNames.Of(row.Support.Types) : "";
        page.Append(CultureInfo.InvariantCulture, $" {types} | {Precision(row)} | {Conditions(row.Support)} |\n");
    }

    private static string Precision(Operator row)
    {
        if (!row.Support.IsSupported) return "";
        var parts = new List<string>();
        if (row.Support.Types.Contains(DataType.Float16) && !row.HasBodies && row.Gives == ResultSource.Inputs)
            parts.Add(row.Half switch { HalfRole.Safe => "FP16", HalfRole.KeepFloat or HalfRole.Power => "FP32", _ => "FP16*" });
        var int8 =
            row.Quant switch { QuantRole.Quantizable => "INT8", QuantRole.PassThrough => "moves", QuantRole.Shared => "joins", _ => "" };
        if (int8.Length > 0) parts.Add(int8);
        if (row.Macs is not null) parts.Add("MACs");
        return string.Join(", ", parts);
    }

    private static string Cell(TargetSupport support, Target target)
    {
        if (!support.IsSupported) return "no";
        var since = Target.Release(support.Since);
        if (target.Level < since) return "no";
        if (support.Plugin.Length > 0) return target.Product == TargetProduct.Rtx ? "no" : "plugin";
        var rules = support.Rules.Where(r => r.Holds(target)).ToArray();
        if (rules.Any(r => r.Phase == SupportPhase.Builder && target.Product == TargetProduct.Rtx)) return "builder";
        // 10.x and 11.x stand for a family: say where in it the operator came.
        if (target.Product == TargetProduct.TensorRT && since / 100 == target.Major && since % 100 > 0 && support.Since != "8.6")
            return support.Since;
        return rules.Length > 0 ? "yes*" : "yes";
    }

    private static string Conditions(TargetSupport support)
    {
        if (!support.IsSupported) return support.Instead;
        var parts = new List<string>();
        if (support.Plugin.Length > 0) parts.Add($"plugin `{support.Plugin}`");
        foreach (var r in support.Rules) parts.Add(r.Sentence + Scope(r));
        return string.Join("; ", parts).Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Scope(SupportRule rule)
    {
        var parts = new List<string>();
        if (rule.Product is { } p) parts.Add(ProductNames.Title(p == TargetProduct.Rtx));
        if (rule.FromLevel > 0) parts.Add("from " + Target.ReleaseName(rule.FromLevel));
        if (rule.BeforeLevel < int.MaxValue) parts.Add("before " + Target.ReleaseName(rule.BeforeLevel));
        return parts.Count > 0 ? $" ({string.Join(", ", parts)})" : "";
    }
}
