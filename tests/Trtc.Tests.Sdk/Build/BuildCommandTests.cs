using System.Diagnostics;
using System.Text.Json;
using Google.Protobuf;
using global::Onnx;
using Trtc.Tests.Sdk;

namespace Trtc.Tests.Build;

/// <summary><c>trtc build</c> as a user runs it, against the real TensorRT-RTX.</summary>
public sealed class BuildCommandTests
{
    [Theory]
    [InlineData("digits.onnx", "1x1x32x32:8x1x32x32")]
    [InlineData("cls.onnx", "1x3x48x192:8x3x48x192")]
    [InlineData("light/light_squeezenet.onnx", null)]
    [InlineData("dynamo/vit_dynamo_18.onnx", "1x3x224x224:4x3x224x224")]
    [InlineData("dynamo/vit_dynamo_23.onnx", "1x3x224x224:4x3x224x224")]
    public void Builds(string model, string? profile) => BuildsModel(model, profile);

    [Theory(Explicit = true)]
    [InlineData("det.onnx", "1x3x640x640:16x3x640x640")]
    [InlineData("rec.onnx", "1x3x48x32:8x3x48x640")]
    [InlineData("layout.onnx", null)]
    [InlineData("orientation.onnx", "1x3x224x224:8x3x224x224")]
    [InlineData("shapes.onnx", "1x3x256x256:8x3x256x256")]
    [InlineData("light/light_bvlc_alexnet.onnx", null)]
    [InlineData("light/light_densenet121.onnx", null)]
    [InlineData("light/light_inception_v1.onnx", null)]
    [InlineData("light/light_inception_v2.onnx", null)]
    [InlineData("light/light_resnet50.onnx", null)]
    [InlineData("light/light_shufflenet.onnx", null)]
    [InlineData("light/light_vgg19.onnx", null)]
    [InlineData("light/light_zfnet512.onnx", null)]
    public void Builds_every_model(string model, string? profile) => BuildsModel(model, profile);

    [Theory]
    [InlineData("det.onnx", "1x3x640x640")]
    [InlineData("layout.onnx", null)]
    public void Inputs_that_are_not_given_raise_no_warning(string model, string? profile)
    {
        using var folder = Folder(model);
        var (exit, _, error) = Trtc(folder, profile is null ? ["build", model] : ["build", model, "--profile", profile]);
        Assert.Equal(0, exit);
        Assert.DoesNotContain("WRN", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Empty initializer", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_too_small_names_the_size_wanted()
    {
        using var folder = Folder("det.onnx");
        string[] build = ["build", "det.onnx", "--profile", "1x3x640x640:16x3x640x640"];
        var (exit, _, error) = Trtc(folder, [.. build, "--workspace", "256MiB"]);
        Assert.Equal(1, exit);
        Assert.Contains("TRTC4004", error, StringComparison.Ordinal);
        Assert.Contains("Give --workspace 261MiB or more", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("det.engine")));
        Assert.Equal(0, Trtc(folder, [.. build, "--workspace", "1GiB", "--target", "sm_89,sm_120"]).ExitCode);
    }

    [Fact]
    public void Another_release_than_the_required_one_is_refused()
    {
        using var folder = Folder("digits.onnx");
        string[] build = ["build", "digits.onnx", "--profile", "1x1x32x32"];
        Assert.Equal(3, Trtc(folder, [.. build, "--require-sdk", "tensorrt-8.6.1"]).ExitCode);
        File.WriteAllText(folder.File("trtc.json"), """{ "requireSdk": "rtx-1.3" }""");
        var (exit, _, error) = Trtc(folder, build);
        Assert.Equal(3, exit);
        Assert.Contains("1.3 is required", error, StringComparison.Ordinal);
        Assert.Equal(0, Trtc(folder, [.. build, "--require-sdk", "rtx-1.7"]).ExitCode);
    }

    [Fact]
    public void An_interrupt_ends_both_processes_and_leaves_nothing()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs kill");
        using var folder = Folder("light/light_densenet121.onnx");
        var start = TrtcProcess.Interruptible(TrtcProcess.Start(folder.Path, "build", "light_densenet121.onnx", "--opt-level", "5"));
        start.Environment["TRTC_SDK"] = SdkUnderTest.Folder;
        using var process = Process.Start(start)!;
        // The first phase that ends says that the native build is under way.
        Assert.NotNull(process.StandardError.ReadLine());
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.True(process.WaitForExit(20_000));
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(["light_densenet121.onnx"], Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void What_the_native_builder_refuses_is_said_with_its_node()
    {
        using var folder = Folder("dynamo/vit_dynamo_23.onnx");
        var (exit, _, error) = Trtc(folder, ["build", "vit_dynamo_23.onnx", "--profile", "1x3x224x224", "--skip-pass", "decompose"]);
        Assert.Equal(1, exit);
        Assert.Contains("Attention", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_that_TensorRT_lacks_is_said_once_with_the_number_of_its_nodes()
    {
        using var folder = new TempFolder();
        var model = OlderForms.All[0].Model.Clone();
        model.OpsetImport[0].Version = 17;
        model.Graph.Node.Clear();
        foreach (var (from, to) in new[] { ("x", "a"), ("a", "b"), ("b", "y") })
            model.Graph.Node.Add(
                new NodeProto { OpType = "Crop", Name = "cut " + to, Domain = "my.own", Input = { from }, Output = { to } });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "my.own", Version = 1 });
        File.WriteAllBytes(folder.File("crop.onnx"), model.ToByteArray());
        var (exit, _, error) = Trtc(folder, "build", "crop.onnx");
        Assert.Equal(1, exit);
        Assert.Contains(
            "error TRTC4020: node 'cut a' (Crop): TensorRT has no operator Crop, and no plugin of that name is loaded (and 2 more "
            + "nodes of Crop).", error, StringComparison.Ordinal);
        Assert.Equal(error.IndexOf("TRTC4020", StringComparison.Ordinal), error.LastIndexOf("TRTC4020", StringComparison.Ordinal));
    }

    private static void BuildsModel(string model, string? profile)
    {
        using var folder = Folder(model);
        var name = Path.GetFileName(model);
        var (exit, output, error) = Trtc(folder, profile is null ? ["build", name] : ["build", name, "--profile", profile]);
        Assert.True(exit == 0, $"{model} exited with {exit}\n{output}\n{error}");
        var engine = File.ReadAllBytes(folder.File(Path.ChangeExtension(name, ".engine")));
        Assert.Equal("vtrt"u8, engine.AsSpan(0, 4));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder.File(Path.ChangeExtension(name, ".engine.json"))));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(engine)),
            manifest.RootElement.GetProperty("engine").GetProperty("sha256").GetString());
    }

    private static TempFolder Folder(string model)
    {
        var folder = new TempFolder();
        foreach (var file in new[] { model, model + ".data" })
        {
            var source = Path.Combine(Repository.Shared("models"), file);
            if (File.Exists(source)) File.Copy(source, folder.File(Path.GetFileName(file)));
        }
        return folder;
    }

    private static (int ExitCode, string Output, string Error) Trtc(TempFolder folder, params IEnumerable<string> arguments)
    {
        var start = TrtcProcess.Start(folder.Path, arguments);
        start.Environment["TRTC_SDK"] = SdkUnderTest.Folder;
        return TrtcProcess.Run(start);
    }
}
