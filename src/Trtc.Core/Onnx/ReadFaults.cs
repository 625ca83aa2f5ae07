using Trtc.Core.Diagnostics;

namespace Trtc.Core.Onnx;

/// <summary>The faults of one model. A hostile file can have a million: each code is told a few times only.</summary>
internal sealed class ReadFaults(string file, DiagnosticList diagnostics)
{
    private const int MaxPerCode = 20;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public bool Any { get; private set; }

    public void Add(Code code, Place where, params ReadOnlySpan<object?> args)
    {
        Any |= code.Severity == Severity.Error;
        var count = _counts[code.Id] = _counts.GetValueOrDefault(code.Id) + 1;
        if (count <= MaxPerCode) diagnostics.Add(code, file, where.ToString(), args);
    }

    /// <summary>Text of a hostile file, fit for one line of a message.</summary>
    public static string Show(string text)
    {
        var shown = text.Length > 120 ? text[..117] + "…" : text;
        var unfit = false;
        foreach (var c in shown) unfit |= char.IsControl(c) || char.IsSurrogate(c);
        return unfit ? string.Create(shown.Length, shown, static (span, s) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(s[i]) || char.IsSurrogate(s[i]) ? '\uFFFD' : s[i];
        }) : shown;
    }
}

/// <summary>Where a fault is; text is made of it only when there is one.</summary>
/// <param name="Op">Null when it is no node.</param>
internal readonly record struct Place(string Name, string? Op = null, string? Attribute = null)
{
    public static implicit operator Place(string name) => new(name);

    public override string ToString()
    {
        var shown = ReadFaults.Show(Name);
        if (Op is not null) shown = $"node '{shown}' ({ReadFaults.Show(Op)})";
        return Attribute is null ? shown : $"{shown}, attribute '{ReadFaults.Show(Attribute)}'";
    }
}
