// Configurations and profiles of the fake: setters keep what they are given.
#pragma once

#include "network.h"

#include <map>
#include <utility>

#if defined(FAKE_RTX) || FAKE_ROW >= 1000
#define FAKE_PROGRESS 1
#endif
#if !defined(FAKE_RTX) && FAKE_ROW < 1100
#define FAKE_CALIBRATOR 1
#endif
#if defined(FAKE_RTX) || FAKE_ROW >= 1004
#define FAKE_MAX_TACTICS 1
#endif
#if (defined(FAKE_RTX) && FAKE_ROW >= 105) || FAKE_ROW >= 1100
#define FAKE_AUX_STREAMS_TELL 1
#endif

namespace trt
{
struct Profile : RecordedVOptimizationProfile
{
    std::map<std::string, std::map<OptProfileSelector, Dims>> ranges;

    bool setDimensions(char const* a0, OptProfileSelector a1, DimsArgument a2) override
    {
        if (!fake::enter("VOptimizationProfile::setDimensions", fake::list(a0, a1, a2))) return false;
        ranges[a0][a1] = a2;
        return true;
    }
    Dims getDimensions(char const* a0, OptProfileSelector a1) const override
    {
        Dims none{};
        none.nbDims = -1;
        if (!fake::enter("VOptimizationProfile::getDimensions", fake::list(a0, a1))) return none;
        auto const input = ranges.find(a0);
        if (input == ranges.end()) return none;
        auto const found = input->second.find(a1);
        return found == input->second.end() ? none : found->second;
    }
    bool isValid() const override
    {
        if (!fake::enter("VOptimizationProfile::isValid", "")) return false;
        for (auto const& input : ranges)
            if (input.second.size() != 3) return false;
        return true;
    }
};

struct TimingCache : RecordedVTimingCache
{
    IHostMemory* serialize() const override;
};

// A setter without an answer and its getter.
#define FAKE_VALUE(TYPE, NAME)                                                                       \
    void set##NAME(TYPE a0) override                                                                 \
    {                                                                                                \
        if (fake::enter("VBuilderConfig::set" #NAME, fake::list(a0))) values[#NAME] = static_cast<int64_t>(a0); \
    }                                                                                                \
    TYPE get##NAME() const override { return fake::enter("VBuilderConfig::get" #NAME, "") ? static_cast<TYPE>(value(#NAME)) : TYPE{}; }

struct Config : RecordedVBuilderConfig
{
    std::vector<IOptimizationProfile const*> profiles;
    uint32_t flags = 0;
    std::map<std::string, int64_t> values;
    std::map<MemoryPoolType, size_t> pools;

    FAKE_VALUE(int32_t, AvgTimingIterations)
    FAKE_VALUE(int32_t, BuilderOptimizationLevel)
    FAKE_VALUE(ProfilingVerbosity, ProfilingVerbosity)
    FAKE_VALUE(EngineCapability, EngineCapability)
    FAKE_VALUE(HardwareCompatibilityLevel, HardwareCompatibilityLevel)
#if defined(FAKE_RTX) || FAKE_ROW >= 1002
    FAKE_VALUE(RuntimePlatform, RuntimePlatform)
#endif
#ifdef FAKE_MAX_TACTICS
    FAKE_VALUE(int32_t, MaxNbTactics)
#endif
#ifdef FAKE_AUX_STREAMS_TELL
    bool setMaxAuxStreams(int32_t a0) override
    {
        if (!fake::enter("VBuilderConfig::setMaxAuxStreams", fake::list(a0))) return false;
        values["MaxAuxStreams"] = a0;
        return true;
    }
    int32_t getMaxAuxStreams() const override { return fake::enter("VBuilderConfig::getMaxAuxStreams", "") ? static_cast<int32_t>(value("MaxAuxStreams")) : 0; }
#else
    FAKE_VALUE(int32_t, MaxAuxStreams)
#endif

    void setMemoryPoolLimit(MemoryPoolType a0, size_t a1) override
    {
        if (fake::enter("VBuilderConfig::setMemoryPoolLimit", fake::list(a0, a1))) pools[a0] = a1;
    }
    size_t getMemoryPoolLimit(MemoryPoolType a0) const override
    {
        auto const found = pools.find(a0);
        return fake::enter("VBuilderConfig::getMemoryPoolLimit", fake::list(a0)) && found != pools.end() ? found->second : 0;
    }

    void setFlag(BuilderFlag a0) override
    {
        if (fake::enter("VBuilderConfig::setFlag", fake::list(a0))) flags |= 1u << static_cast<int>(a0);
    }
    void clearFlag(BuilderFlag a0) override
    {
        if (fake::enter("VBuilderConfig::clearFlag", fake::list(a0))) flags &= ~(1u << static_cast<int>(a0));
    }
    bool getFlag(BuilderFlag a0) const override { return fake::enter("VBuilderConfig::getFlag", fake::list(a0)) && (flags >> static_cast<int>(a0) & 1) != 0; }
    int32_t addOptimizationProfile(IOptimizationProfile const* a0) override
    {
        if (!fake::enter("VBuilderConfig::addOptimizationProfile", fake::list(a0))) return -1;
        profiles.push_back(a0);
        return static_cast<int32_t>(profiles.size()) - 1;
    }
    int32_t getNbOptimizationProfiles() const override { return fake::enter("VBuilderConfig::getNbOptimizationProfiles", "") ? static_cast<int32_t>(profiles.size()) : 0; }
    ITimingCache* createTimingCache(void const* a0, size_t a1) const override
    {
        return fake::enter("VBuilderConfig::createTimingCache", fake::list(a0, a1)) ? &fake::own<ITimingCache, TimingCache>("ITimingCache") : nullptr;
    }

#ifdef FAKE_PROGRESS
    IProgressMonitor* monitor = nullptr;

    void setProgressMonitor(IProgressMonitor* a0) override
    {
        if (fake::enter("VBuilderConfig::setProgressMonitor", fake::list(a0))) monitor = a0;
    }
    IProgressMonitor* getProgressMonitor() const override { return fake::enter("VBuilderConfig::getProgressMonitor", "") ? monitor : nullptr; }
#endif

#ifdef FAKE_CALIBRATOR
    IInt8Calibrator* calibrator = nullptr;
    IOptimizationProfile const* calibrationProfile = nullptr;

    void setInt8Calibrator(IInt8Calibrator* a0) override
    {
        if (fake::enter("VBuilderConfig::setInt8Calibrator", fake::list(a0))) calibrator = a0;
    }
    bool setCalibrationProfile(IOptimizationProfile const* a0) override
    {
        if (!fake::enter("VBuilderConfig::setCalibrationProfile", fake::list(a0))) return false;
        calibrationProfile = a0;
        return true;
    }
#endif

#ifdef FAKE_RTX
    bool setNbComputeCapabilities(int32_t a0) override
    {
        if (!fake::enter("VBuilderConfig::setNbComputeCapabilities", fake::list(a0))) return false;
        values["NbComputeCapabilities"] = a0;
        return true;
    }
    int32_t getNbComputeCapabilities() const override
    {
        return fake::enter("VBuilderConfig::getNbComputeCapabilities", "") ? static_cast<int32_t>(value("NbComputeCapabilities")) : 0;
    }
#endif

    bool isDetailed() const { return value("ProfilingVerbosity") == static_cast<int64_t>(ProfilingVerbosity::kDETAILED); }

private:
    int64_t value(char const* name) const
    {
        auto const found = values.find(name);
        return found == values.end() ? 0 : found->second;
    }
};
#undef FAKE_VALUE
/// As NetworkObject.
struct ConfigObject : RecordedIBuilderConfig
{
    void setAvgTimingIterations(int32_t a0) override { mImpl->setAvgTimingIterations(a0); }
};
} // namespace trt
