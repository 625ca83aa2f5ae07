using System.Collections.Immutable;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Tests.Build;

public sealed class ProfileSpecTests
{
    [Theory]
    [InlineData("1x3x640x640", null, "1,3,640,640", "1,3,640,640", "1,3,640,640")]
    [InlineData("1x3x640x640:16x3x640x640", null, "1,3,640,640", "16,3,640,640", "16,3,640,640")]
    [InlineData("1x3:2x3:4x3", null, "1,3", "2,3", "4,3")]
    [InlineData("images=1x3:2x3", "images", "1,3", "2,3", "2,3")]
    [InlineData("'a=b:c,d'=7", "a=b:c,d", "7", "7", "7")]
    [InlineData("\"it's\"=7", "it's", "7", "7", "7")]
    public void Reads_one_range(string text, string? name, string min, string opt, string max)
    {
        var range = Assert.Single(Parse(text));
        Assert.Equal(name, range.Input);
        Assert.Equal((min, opt, max), (string.Join(',', range.Min), string.Join(',', range.Opt), string.Join(',', range.Max)));
    }

    [Theory]
    [InlineData("input_tensor:0")]
    [InlineData("a,b:0")]
    [InlineData("0:0")]
    [InlineData("with space")]
    [InlineData("a=b,c:\"d\" é")]
    [InlineData("it's \"both\" $x")]
    public void A_suggestion_parses_back(string name)
    {
        var argument = Unquoted(ProfileSpec.Suggest(name, "1x3:8x3")["--profile ".Length..]);
        var range = Assert.Single(Parse(argument));
        Assert.Equal((name, "1,3", "8,3"), (range.Input, string.Join(',', range.Min), string.Join(',', range.Max)));
    }

    /// <summary>As a POSIX shell gives it to a program.</summary>
    private static string Unquoted(string word) =>
        word.StartsWith('"') ? System.Text.RegularExpressions.Regex.Replace(word[1..^1], @"\\([\\""$`])", "$1") : word;

    [Theory]
    [InlineData("1,3,640,640")]
    [InlineData("x=1,3,640,640")]
    [InlineData("1,3,320,320:1,3,640,640")]
    public void Commas_between_sizes_are_one_message(string text)
    {
        var diagnostics = new DiagnosticList();
        Assert.True(ProfileSpec.Parse(text, diagnostics).IsDefault);
        Assert.Equal("TRTC2002", Assert.Single(diagnostics.Items).Code.Id);
    }

    [Theory]
    [InlineData("0x3x8x8:1x3x8x8:2x3x8x8")]
    [InlineData("0x3x0x8:8x3x8x8")]
    public void An_empty_minimum_is_a_size(string spec) => Assert.Empty(Check([X], [spec]).Items);

    [Fact]
    public void A_truth_is_given_a_value()
    {
        ValueInfo flag = new("flag", new TensorType(DataType.Bool, new([])));
        Assert.Empty(Check([X, flag], ["x=1x3x8x8,flag=1"]).Items);
    }

    [Fact]
    public void Commas_part_inputs() => Assert.Equal(["x", "y", null], Parse("x=1x2:3x4,'y'=5,6x7").Select(r => r.Input));

