using Google.Protobuf;

namespace Trtc.Tests.Check;

/// <summary>TensorRT reads an operator in the form that the model's own opset gave it; a newer opset is no condition.</summary>
public sealed class OlderFormsTests
{
    [Fact]
    public void The_form_of_the_models_own_opset_is_taken()
    {
        using var folder = new TempFolder();
        var refused = new List<string>();
        foreach (var (name, model) in OlderForms.All)
        {
            var path = folder.File("old.onnx");
            File.WriteAllBytes(path, model.ToByteArray());
            var table = TableVerdict.Of(path);
            if (!table.Parses || !table.Builds) refused.Add($"{name}: {table.Why}");
        }
        Assert.True(refused.Count == 0, string.Join(Environment.NewLine, refused));
    }

    [Fact]
    public void The_newer_form_below_its_opset_is_not()
    {
        using var folder = new TempFolder();
        var path = folder.File("mixed.onnx");
        var model = OlderForms.All.First(f => f.Name == "Pad-2").Model.Clone();
        model.Graph.Node[0].Attribute.Clear();
        File.WriteAllBytes(path, model.ToByteArray());
        Assert.Contains("TRTC5012", TableVerdict.Of(path).Why, StringComparison.Ordinal);
    }
}
