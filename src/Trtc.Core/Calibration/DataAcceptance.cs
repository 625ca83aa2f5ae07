using Trtc.Core.Diagnostics;

namespace Trtc.Core.Calibration;

/// <summary>Whether a set of data will do to calibrate from, whoever calibrates.</summary>
public static class DataAcceptance
{
    private const int FewImages = 100;
    private const int TooFewImages = 8;

    /// <param name="hashes">Of every sample that was counted, repeated where a sample is.</param>
    /// <param name="force">Takes data that is too little, constant or random; not data that cannot be read.</param>
    /// <returns>False with TRTC6105 to TRTC6110.</returns>
    public static bool Accept(DataCounts counts, IReadOnlyCollection<string> hashes, string dataName, bool force,
        DiagnosticList diagnostics)
    {
        if (counts.Unreadable * 20L > counts.Images + (long)counts.Unreadable)
        {
            diagnostics.Add(Codes.TooManyUnreadable, dataName, "", counts.Unreadable, counts.Images + counts.Unreadable);
            return false;
        }
        if (counts.Images < TooFewImages)
        {
            diagnostics.Add(
                TooFew(counts.Images, dataName) with { Severity = force && counts.Images > 0 ? Severity.Warning : Severity.Error });
            if (!force || counts.Images == 0) return false;
        }
        else if (counts.Images < FewImages) diagnostics.Add(Codes.FewSamples, dataName, "", counts.Images);
        var refused = false;
        void Refuse(Code code, params ReadOnlySpan<object?> args)
        {
            diagnostics.Add(Diagnostic.Create(code, dataName, "", args) with { Severity = force ? Severity.Warning : Severity.Error });
            refused |= !force;
        }
        if (counts.Images > 1 && new HashSet<string>(hashes, StringComparer.Ordinal).Count == 1) Refuse(Codes.OneSample, counts.Images);
        if (counts.Constant * 2 > counts.Images) Refuse(Codes.ConstantSamples, counts.Constant, counts.Images);
        if (counts.Noise > 0 && counts.Noise * 10L >= counts.Judged * 9L) Refuse(Codes.NoiseSamples, counts.Noise, counts.Judged);
        return !refused;
    }

    /// <summary>Before anything is run: whether there can be enough. Files that will not do say why, as it may be that which makes them
    /// few.</summary>
    /// <returns>False with TRTC6107.</returns>
    public static bool CanBeEnough(InputSet data, string dataName, bool force, DiagnosticList diagnostics)
    {
        if (data.Count >= TooFewImages || (force && data.Count > 0)) return true;
        for (var i = 0; i < data.Count; i++)
            if (data.Load(i, out var file, out var reason) is null) diagnostics.Add(Codes.SampleUnreadable, file, "", reason);
        diagnostics.Add(TooFew(data.Count, dataName));
        return false;
    }

    private static Diagnostic TooFew(int images, string dataName) => Diagnostic.Create(Codes.TooFewSamples, dataName, "", images);
}
