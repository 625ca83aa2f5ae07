// libnvinfer.so.N and libtensorrt_rtx.so.1: one source for all releases.
#include "config.h"
#include "runtime.h"

#include <cstdint>
#include <vector>

using namespace trt;
using fake::enter;
using fake::list;
using fake::own;

namespace
{
struct HostMemory : RecordedVHostMemory
{
    std::vector<uint8_t> bytes;

    void* data() const override { return enter("VHostMemory::data", "") ? const_cast<uint8_t*>(bytes.data()) : nullptr; }
    size_t size() const override { return enter("VHostMemory::size", "") ? bytes.size() : 0; }
};

IHostMemory* memory(std::vector<uint8_t> bytes)
{
    auto& made = own<IHostMemory, HostMemory>("IHostMemory");
    made.implementation.bytes = std::move(bytes);
    return &made;
}

#ifdef FAKE_CALIBRATOR
/// Size and a checksum of what lies at a device address.
std::string seen(void* address)
{
    fake::Device const device;
    if (!device.loaded()) return "no driver is loaded";
    auto const bytes = device.allocation(address);
    if (bytes.empty()) return "no device memory";
    uint32_t hash = 2166136261u;
    for (auto b : bytes) hash = (hash ^ b) * 16777619u;
    return list(bytes.size()) + " bytes, FNV-1a " + list(hash);
}
#endif

/// Asks the calibrator what the vendor's builder asks: the algorithm, the cache, and without one every batch.
void calibrate([[maybe_unused]] Config const& config, [[maybe_unused]] Network const& network)
{
#ifdef FAKE_CALIBRATOR
    if (!config.calibrator) return;
    auto& c = *config.calibrator;
    fake::ask("the calibrator", c);
    fake::write("IInt8Calibrator::getAlgorithm: " + list(c.getAlgorithm()));
    fake::write("IInt8Calibrator::getBatchSize: " + list(c.getBatchSize()));
    size_t length = 0;
    auto const* cache = static_cast<char const*>(c.readCalibrationCache(length));
    auto const header = "TRT-" + list(fake::planned("version", FAKE_VERSION)) + (static_cast<int>(c.getAlgorithm()) == 3 ? "-MinMaxCalibration" : "-EntropyCalibration2");
    if (cache && length)
    {
        std::string const text(cache, length);
        fake::write("IInt8Calibrator::readCalibrationCache: " + text);
        if (text.rfind(header + "\n", 0) == 0) return;
        // The vendor's own words; then it calibrates anew.
        fake::log(1, "Calibration table does not match calibrator algorithm type.");
    }
    std::vector<std::string> names;
    for (auto* input : network.inputs) names.push_back(static_cast<FakeTensor*>(input->mImpl)->name);
    std::vector<char const*> asked;
    for (auto const& name : names) asked.push_back(name.c_str());
    std::vector<void*> bindings(names.size());
    int batches = 0;
    while (c.getBatch(bindings.data(), asked.data(), static_cast<int>(asked.size())))
    {
        for (size_t i = 0; i < names.size(); i++) fake::write("IInt8Calibrator::getBatch: " + names[i] + ", " + seen(bindings[i]));
        batches++;
    }
    fake::write("IInt8Calibrator::getBatch: " + list(batches) + " batches");
    auto const made = header + "\n" + names[0] + ": 3c010a14\n";
    c.writeCalibrationCache(made.c_str(), made.size());
#endif
}

bool progress([[maybe_unused]] Config const& config)
{
#ifdef FAKE_PROGRESS
    if (!config.monitor) return true;
    fake::ask("the monitor", *config.monitor);
    config.monitor->phaseStart("Building", nullptr, 2);
    config.monitor->phaseStart("Tactics", "Building", 1);
    bool go = config.monitor->stepComplete("Tactics", 0);
    config.monitor->phaseFinish("Tactics");
    go = go && config.monitor->stepComplete("Building", 0);
    config.monitor->phaseFinish("Building");
    return go;
#else
    // What 8.6 says of its progress, at the level where it says it.
    fake::log(3, "Graph optimization time: 0.00212 seconds.");
    fake::log(3, "Local timing cache in use. Profiling results in this builder pass will not be stored.");
    fake::log(4, "--------------- Timing Runner: node_0 (Identity[0x80000013])");
    enter("timing", "");
    fake::log(4, "Formats and tactics selection completed in 0.31 seconds.");
    fake::log(3, "Detected 1 inputs and 1 output network tensors.");
    fake::log(4, "Engine generation completed in 0.4 seconds.");
    return true;
#endif
}

/// An engine of the network's inputs and outputs, for the device at hand.
std::vector<uint8_t> engine(Network const& network, Config const& config)
{
    Plan plan;
    plan.capability = fake::Device().capability();
    for (auto const* all : {&network.inputs, &network.outputs})
        for (auto* t : *all)
        {
            auto const& tensor = *static_cast<FakeTensor*>(t->mImpl);
            IoTensor io;
            io.name = tensor.name;
            io.type = tensor.type;
            io.dims = tensor.dims;
            io.input = tensor.input;
            plan.tensors.push_back(io);
        }
    for (auto const* p : config.profiles)
    {
        plan.profiles.emplace_back();
        for (auto const& input : static_cast<Profile const*>(p->mImpl)->ranges)
            plan.profiles.back()[input.first] = {input.second.at(OptProfileSelector::kMIN), input.second.at(OptProfileSelector::kOPT), input.second.at(OptProfileSelector::kMAX)};
    }
    plan.layers = config.isDetailed() ? R"({"Layers": [{"Name": "node_0", "LayerType": "NoOp", "Inputs": [], "Outputs": []}], "Bindings": ["input", "output"]})"
                                      : R"({"Layers": ["node_0"], "Bindings": ["input", "output"]})";
    auto bytes = head();
    auto const text = plan.write();
    bytes.insert(bytes.end(), text.begin(), text.end());
    return bytes;
}

} // namespace

