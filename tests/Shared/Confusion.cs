using System.Globalization;
using System.Text;

namespace Trtc.Tests;

/// <summary>Counts how a prediction agrees with what was measured, and keeps what differs.</summary>
public sealed class Confusion(string question)
{
    private readonly int[,] _counts = new int[2, 2];
    private readonly List<string> _differ = [];

    public int Total => _counts[0, 0] + _counts[0, 1] + _counts[1, 0] + _counts[1, 1];

    public double Agreement => (double)(_counts[0, 0] + _counts[1, 1]) / Total;

    /// <summary>Share of the real refusals that were predicted.</summary>
    public double RefusalsFound => (double)_counts[0, 0] / (_counts[0, 0] + _counts[0, 1]);

    public void Add(string name, bool real, bool predicted, string realWhy, string predictedWhy)
    {
        _counts[real ? 1 : 0, predicted ? 1 : 0]++;
        if (real != predicted)
            _differ.Add($"{name}: really {(real ? "yes" : "no " + realWhy)}, predicted {(predicted ? "yes" : "no " + predictedWhy)}");
    }

    public string Matrix => string.Create(CultureInfo.InvariantCulture, $"""
        {question}: {Total} models, agreement {Agreement:P2}, {RefusalsFound:P1} of the refusals predicted
                        predicted yes   predicted no
          really yes    {_counts[1, 1],13}   {_counts[1, 0],12}
          really no     {_counts[0, 1],13}   {_counts[0, 0],12}
        """);

    public override string ToString()
    {
        var text = new StringBuilder(Matrix);
        foreach (var d in _differ) text.Append("\n  ").Append(d);
        return text.ToString();
    }
}
