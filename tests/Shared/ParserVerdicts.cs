namespace Trtc.Tests;

/// <param name="Parses">The parser's verdict; a crash of the parser counts as a refusal.</param>
/// <param name="Builds">The builder's, with a profile of the stored inputs' shapes and values where it needs one; null where it was not
/// asked.</param>
public sealed record ParserVerdict(string Model, bool Parses, bool? Builds, string Reason);

/// <summary>What TensorRT-RTX 1.7's own parser and builder made of the operator tests and of mutants of them: recorded once, in
/// tests/data.</summary>
public static class ParserVerdicts
{
    public static IReadOnlyDictionary<string, ParserVerdict> Read(string file)
    {
        var verdicts = new Dictionary<string, ParserVerdict>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Repository.Path("tests", "data", file)))
        {
            if (line.StartsWith('#')) continue;
            var cells = line.Split('\t');
            verdicts.Add(cells[0], new(cells[0], cells[1] == "yes", cells[2] switch { "yes" => true, "no" => false, _ => null }, cells[3]));
        }
        return verdicts;
    }
}