IHostMemory* trt::TimingCache::serialize() const
{
    return enter("VTimingCache::serialize", "") ? memory({'t', 'i', 'm', 'e'}) : nullptr;
}

namespace
{
struct PluginRegistry : RecordedIPluginRegistry
{
} registry;

struct Builder : RecordedVBuilder
{
    // Profiles belong to the builder, as the documentation has it; the client must not destroy them.
    struct ProfileObject : IOptimizationProfile
    {
        Profile implementation;
        ProfileObject()
        {
            mImpl = &implementation;
        }
    };
    std::vector<ProfileObject*> profiles;
    IBuilder* self = nullptr;
    ILogger* logger = nullptr;
    int32_t threads = 1;

    ~Builder() override
    {
        for (auto* p : profiles) delete p;
    }

    INetworkDefinition* createNetworkV2(uint32_t a0) override
    {
        return enter("VBuilder::createNetworkV2", list(a0)) ? &own<NetworkObject, Network>("INetworkDefinition", *self) : nullptr;
    }
    IBuilderConfig* createBuilderConfig() override { return enter("VBuilder::createBuilderConfig", "") ? &own<ConfigObject, Config>("IBuilderConfig") : nullptr; }
    IOptimizationProfile* createOptimizationProfile() override
    {
        if (!enter("VBuilder::createOptimizationProfile", "")) return nullptr;
        profiles.push_back(new ProfileObject);
        fake::named(profiles.back(), "IOptimizationProfile");
        return profiles.back();
    }
    IPluginRegistry& getPluginRegistry() override
    {
        enter("VBuilder::getPluginRegistry", "");
        return registry;
    }
    ILogger* getLogger() const override { return enter("VBuilder::getLogger", "") ? logger : nullptr; }
    bool setMaxThreads(int32_t a0) override
    {
        if (!enter("VBuilder::setMaxThreads", list(a0)) || a0 < 1) return false;
        threads = a0;
        return true;
    }
    int32_t getMaxThreads() const override { return enter("VBuilder::getMaxThreads", "") ? threads : 0; }
    IHostMemory* buildSerializedNetwork(INetworkDefinition& a0, IBuilderConfig& a1) override
    {
        if (!enter("VBuilder::buildSerializedNetwork", list(a0, a1))) return nullptr;
        fake::log(3, "the fake builds");
        calibrate(static_cast<Config const&>(*a1.mImpl), static_cast<Network const&>(*a0.mImpl));
        return progress(static_cast<Config const&>(*a1.mImpl)) ? memory(engine(static_cast<Network const&>(*a0.mImpl), static_cast<Config const&>(*a1.mImpl))) : nullptr;
    }
};

void toLogger(void* logger, int severity, char const* message)
{
    static_cast<ILogger*>(logger)->log(static_cast<LoggerSeverity>(severity), message);
}
} // namespace

extern "C"
{
#ifndef FAKE_NO_VERSION
FAKE_EXPORT int32_t getInferLibVersion() noexcept
{
    return fake::planned("version", FAKE_VERSION);
}
#endif

#if FAKE_VERSION >= 10000
FAKE_EXPORT int32_t getInferLibBuildVersion() noexcept
{
    return 9;
}
#endif

#ifndef FAKE_NO_BUILDER
FAKE_EXPORT void* createInferBuilder_INTERNAL(void* logger, int32_t version)
{
    fake::useLogger(logger, toLogger);
    if (!enter("createInferBuilder_INTERNAL", list(logger, version))) return nullptr;
    auto& made = own<IBuilder, Builder>("IBuilder");
    fake::ask("the logger", *static_cast<ILogger*>(logger));
    made.implementation.self = &made;
    made.implementation.logger = static_cast<ILogger*>(logger);
    return static_cast<IBuilder*>(&made);
}
#endif

#ifndef FAKE_NO_RUNTIME
FAKE_EXPORT void* createInferRuntime_INTERNAL(void* logger, int32_t version)
{
    fake::useLogger(logger, toLogger);
    return enter("createInferRuntime_INTERNAL", list(logger, version)) ? static_cast<void*>(&own<IRuntime, Runtime>("IRuntime")) : nullptr;
}
#endif

FAKE_EXPORT void* createInferRefitter_INTERNAL(void* engine, void* logger, int32_t version)
{
    return enter("createInferRefitter_INTERNAL", list(engine, logger, version)) ? static_cast<void*>(&own<IRefitter, RecordedVRefitter>("IRefitter")) : nullptr;
}

FAKE_EXPORT void* getPluginRegistry() noexcept
{
    return &registry;
}
}
