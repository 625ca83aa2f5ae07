// A user of TensorRT as its makers mean it, compiled from a release's own headers: the same calls that trtc makes for a build, in the same order.
// The fake libraries and trtc's bindings come from one generator; this comes from neither. What the fakes write down must be the same.
//
// client MODEL ENGINE
#include <NvInfer.h>
#include <NvOnnxParser.h>

#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <string>

#if defined(TRT_MAJOR_RTX)
#define CLIENT_RTX 1
#define CLIENT_LEVEL 1100
#define CLIENT_EXPLICIT_BATCH (TRT_MINOR_RTX < 5)
#else
#define CLIENT_EXPLICIT_BATCH (NV_TENSORRT_MAJOR < 11)
#define CLIENT_LEVEL (NV_TENSORRT_MAJOR * 100 + NV_TENSORRT_MINOR)
#endif

using namespace nvinfer1;

namespace
{
class Logger : public ILogger
{
    void log(Severity severity, AsciiChar const* message) noexcept override
    {
        if (severity <= Severity::kWARNING) std::fprintf(stderr, "%s\n", message);
    }
};

#if CLIENT_LEVEL >= 1000
class Monitor : public IProgressMonitor
{
public:
    void phaseStart(char const*, char const*, int32_t) noexcept override {}
    bool stepComplete(char const*, int32_t) noexcept override { return true; }
    void phaseFinish(char const*) noexcept override {}
};
#endif

int wrong = 0;

void expect(bool right, char const* what)
{
    if (right) return;
    std::fprintf(stderr, "wrong answer: %s\n", what);
    wrong++;
}

Dims dims(std::initializer_list<int> sizes)
{
    Dims d{};
    for (auto s : sizes) d.d[d.nbDims++] = s;
    return d;
}

bool same(Dims const& a, Dims const& b)
{
    if (a.nbDims != b.nbDims) return false;
    for (int i = 0; i < a.nbDims; i++)
        if (a.d[i] != b.d[i]) return false;
    return true;
}

INetworkDefinition* network(IBuilder& builder)
{
    uint32_t flags = 0;
#if CLIENT_EXPLICIT_BATCH
    flags |= 1u << static_cast<uint32_t>(NetworkDefinitionCreationFlag::kEXPLICIT_BATCH);
#endif
#if CLIENT_LEVEL >= 1000
    flags |= 1u << static_cast<uint32_t>(NetworkDefinitionCreationFlag::kSTRONGLY_TYPED);
#endif
    return builder.createNetworkV2(flags);
}

ITensor* askLayer(ILayer& layer, LayerType type, ITensor* input)
{
    expect(layer.getType() == type, "ILayer::getType");
    expect(layer.getNbInputs() == 1, "ILayer::getNbInputs");
    expect(layer.getInput(0) == input, "ILayer::getInput");
    expect(layer.getNbOutputs() == 1, "ILayer::getNbOutputs");
    return layer.getOutput(0);
}

void askNetwork(IBuilder& builder, INetworkDefinition& network)
{
    expect(network.getNbInputs() == 0, "INetworkDefinition::getNbInputs");
    expect(network.getNbLayers() == 0, "INetworkDefinition::getNbLayers");
    expect(&network.getBuilder() == &builder, "INetworkDefinition::getBuilder");
    auto* input = network.addInput("canary", DataType::kFLOAT, dims({2, 3, 5}));
    expect(network.getNbInputs() == 1, "INetworkDefinition::getNbInputs");
    expect(network.getInput(0) == input, "INetworkDefinition::getInput");
    expect(std::strcmp(input->getName(), "canary") == 0, "ITensor::getName");
    expect(same(input->getDimensions(), dims({2, 3, 5})), "ITensor::getDimensions");
    expect(input->getType() == DataType::kFLOAT, "ITensor::getType");
    expect(input->isNetworkInput(), "ITensor::isNetworkInput");
    expect(!input->isShapeTensor(), "ITensor::isShapeTensor");
    auto* identity = network.addIdentity(*input);
    expect(network.getNbLayers() == 1, "INetworkDefinition::getNbLayers");
    expect(network.getLayer(0) == identity, "INetworkDefinition::getLayer");
    auto* output = askLayer(*identity, LayerType::kIDENTITY, input);
    network.markOutput(*output);
    expect(network.getNbOutputs() == 1, "INetworkDefinition::getNbOutputs");
    expect(network.getOutput(0) == output, "INetworkDefinition::getOutput");
    askLayer(*network.addCast(*input, DataType::kINT32), LayerType::kCAST, input);
#if CLIENT_LEVEL >= 1000
    expect(!network.isDebugTensor(*input), "INetworkDefinition::isDebugTensor");
#endif
#if CLIENT_LEVEL >= 1002
    expect(!network.areWeightsMarkedRefittable("canary"), "INetworkDefinition::areWeightsMarkedRefittable");
#endif
}

void askProfile(IOptimizationProfile& profile)
{
    auto const set = [&](OptProfileSelector select, int batch) {
        expect(profile.setDimensions("canary", select, dims({batch, 3, 5})), "IOptimizationProfile::setDimensions");
        expect(same(profile.getDimensions("canary", select), dims({batch, 3, 5})), "IOptimizationProfile::getDimensions");
    };
    set(OptProfileSelector::kMIN, 1);
    set(OptProfileSelector::kOPT, 2);
    set(OptProfileSelector::kMAX, 4);
    expect(profile.isValid(), "IOptimizationProfile::isValid");
}

void askConfig(IBuilderConfig& config)
{
    expect(config.getNbOptimizationProfiles() == 0, "IBuilderConfig::getNbOptimizationProfiles");
    config.setMemoryPoolLimit(MemoryPoolType::kWORKSPACE, 48 << 20);
    expect(config.getMemoryPoolLimit(MemoryPoolType::kWORKSPACE) == 48 << 20, "IBuilderConfig::getMemoryPoolLimit");
    config.setProfilingVerbosity(ProfilingVerbosity::kDETAILED);
    expect(config.getProfilingVerbosity() == ProfilingVerbosity::kDETAILED, "IBuilderConfig::getProfilingVerbosity");
#if CLIENT_LEVEL >= 1000
    Monitor monitor;
    config.setProgressMonitor(&monitor);
    expect(config.getProgressMonitor() == &monitor, "IBuilderConfig::getProgressMonitor");
    config.setProgressMonitor(nullptr);
#endif
#ifdef CLIENT_RTX
    expect(config.setNbComputeCapabilities(2), "IBuilderConfig::setNbComputeCapabilities");
    expect(config.getNbComputeCapabilities() == 2, "IBuilderConfig::getNbComputeCapabilities");
#else
    config.setFlag(BuilderFlag::kDEBUG);
    expect(config.getFlag(BuilderFlag::kDEBUG), "IBuilderConfig::getFlag");
    config.clearFlag(BuilderFlag::kDEBUG);
    expect(!config.getFlag(BuilderFlag::kDEBUG), "IBuilderConfig::getFlag");
    config.setAvgTimingIterations(3);
    expect(config.getAvgTimingIterations() == 3, "IBuilderConfig::getAvgTimingIterations");
    config.setBuilderOptimizationLevel(2);
    expect(config.getBuilderOptimizationLevel() == 2, "IBuilderConfig::getBuilderOptimizationLevel");
#if CLIENT_LEVEL >= 1004
    config.setMaxNbTactics(7);
    expect(config.getMaxNbTactics() == 7, "IBuilderConfig::getMaxNbTactics");
#endif
#endif
}

void tryLibrary(IBuilder& builder, Logger& logger)
{
    expect(builder.getLogger() == &logger, "IBuilder::getLogger");
    expect(builder.getErrorRecorder() == nullptr, "IBuilder::getErrorRecorder");
    auto const threads = builder.getMaxThreads();
    expect(builder.setMaxThreads(threads + 1), "IBuilder::setMaxThreads");
    expect(builder.getMaxThreads() == threads + 1, "IBuilder::getMaxThreads");
    expect(builder.setMaxThreads(threads), "IBuilder::setMaxThreads");
    auto* trial = network(builder);
    askNetwork(builder, *trial);
    askProfile(*builder.createOptimizationProfile());
    auto* config = builder.createBuilderConfig();
    askConfig(*config);
    auto* parser = nvonnxparser::createParser(*trial, logger);
    expect(parser->getNbErrors() == 0, "IParser::getNbErrors");
    expect(parser->supportsOperator("Conv"), "IParser::supportsOperator");
    expect(!parser->supportsOperator("NoSuchOperator"), "IParser::supportsOperator");
    delete config;
    delete parser;
    delete trial;
}

void build(IBuilder& builder, Logger& logger, char const* model, char const* engine)
{
    auto* graph = network(builder);
    auto* parser = nvonnxparser::createParser(*graph, logger);
    expect(parser->parseFromFile(model, static_cast<int32_t>(ILogger::Severity::kWARNING)), "IParser::parseFromFile");
    auto* config = builder.createBuilderConfig();
    config->setMemoryPoolLimit(MemoryPoolType::kWORKSPACE, 64 << 20);
    auto* profile = builder.createOptimizationProfile();
    profile->setDimensions("image", OptProfileSelector::kMIN, dims({1, 1, 32, 32}));
    profile->setDimensions("image", OptProfileSelector::kOPT, dims({4, 1, 32, 32}));
    profile->setDimensions("image", OptProfileSelector::kMAX, dims({8, 1, 32, 32}));
    expect(config->addOptimizationProfile(profile) == 0, "IBuilderConfig::addOptimizationProfile");
#if CLIENT_LEVEL >= 1000
    Monitor monitor;
    config->setProgressMonitor(&monitor);
#endif
    auto* memory = builder.buildSerializedNetwork(*graph, *config);
    expect(memory != nullptr && memory->size() > 0, "IBuilder::buildSerializedNetwork");
    if (memory)
    {
        auto const* data = static_cast<char const*>(memory->data());
        std::FILE* file = std::fopen(engine, "wb");
        std::fwrite(data, 1, memory->size(), file);
        expect(static_cast<size_t>(std::ftell(file)) == memory->size(), "the engine's size");
        std::fclose(file);
    }
    delete memory;
    delete config;
    delete parser;
    delete graph;
}
} // namespace

int main(int, char** arguments)
{
    Logger logger;
    auto* builder = createInferBuilder(logger);
    tryLibrary(*builder, logger);
    build(*builder, logger, arguments[1], arguments[2]);
    delete builder;
    return wrong == 0 ? 0 : 1;
}
