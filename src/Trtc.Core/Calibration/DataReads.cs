using Trtc.Core.Files;

namespace Trtc.Core.Calibration;

/// <summary>What a command reads when it is given data to run a model on.</summary>
public static class DataReads
{
    /// <param name="text">As on the command line: a file, a list of files or a folder, with <c>name=</c> before it or without; null is
    /// none.</param>
    public static OutputCheck ReadsData(this OutputCheck outputs, string? text)
    {
        if (string.IsNullOrEmpty(text)) return outputs;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        foreach (var path in equals > 0 ? (string[])[text, text[(equals + 1)..]] : [text])
        {
            if (Directory.Exists(path)) outputs.ReadsFolder(path, InputListing.IsData);
            else if (File.Exists(path)) foreach (var file in InputListing.Named(path)) outputs.Reads(file);
        }
        return outputs;
    }
}
