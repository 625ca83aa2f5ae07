using System.Globalization;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// Calls whose answers are known, on objects that are thrown away: they tell whether a library has its methods where the tables say, before
/// anything is built with it. Each class that a build uses is asked at both ends of the part that is used, since what moves a slot moves
/// all that follow.
/// </summary>
/// <remarks>
/// Where the tables are wrong a call may do anything, and end the process with it: run them in one that can be spared. Answers that some
/// release may give otherwise (RTX takes setters that it ignores) are not asked for.
/// </remarks>
public static unsafe class CanaryCalls
{
    /// <param name="builder">A new one of the library that is in question.</param>
    /// <param name="calling">Hears the name of each call before it is made: the last one is the culprit when the process ends.</param>
    /// <exception cref="TensorRTException">An answer is wrong (<see cref="TensorRTError.WrongTables"/>), or the library refuses to make an
    /// object.</exception>
    public static void Run(Builder builder, Action<string> calling)
    {
        var questions = new Questions(builder.Release, calling);
        AskBuilder(questions, builder);
        calling("VBuilder::createNetworkV2");
        using var network = builder.CreateNetwork(stronglyTyped: builder.HasStrongTyping);
        AskNetwork(questions, builder, network);
        calling("VBuilder::createOptimizationProfile");
        using var profile = builder.CreateOptimizationProfile();
        AskProfile(questions, VOptimizationProfile.Of(profile.Pointer, builder.Abi));
        calling("VBuilder::createBuilderConfig");
        using var config = builder.CreateConfig();
        AskConfig(questions, builder, VBuilderConfig.Of(config.Pointer, builder.Abi));
        calling("createNvOnnxParser_INTERNAL");
        using var parser = new OnnxParser(network);
        AskParser(questions, parser.Native);
    }

    private static void AskBuilder(Questions ask, Builder builder)
    {
        var native = VBuilder.Of(builder.Pointer, builder.Abi);
        ask.Equal("VBuilder::getLogger", (nint)builder.Logger.Pointer, () => (nint)native.getLogger());
        ask.Equal("VBuilder::getErrorRecorder", 0, () => (nint)native.getErrorRecorder());
        var threads = ask.Within("VBuilder::getMaxThreads", 0, 1 << 16, native.getMaxThreads);
        ask.Equal("VBuilder::setMaxThreads", true, () => native.setMaxThreads(threads + 1));
        ask.Equal("VBuilder::getMaxThreads", threads + 1, native.getMaxThreads);
        ask.Equal("VBuilder::setMaxThreads", true, () => native.setMaxThreads(Math.Max(1, threads)));
    }

    private static void AskNetwork(Questions ask, Builder builder, NetworkDefinition owner)
    {
        const string Name = "canary";
        var network = VNetworkDefinition.Of(owner.Pointer, builder.Abi);
        ask.Equal("VNetworkDefinition::getNbInputs", 0, network.getNbInputs);
        ask.Equal("VNetworkDefinition::getNbLayers", 0, network.getNbLayers);
        // The builder comes before all else that lies late: in a table that is off by one its neighbours take no argument or fail on the
        // first.
        ask.Equal("VNetworkDefinition::getBuilder", (nint)builder.Pointer, () => (nint)network.getBuilder());
        using var name = new Utf8Text(Name);
        var text = name.Pointer;
        var input = (void*)ask.NotNull("VNetworkDefinition::addInput",
            () => (nint)network.addInput(text, DataType.kFLOAT, Dimensions.Pack([2, 3, 5])));
        ask.Equal("VNetworkDefinition::getNbInputs", 1, network.getNbInputs);
        ask.Equal("VNetworkDefinition::getInput", (nint)input, () => (nint)network.getInput(0));
        AskTensor(ask, VTensor.Of(input, builder.Abi), Name);

        var layer = (void*)ask.NotNull("VNetworkDefinition::addIdentity", () => (nint)network.addIdentity(input));
        ask.Equal("VNetworkDefinition::getNbLayers", 1, network.getNbLayers);
        ask.Equal("VNetworkDefinition::getLayer", (nint)layer, () => (nint)network.getLayer(0));
        var output = AskLayer(ask, VLayer.Of(layer, builder.Abi), LayerType.kIDENTITY, (nint)input);
        ask.Does("VNetworkDefinition::markOutput", () => network.markOutput((void*)output));
        ask.Equal("VNetworkDefinition::getNbOutputs", 1, network.getNbOutputs);
        ask.Equal("VNetworkDefinition::getOutput", output, () => (nint)network.getOutput(0));
        // The last method before the one that 10.8 has in another place.
        var cast = (void*)ask.NotNull("VNetworkDefinition::addCast", () => (nint)network.addCast(input, DataType.kINT32));
        AskLayer(ask, VLayer.Of(cast, builder.Abi), LayerType.kCAST, (nint)input);
        if (network.Has_isDebugTensor) ask.Equal("VNetworkDefinition::isDebugTensor", false, () => network.isDebugTensor(input));
        if (network.Has_areWeightsMarkedRefittable)
            ask.Equal("VNetworkDefinition::areWeightsMarkedRefittable", false, () => network.areWeightsMarkedRefittable(text));
    }

