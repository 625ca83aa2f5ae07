using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

// Runs the test programs one after the other and prints what their result files say.
// usage: Trtc.Tests.Run RESULT_FOLDER [--all] [--filter CLASS_PATTERN] PROGRAM…
var folder = args[0];
var rest = args.Skip(1).ToList();
var all = rest.Remove("--all");
string? filter = null;
if (rest.IndexOf("--filter") is var at and >= 0)
{
    filter = rest[at + 1];
    rest.RemoveRange(at, 2);
}
Directory.CreateDirectory(folder);

int passed = 0, failed = 0, skipped = 0;
var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
foreach (var program in rest)
{
    var name = Path.GetFileNameWithoutExtension(program);
    var result = Path.Combine(folder, name + ".xml");
    File.Delete(result);
    var start = new ProcessStartInfo("dotnet") { ArgumentList = { program, "-result-xml", result, "-noColor", "-noLogo" } };
    if (all) { start.ArgumentList.Add("-explicit"); start.ArgumentList.Add("on"); }
    if (filter is not null) { start.ArgumentList.Add("-class"); start.ArgumentList.Add(filter); }
    Console.WriteLine($"== {name}");
    using (var process = Process.Start(start)!) process.WaitForExit();
    if (!File.Exists(result))
    {
        Console.WriteLine($"{name} ended without a result: counted as one failure");
        failed++;
        continue;
    }
    foreach (var assembly in XDocument.Load(result).Root!.Elements("assembly"))
    {
        int Count(string attribute) => int.Parse(assembly.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture);
        passed += Count("passed");
        failed += Count("failed") + Count("errors");
        skipped += Count("skipped");
        foreach (var test in assembly.Descendants("test").Where(t => t.Attribute("result")?.Value == "Skip"))
        {
            var reason = test.Element("reason")?.Value.Trim() ?? "no reason given";
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }
    }
}
foreach (var (reason, count) in reasons) Console.WriteLine($"skipped {count}: {reason}");
Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed > 0 || passed == 0 ? 1 : 0;