    [Theory]
    [InlineData("", 1)]
    [InlineData("1x3xH", 5)]
    [InlineData("1:2:3:4", 6)]
    [InlineData("x=", 3)]
    [InlineData("=1x3", 1)]
    [InlineData("'x=1", 1)]
    [InlineData("'x'1", 4)]
    [InlineData("1x3;2", 4)]
    [InlineData("1x3,", 5)]
    [InlineData("99999999999999999999", 21)]
    public void A_fault_names_its_column(string text, int column)
    {
        var diagnostics = new DiagnosticList();
        Assert.True(ProfileSpec.Parse(text, diagnostics).IsDefault);
        var d = Assert.Single(diagnostics.Items);
        Assert.Equal("TRTC2002", d.Code.Id);
        Assert.Contains($"column {column}:", d.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x=1x3x32x32:8x3x64x64")]
    [InlineData("1x3x32x32")]
    public void A_good_profile_passes(string spec) => Assert.Empty(Check([X], [spec]).Items);

    [Theory]
    [InlineData("z=1x3x8x8", "TRTC2003", "TRTC2008")]
    [InlineData("1x3x8", "TRTC2005")]
    [InlineData("1x4x8x8", "TRTC2006")]
    [InlineData("1x3x8x8:1x3x4x8", "TRTC2007")]
    [InlineData("-1x3x8x8", "TRTC2010")]
    [InlineData("1x3x8x8,x=1x3x8x8", "TRTC2009")]
    [InlineData("1x4x-1x8:2x3x8", "TRTC2006", "TRTC2010", "TRTC2005")]
    public void All_faults_are_found(string spec, params string[] codes) =>
        Assert.Equal(codes, Check([X], [spec]).Items.Select(d => d.Code.Id));

    [Fact]
    public void A_dynamic_input_left_out_is_named_with_what_to_write()
    {
        var d = Assert.Single(Check([X], []).Items);
        Assert.Equal("TRTC2008", d.Code.Id);
        Assert.Contains("--profile x=1x3x32x32:8x3x640x640", d.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_name_gets_the_nearest()
    {
        var items = Check([new("images", new TensorType(DataType.Float32, new([Dim.Unknown, 3])))], ["imagse=1x3"]).Items;
        Assert.Contains("did you mean 'images'?", items[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_dynamic_inputs_need_names() =>
        Assert.Equal(["TRTC2004", "TRTC2008", "TRTC2008"], Check([X, X with { Name = "y" }], ["1x3x8x8"]).Items.Select(d => d.Code.Id));

    [Fact]
    public void Values_are_given_to_a_shape_input()
    {
        ValueInfo size = new("size", new TensorType(DataType.Int64, Shape.Of(2)));
        Assert.Empty(Check([X, size], ["x=1x3x8x8,size=4x4:8x8"]).Items);
        Assert.Equal(["TRTC2019"], Check([X, size], ["x=1x3x8x8,size=4x4x4"]).Items.Select(d => d.Code.Id));
    }

    [Fact]
    public void A_name_with_two_sizes_is_cleared_and_noted()
    {
        var input = new ValueInfo("x", new TensorType(DataType.Float32, new([Dim.Of("N"), 3, Dim.Of("?"), Dim.Of("?")])));
        var graph = Graph([input]);
        var diagnostics = new DiagnosticList();
        var profiles = ProfileCheck.Run(graph, "cls.onnx", [Parse("1x3x48x192:8x3x48x192")], default, diagnostics);
        var cleared = DimensionNames.Clear(graph, profiles, "cls.onnx", diagnostics);
        Assert.Equal("[N,3,?,?]", cleared.Inputs[0].Shape!.ToString());
        Assert.True(cleared.Inputs[0].Shape![2].IsUnknown);
        Assert.Equal("TRTC2013", Assert.Single(diagnostics.Items).Code.Id);
    }

    [Theory]
    [InlineData("512MiB", 512L << 20)]
    [InlineData("1GiB", 1L << 30)]
    [InlineData("2G", 2L << 30)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("64", 64L << 20)]
    [InlineData("100B", 100)]
    public void Sizes(string text, long bytes)
    {
        Assert.True(SizeText.TryParse(text, out var actual));
        Assert.Equal(bytes, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lots")]
    [InlineData("-1G")]
    [InlineData("1e30G")]
    [InlineData("1.2.3")]
    public void No_sizes(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Theory]
    [InlineData("sm_89,sm_120", "89,120")]
    [InlineData("8.9, 12.0", "89,120")]
    [InlineData("86,86", "86")]
    public void Targets(string text, string expected)
    {
        Assert.True(TargetText.TryParse(text, out var targets));
        Assert.Equal(expected, string.Join(',', targets));
    }

    [Theory]
    [InlineData("rtx4090")]
    [InlineData("")]
    [InlineData("8.99")]
    public void No_targets(string text) => Assert.False(TargetText.TryParse(text, out _));

    private static ValueInfo X { get; } = new("x", new TensorType(DataType.Float32, new([Dim.Of("N"), 3, Dim.Of("H"), Dim.Of("W")])));

    private static ImmutableArray<RangeSpec> Parse(string text)
    {
        var diagnostics = new DiagnosticList();
        var ranges = ProfileSpec.Parse(text, diagnostics);
        Assert.Empty(diagnostics.Items);
        return ranges;
    }

    private static Graph Graph(ImmutableArray<ValueInfo> inputs) =>
        new("g", [], inputs, [], Core.Ir.Graph.NoInitializers, Core.Ir.Graph.NoValues);

    private static DiagnosticList Check(ImmutableArray<ValueInfo> inputs, string[] specs)
    {
        var diagnostics = new DiagnosticList();
        ProfileCheck.Run(Graph(inputs), "m.onnx", [.. specs.Select(Parse)], default, diagnostics);
        return diagnostics;
    }
}