    private static void AskTensor(Questions ask, VTensor tensor, string name)
    {
        ask.Equal("VTensor::getName", name, () => Utf8Text.Read(tensor.getName()));
        ask.Equal("VTensor::getDimensions", "2x3x5", () => Text(tensor.getDimensions()));
        ask.Equal("VTensor::getType", DataType.kFLOAT, tensor.getType);
        ask.Equal("VTensor::isNetworkInput", true, tensor.isNetworkInput);
        ask.Equal("VTensor::isShapeTensor", false, tensor.isShapeTensor);
    }

    /// <returns>The address of its output.</returns>
    private static nint AskLayer(Questions ask, VLayer layer, LayerType type, nint input)
    {
        ask.Equal("VLayer::getType", type, layer.getType);
        ask.Equal("VLayer::getNbInputs", 1, layer.getNbInputs);
        ask.Equal("VLayer::getInput", input, () => (nint)layer.getInput(0));
        ask.Equal("VLayer::getNbOutputs", 1, layer.getNbOutputs);
        return ask.NotNull("VLayer::getOutput", () => (nint)layer.getOutput(0));
    }

    private static void AskProfile(Questions ask, VOptimizationProfile profile)
    {
        using var name = new Utf8Text("canary");
        var text = name.Pointer;
        foreach (var (select, sizes) in new[] { (OptProfileSelector.kMIN, "1x3x5"), (OptProfileSelector.kOPT, "2x3x5"),
            (OptProfileSelector.kMAX, "4x3x5") })
        {
            long[] shape = [.. sizes.Split('x').Select(s => long.Parse(s, CultureInfo.InvariantCulture))];
            ask.Equal("VOptimizationProfile::setDimensions", true, () => profile.setDimensions(text, select, Dimensions.Pack(shape)));
            ask.Equal("VOptimizationProfile::getDimensions", sizes, () => Text(profile.getDimensions(text, select)));
        }
        ask.Equal("VOptimizationProfile::isValid", true, profile.isValid);
    }

