using System.CommandLine;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;

namespace Trtc.Commands;

/// <summary>The options of <c>trtc build</c> that hold an accuracy budget.</summary>
internal sealed class BudgetArguments
{
    private readonly Option<string?> _accuracy =
        new("--accuracy") { Description =
        "With --int8 or --fp8: returns layers to floating point until this holds on --eval: cosine>=0.99, miou>=0.97, map>=-0.5%, "
        + "top1>=-0.5%.", HelpName = "METRIC>=X" };
    private readonly Option<string?> _eval =
        new("--eval") { Description = "Held-out pictures or arrays for --accuracy, none of them in --calib.", HelpName = "PATH" };
    private readonly Option<string?> _head =
        new("--head") { Description = "What the outputs say (classes, mask, boxes, text), for --accuracy.", HelpName = "FILE.json" };
    private readonly Option<string?> _labels =
        new("--labels") { Description = "Labelled boxes of --eval's pictures, as COCO JSON.", HelpName = "FILE.json" };
    private readonly Option<string> _action =
        new("--accuracy-action") { Description = "What to do when --accuracy cannot be held: fail, or warn and build the best.",
        DefaultValueFactory = _ => "fail" };

    public Option Accuracy => _accuracy;

    public void AddTo(Command command)
    {
        _action.AcceptOnlyFromAmong("fail", "warn");
        foreach (var option in (ReadOnlySpan<Option>)[_accuracy, _eval, _head, _labels, _action]) command.Add(option);
    }

    public OutputCheck Reads(ParseResult parsed, OutputCheck outputs) =>
        outputs.ReadsData(parsed.GetValue(_eval)).Reads(parsed.GetValue(_head)).Reads(parsed.GetValue(_labels));

    /// <summary>The calibration with the budget that it is to hold; itself where none is asked for.</summary>
    /// <param name="recipe">What was asked for by name; null leaves the choice to the budget.</param>
    public CalibrationPlan? Around(ParseResult parsed, CalibrationPlan? plan, bool int8, QuantRecipe? recipe, DiagnosticList diagnostics)
    {
        var eval = parsed.GetValue(_eval);
        if (parsed.GetValue(_accuracy) is not { } text)
        {
            foreach (var option in (Option<string?>[])[_eval, _head, _labels])
                if (parsed.GetValue(option) is not null)
                    diagnostics.Add(Codes.BudgetOptions, "", "", option.Name, "--accuracy",
                        "--accuracy METRIC>=VALUE, or use trtc compare to judge a model");
            return plan;
        }
        if (!int8)
            diagnostics.Add(Codes.BudgetOptions, "", "", "--accuracy", "--int8",
                "--int8 and --calib: a budget decides which layers are in INT8");
        if (eval is null)
            diagnostics.Add(Codes.BudgetOptions, "", "", "--accuracy", "--eval",
                "--eval a folder of held-out pictures: nothing is judged on what calibration saw");
        var budget = AccuracyBudget.Parse(text, diagnostics);
        var head = parsed.GetValue(_head) is { } path ? HeadFile.Read(path, diagnostics) : null;
        if (budget is { NeedsHead: true } && parsed.GetValue(_head) is null) diagnostics.Add(Codes.MetricNeedsHead, "", "", budget.Metric);
        var labels = parsed.GetValue(_labels) is { } l ? CocoLabels.Read(l, head?.Classes ?? [], diagnostics) : null;
        if (plan is null || budget is null || eval is null || diagnostics.HasErrors) return plan;
        if (!budget.NeedsHead && budget.Metric != AccuracyBudget.Cosine) head ??= new() { Task = HeadTask.Classification };
        return plan with { Budget =
            new(budget, eval, head, labels, recipe is null ? BudgetPlan.AllRecipes : [recipe], parsed.GetValue(_action) == "warn") };
    }
}
