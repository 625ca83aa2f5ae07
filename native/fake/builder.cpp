// libnvinfer.so.N and libtensorrt_rtx.so.1: one source for all releases.
#include "call.h"

#include <cstdint>
#include <vector>

using namespace trt;
using fake::enter;
using fake::list;
using fake::own;

#if defined(FAKE_RTX) || FAKE_VERSION >= 100000
#define FAKE_PROGRESS 1
#endif
#if !defined(FAKE_RTX) && FAKE_VERSION < 110000
#define FAKE_CALIBRATOR 1
#endif

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

struct FakeTensor : RecordedVTensor
{
    std::string name;

    char const* getName() const override { return enter("VTensor::getName", "") ? name.c_str() : nullptr; }
    void setName(char const* a0) override
    {
        if (enter("VTensor::setName", list(a0))) name = a0;
    }
};

struct TensorObject : ITensor
{
    FakeTensor implementation;

    TensorObject(char const* name)
    {
        implementation.name = name;
        mImpl = &implementation;
    }
};

/// What every model is to the fake parser: an input and an output.
struct Network : RecordedVNetworkDefinition
{
    TensorObject input{"input"};
    TensorObject output{"output"};

    int32_t getNbInputs() const override { return enter("VNetworkDefinition::getNbInputs", "") ? 1 : 0; }
    int32_t getNbOutputs() const override { return enter("VNetworkDefinition::getNbOutputs", "") ? 1 : 0; }
    ITensor* getInput(int32_t a0) const override { return enter("VNetworkDefinition::getInput", list(a0)) && a0 == 0 ? const_cast<TensorObject*>(&input) : nullptr; }
    ITensor* getOutput(int32_t a0) const override { return enter("VNetworkDefinition::getOutput", list(a0)) && a0 == 0 ? const_cast<TensorObject*>(&output) : nullptr; }
};

struct TimingCache : RecordedVTimingCache
{
    IHostMemory* serialize() const override { return enter("VTimingCache::serialize", "") ? memory({'t', 'i', 'm', 'e'}) : nullptr; }
};

struct Config : RecordedVBuilderConfig
{
    int32_t profiles = 0;
    uint32_t flags = 0;

    void setFlag(BuilderFlag a0) override
    {
        if (enter("VBuilderConfig::setFlag", list(a0))) flags |= 1u << static_cast<int>(a0);
    }
    void clearFlag(BuilderFlag a0) override
    {
        if (enter("VBuilderConfig::clearFlag", list(a0))) flags &= ~(1u << static_cast<int>(a0));
    }
    bool getFlag(BuilderFlag a0) const override { return enter("VBuilderConfig::getFlag", list(a0)) && (flags >> static_cast<int>(a0) & 1) != 0; }
    int32_t addOptimizationProfile(IOptimizationProfile const* a0) override { return enter("VBuilderConfig::addOptimizationProfile", list(a0)) ? profiles++ : -1; }
    int32_t getNbOptimizationProfiles() const override { return enter("VBuilderConfig::getNbOptimizationProfiles", "") ? profiles : 0; }
    ITimingCache* createTimingCache(void const* a0, size_t a1) const override
    {
        return enter("VBuilderConfig::createTimingCache", list(a0, a1)) ? &own<ITimingCache, TimingCache>("ITimingCache") : nullptr;
    }

#ifdef FAKE_PROGRESS
    IProgressMonitor* monitor = nullptr;

    void setProgressMonitor(IProgressMonitor* a0) override
    {
        if (enter("VBuilderConfig::setProgressMonitor", list(a0))) monitor = a0;
    }
    IProgressMonitor* getProgressMonitor() const override { return enter("VBuilderConfig::getProgressMonitor", "") ? monitor : nullptr; }
#endif

#ifdef FAKE_CALIBRATOR
    IInt8Calibrator* calibrator = nullptr;

    void setInt8Calibrator(IInt8Calibrator* a0) override
    {
        if (enter("VBuilderConfig::setInt8Calibrator", list(a0))) calibrator = a0;
    }
#endif
};

