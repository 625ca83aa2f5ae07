using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Diagnostics;

public sealed class CodesTests
{
    [Fact]
    public void Page_is_the_table() => Golden.Equal("docs/diagnostics.md", DiagnosticsPage.Write());

    [Fact]
    public void Codes_are_distinct_well_formed_and_say_what_to_do()
    {
        Assert.Equal(Codes.All.Length, Codes.All.Select(c => c.Id).Distinct().Count());
        foreach (var code in Codes.All)
        {
            Assert.Matches("^TRTC[1-9][0-9]{3}$", code.Id);
            Assert.NotEmpty(code.Title);
            Assert.NotEmpty(code.Fix);
            Assert.NotEmpty(code.Example);
        }
    }

    [Fact]
    public void Every_declared_code_is_in_the_table()
    {
        var declared = typeof(Codes).GetProperties().Where(p => p.PropertyType == typeof(Code)).Select(p => ((Code)p.GetValue(null)!).Id).Order();
        Assert.Equal(declared, Codes.All.Select(c => c.Id).Order());
    }

    [Fact]
    public void A_diagnostic_is_one_line_in_the_canonical_form()
    {
        var d = Diagnostic.Create(Codes.StaticDimension, "det.onnx", "input 'x'", "min", "1x4x640x640", 1, 4, 3);
        Assert.Equal("det.onnx : error TRTC2006: input 'x': min shape 1x4x640x640: dimension 1 is 4, and the model fixes it at 3. Use 3 there, or export the model with that dimension dynamic.", d.ToString());
    }
}