    private static void AskConfig(Questions ask, Builder builder, VBuilderConfig config)
    {
        ask.Equal("VBuilderConfig::getNbOptimizationProfiles", 0, config.getNbOptimizationProfiles);
        ask.Does("VBuilderConfig::setMemoryPoolLimit", () => config.setMemoryPoolLimit(MemoryPoolType.kWORKSPACE, 48 << 20));
        ask.Equal("VBuilderConfig::getMemoryPoolLimit", 48u << 20, () => (ulong)config.getMemoryPoolLimit(MemoryPoolType.kWORKSPACE));
        ask.Does("VBuilderConfig::setProfilingVerbosity", () => config.setProfilingVerbosity(ProfilingVerbosity.kDETAILED));
        ask.Equal("VBuilderConfig::getProfilingVerbosity", ProfilingVerbosity.kDETAILED, config.getProfilingVerbosity);
        if (config.Has_setProgressMonitor)
        {
            using var monitor = new ProgressMonitorCallback(builder.Abi, new Idle(), builder.Logger.Faults);
            ask.Does("VBuilderConfig::setProgressMonitor", () => config.setProgressMonitor(monitor.Pointer));
            ask.Equal("VBuilderConfig::getProgressMonitor", (nint)monitor.Pointer, () => (nint)config.getProgressMonitor());
            ask.Does("VBuilderConfig::setProgressMonitor", () => config.setProgressMonitor(null));
        }
        if (builder.Abi.Product == Product.TensorRTRtx)
        {
            ask.Equal("VBuilderConfig::setNbComputeCapabilities", true, () => config.setNbComputeCapabilities(2));
            ask.Equal("VBuilderConfig::getNbComputeCapabilities", 2, config.getNbComputeCapabilities);
            return;
        }
        ask.Does("VBuilderConfig::setFlag", () => config.setFlag(BuilderFlag.kDEBUG));
        ask.Equal("VBuilderConfig::getFlag", true, () => config.getFlag(BuilderFlag.kDEBUG));
        ask.Does("VBuilderConfig::clearFlag", () => config.clearFlag(BuilderFlag.kDEBUG));
        ask.Equal("VBuilderConfig::getFlag", false, () => config.getFlag(BuilderFlag.kDEBUG));
        ask.Does("VBuilderConfig::setAvgTimingIterations", () => config.setAvgTimingIterations(3));
        ask.Equal("VBuilderConfig::getAvgTimingIterations", 3, config.getAvgTimingIterations);
        ask.Does("VBuilderConfig::setBuilderOptimizationLevel", () => config.setBuilderOptimizationLevel(2));
        ask.Equal("VBuilderConfig::getBuilderOptimizationLevel", 2, config.getBuilderOptimizationLevel);
        if (config.Has_setMaxNbTactics)
        {
            ask.Does("VBuilderConfig::setMaxNbTactics", () => config.setMaxNbTactics(7));
            ask.Equal("VBuilderConfig::getMaxNbTactics", 7, config.getMaxNbTactics);
        }
    }

    private static void AskParser(Questions ask, IParser parser)
    {
        ask.Equal("IParser::getNbErrors", 0, parser.getNbErrors);
        using var known = new Utf8Text("Conv");
        using var unknown = new Utf8Text("NoSuchOperator");
        var (yes, no) = ((nint)known.Pointer, (nint)unknown.Pointer);
        ask.Equal("IParser::supportsOperator", true, () => parser.supportsOperator((byte*)yes));
        ask.Equal("IParser::supportsOperator", false, () => parser.supportsOperator((byte*)no));
    }

    private static string Text(Dims64 dims) => Dimensions.Unpack(dims) is { } sizes ? string.Join('x', sizes) : $"{dims.nbDims} dimensions";

    private sealed class Idle : IProgressMonitor
    {
        public void PhaseStarted(string phase, string? parent, int steps) { }

        public bool StepCompleted(string phase, int step) => true;

        public void PhaseFinished(string phase) { }
    }

    /// <summary>Announces each call, makes it and judges the answer.</summary>
    private sealed class Questions(string release, Action<string> calling)
    {
        public void Does(string call, Action act) => Asked(call, () => { act(); return 0; });

        public void Equal<T>(string call, T answer, Func<T> ask)
        {
            var got = Asked(call, ask);
            if (!EqualityComparer<T>.Default.Equals(got, answer)) throw Wrong(call, $"answers {got}, not {answer}");
        }

        // Addresses say nothing to anybody.
        public void Equal(string call, nint answer, Func<nint> ask)
        {
            if (Asked(call, ask) != answer)
                throw Wrong(call, answer == 0 ? "answers with an object where there is none" : "answers with another object");
        }

        public int Within(string call, int least, int most, Func<int> ask)
        {
            var got = Asked(call, ask);
            return got >= least && got <= most ? got : throw Wrong(call, $"answers {got}");
        }

        public nint NotNull(string call, Func<nint> ask) => Asked(call, ask) is var got and not 0 ? got : throw Wrong(call, "answers null");

        private T Asked<T>(string call, Func<T> ask)
        {
            calling(call);
            try
            {
                return ask();
            }
            catch (NullReferenceException)
            {
                // A small number where an address should be, which this side followed.
                throw Wrong(call, "answers with an address that is none");
            }
        }

        private TensorRTException Wrong(string call, string how) =>
            new(TensorRTError.WrongTables, $"its methods are not where those of {release} are: {call} {how}");
    }
}