/// Asks the calibrator what the vendor's builder asks: the algorithm, the cache, and without one every batch.
void calibrate([[maybe_unused]] Config const& config)
{
#ifdef FAKE_CALIBRATOR
    if (!config.calibrator) return;
    auto& c = *config.calibrator;
    fake::write("IInt8Calibrator::getAlgorithm: " + list(c.getAlgorithm()));
    fake::write("IInt8Calibrator::getBatchSize: " + list(c.getBatchSize()));
    size_t length = 0;
    auto const* cache = static_cast<char const*>(c.readCalibrationCache(length));
    if (cache && length)
    {
        fake::write("IInt8Calibrator::readCalibrationCache: " + std::string(cache, length));
        return;
    }
    char const* names[] = {"input"};
    void* bindings[] = {nullptr};
    int batches = 0;
    while (c.getBatch(bindings, names, 1)) batches++;
    fake::write("IInt8Calibrator::getBatch: " + list(batches));
    char const made[] = "TRT-fake-EntropyCalibration2\ninput: 3c010a14\n";
    c.writeCalibrationCache(made, sizeof made - 1);
#endif
}

bool progress([[maybe_unused]] Config const& config)
{
#ifdef FAKE_PROGRESS
    if (!config.monitor) return true;
    config.monitor->phaseStart("Building", nullptr, 2);
    config.monitor->phaseStart("Tactics", "Building", 1);
    bool go = config.monitor->stepComplete("Tactics", 0);
    config.monitor->phaseFinish("Tactics");
    go = go && config.monitor->stepComplete("Building", 0);
    config.monitor->phaseFinish("Building");
    return go;
#else
    return true;
#endif
}

/// The parts of an engine's head that others read: the mark, and at 24 major, minor, patch, build.
std::vector<uint8_t> engine()
{
    std::vector<uint8_t> bytes(256);
#ifdef FAKE_RTX
    char const* mark = "vtrt";
#else
    char const* mark = "ftrt";
#endif
    for (int i = 0; i < 4; i++) bytes[i] = static_cast<uint8_t>(mark[i]);
    int const factor = FAKE_VERSION >= 10000 ? 10000 : 1000;
    bytes[24] = static_cast<uint8_t>(FAKE_VERSION / factor);
    bytes[25] = static_cast<uint8_t>(FAKE_VERSION % factor / 100);
    bytes[26] = static_cast<uint8_t>(FAKE_VERSION % 100);
    bytes[27] = 9;
    return bytes;
}

struct PluginRegistry : RecordedIPluginRegistry
{
} registry;

struct Builder : RecordedVBuilder
{
    // Profiles belong to the builder, as the documentation has it; the client must not destroy them.
    struct Profile : IOptimizationProfile
    {
        RecordedVOptimizationProfile implementation;
        Profile()
        {
            mImpl = &implementation;
        }
    };
    std::vector<Profile*> profiles;

    ~Builder() override
    {
        for (auto* p : profiles) delete p;
    }

    INetworkDefinition* createNetworkV2(uint32_t a0) override
    {
        return enter("VBuilder::createNetworkV2", list(a0)) ? &own<RecordedINetworkDefinition, Network>("INetworkDefinition") : nullptr;
    }
    IBuilderConfig* createBuilderConfig() override { return enter("VBuilder::createBuilderConfig", "") ? &own<RecordedIBuilderConfig, Config>("IBuilderConfig") : nullptr; }
    IOptimizationProfile* createOptimizationProfile() override
    {
        if (!enter("VBuilder::createOptimizationProfile", "")) return nullptr;
        profiles.push_back(new Profile);
        fake::named(profiles.back(), "IOptimizationProfile");
        return profiles.back();
    }
    IPluginRegistry& getPluginRegistry() override
    {
        enter("VBuilder::getPluginRegistry", "");
        return registry;
    }
    IHostMemory* buildSerializedNetwork(INetworkDefinition& a0, IBuilderConfig& a1) override
    {
        if (!enter("VBuilder::buildSerializedNetwork", list(a0, a1))) return nullptr;
        fake::log(3, "the fake builds");
        calibrate(static_cast<Config const&>(*a1.mImpl));
        return progress(static_cast<Config const&>(*a1.mImpl)) ? memory(engine()) : nullptr;
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
    return enter("createInferBuilder_INTERNAL", list(logger, version)) ? static_cast<void*>(&own<IBuilder, Builder>("IBuilder")) : nullptr;
}
#endif

#ifndef FAKE_NO_RUNTIME
FAKE_EXPORT void* createInferRuntime_INTERNAL(void* logger, int32_t version)
{
    fake::useLogger(logger, toLogger);
    return enter("createInferRuntime_INTERNAL", list(logger, version)) ? static_cast<void*>(&own<IRuntime, RecordedVRuntime>("IRuntime")) : nullptr;
}
#endif

FAKE_EXPORT void* getPluginRegistry() noexcept
{
    return &registry;
}
}
