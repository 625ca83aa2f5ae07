using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Placement;

namespace Trtc.Core.Precision.Targets;

/// <summary>Writes docs/targets.md from the rules of placement and the table of targets.</summary>
public static class TargetsPage
{
    public static string Write()
    {
        var page = new StringBuilder("""
            # Targets

            What each target takes in FP16, INT8, FP8 and INT4, and where trtc places Q and DQ for it. [Precision](precision.md) tells how these rules work together. This page is
            generated from the two tables that `trtc build` reads.

            Targets are told apart as far as they take different things: **10 strong** is TensorRT 10 with the types in the graph, as trtc builds for it, **10 weak** the same with
            `--typing weak`; **8.6** is always weakly typed; **DLA** is the accelerator of Orin, where INT8 is TensorRT's own calibrator's.

            ## Rules of placement

            `--rule NAME=on` and `--rule NAME=off` switch one for a build; the report names those that were on. A rule is a target's default where the evidence says so.

            | Rule | What it says | Default on | Evidence |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var rule in PlacementRule.All)
            page.Append(CultureInfo.InvariantCulture,
                $"| `{rule.Name}` | {rule.What} | {Names(rule.On)} | {(rule.Evidence.Length > 0 ? rule.Evidence : "not measured")} |\n");
        page.Append("""

            ## What targets take

            A type that no row speaks of is taken. **refused**: the build fails, so trtc refuses before anything is measured (TRTC6521), or leaves the node in FP16 under `--best`;
            **form**: it builds as the note says; **measured**: it builds, and this is what it costs.

            | Operator | Condition | Target | Type | | Note |
            |---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var row in TargetTable.Rows)
            foreach (var (columns, type, cell) in row.Cells)
                page.Append(CultureInfo.InvariantCulture,
                    $"| {row.Operator} | {row.Condition} | {Names(columns)} | {Name(type)} | {Word(cell.Verdict)} | {cell.Note} |\n");
        return page.ToString();
    }

    private static string Names(ImmutableArray<TargetColumn> columns) =>
        columns.Length == 0 ? "none" : columns.Length == TargetColumns.All.Length ? "all"
            : string.Join(", ", columns.Select(TargetColumns.Name));

    private static string Name(DataType type) => type switch
    {
        DataType.Float16 => "FP16", DataType.Int8 => "INT8", DataType.Float8E4M3FN => "FP8", DataType.Int4 => "INT4", _ => type.ToString(),
    };

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Refused => "refused", Verdict.Measured => "measured", Verdict.Form => "form", _ => "taken",
    };
}
