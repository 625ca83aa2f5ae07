using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TensorRT;

namespace Trtc.Tests.Interop;

/// <summary>TensorRT.NET as others get it: a package of one assembly that depends on nothing, whose README is right.</summary>
public sealed partial class PackageTests
{
    [Fact]
    public void The_package_holds_the_library_its_comments_and_readme_and_depends_on_nothing()
    {
        using var folder = new TempFolder();
        var start =
            new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["pack", Repository.Path("src", "TensorRT.NET"), "-c", "Release", "--no-build", "-v", "q", "-o",
            folder.Path]) start.ArgumentList.Add(argument);
        var (exit, output, error) = TrtcProcess.Run(start);
        Assert.True(exit == 0, output + error);
        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Path, "TensorRT.NET.*.nupkg")));
        Assert.NotNull(package.GetEntry("lib/net10.0/TensorRT.NET.dll"));
        Assert.NotNull(package.GetEntry("lib/net10.0/TensorRT.NET.xml"));
        Assert.NotNull(package.GetEntry("README.md"));
        using var reader = new StreamReader(package.GetEntry("TensorRT.NET.nuspec")!.Open());
        var specification = reader.ReadToEnd();
        Assert.DoesNotContain("<dependency ", specification, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", specification, StringComparison.Ordinal);
        Assert.Contains("<license type=\"expression\">Apache-2.0</license>", specification, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_knows_nothing_of_trtc() =>
        Assert.DoesNotContain(typeof(TensorRTLibrary).Assembly.GetReferencedAssemblies(),
            a => !a.Name!.StartsWith("System", StringComparison.Ordinal));

    /// <summary>Each block of the README is compiled, with what those before it have declared.</summary>
    [Fact]
    public void The_readme_compiles()
    {
        var blocks = CSharpBlock().Matches(File.ReadAllText(Repository.Path("src", "TensorRT.NET", "README.md")))
            .Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(3, blocks.Length);
        string[] parameters =
        [
            "", "Builder builder, float[] weights, float[] bias",
            "TensorRTLibrary library, Logger logger, long bytesOfInput, long bytesOfOutput, byte[] pixels, byte[] result",
        ];
        var source = "using System; using System.IO; using System.Linq; using TensorRT; using TensorRT.Cuda;\nstatic class Readme\n{\n";
        for (var i = 0; i < blocks.Length; i++)
            source += $"static void Block{i}({parameters[i]})\n{{\n{Using().Replace(blocks[i], "")}}}\n";
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create("Readme", [CSharpSyntaxTree.ParseText(source + "}")],
            platform.Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^using [A-Za-z.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
