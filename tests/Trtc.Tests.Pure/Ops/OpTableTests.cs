using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Tests.Ops;

public class OpTableTests
{
    [Fact]
    public void Every_signature_reads_and_versions_rise()
    {
        foreach (var row in OpTable.All)
        {
            Assert.NotEmpty(row.Signatures);
            for (var i = 0; i < row.Signatures.Length; i++)
            {
                var s = row.Signatures[i];
                if (i > 0) Assert.True(s.Since > row.Signatures[i - 1].Since, row.Name);
                Assert.NotEmpty(s.Outputs);
                foreach (var p in s.Inputs.AddRange(s.Outputs)) Assert.True(p.Types != default, $"{row.Name}-{s.Since} {p.Name}");
                foreach (var a in s.Attributes) Assert.NotEmpty(a.Name);
                foreach (var p in s.Inputs.Take(s.Inputs.Length - 1)) Assert.False(p.Variadic, $"{row.Name}-{s.Since} {p.Name}");
            }
        }
    }

    [Fact]
    public void The_newest_signature_not_above_the_opset_is_taken()
    {
        var conv = OpTable.Find("", "Conv")!;
        Assert.Equal(1, conv.At(10)!.Since);
        Assert.Equal(11, conv.At(21)!.Since);
        Assert.Equal(22, conv.At(28)!.Since);
        Assert.Null(OpTable.Find("", "Gelu")!.At(19));
        Assert.Null(OpTable.Find("", "Konv"));
    }

    [Fact]
    public void What_a_signature_leaves_out_is_as_before()
    {
        var conv = OpTable.Find("", "Conv")!;
        Assert.False(conv.At(11)!.Inputs[0].Types.Contains(DataType.BFloat16));
        Assert.True(conv.At(22)!.Inputs[0].Types.Contains(DataType.BFloat16));
        Assert.Equal("1", conv.At(22)!.Attribute("group")!.Default);
        Assert.Equal((2, 3), (conv.At(22)!.MinInputs, conv.At(22)!.MaxInputs));
        Assert.Equal((1, int.MaxValue), (OpTable.Find("", "Concat")!.At(13)!.MinInputs, OpTable.Find("", "Concat")!.At(13)!.MaxInputs));
        Assert.True(OpTable.Find("", "Concat")!.At(13)!.Attribute("axis")!.Required);
    }

    [Fact]
    public void The_standard_domain_has_every_operator_of_opset_28() =>
        Assert.Equal(203, OpTable.All.Count(o => o.Domain.Length == 0));
}
