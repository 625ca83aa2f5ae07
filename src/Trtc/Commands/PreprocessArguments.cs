using System.CommandLine;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;

namespace Trtc.Commands;

/// <summary>How pictures become inputs, for every command that takes pictures.</summary>
internal sealed class PreprocessArguments
{
    private readonly Option<string?> _file =
        new("--preprocess") { Description = "How pictures become tensors, a JSON file.", HelpName = "FILE" };
    private readonly Option<string?> _preset =
        new("--preset") { Description = "Preprocessing by name: imagenet, unit (default), yolo or none." };

    public Option[] Options => [_file, _preset];

    public void AddTo(Command command)
    {
        _preset.AcceptOnlyFromAmong([.. Preprocess.Presets.Keys]);
        foreach (var option in Options) command.Add(option);
    }

    /// <returns>Null with diagnostics.</returns>
    public Preprocess? Read(ParseResult parsed, DiagnosticList diagnostics)
    {
        var (file, preset) = (parsed.GetValue(_file), parsed.GetValue(_preset));
        if (file is not null && preset is not null)
        {
            diagnostics.Add(Codes.CalibrationOption, "", "--preset", preset, "either --preprocess or --preset; a file can name its preset");
            return null;
        }
        return file is not null ? PreprocessFile.Read(file, diagnostics) : preset is not null ? Preprocess.Presets[preset]
            : Preprocess.Assumed;
    }
}
