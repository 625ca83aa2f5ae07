// generated: interop-gen 2; headers sha256 c704cf0324a64ae0d9f46072e53f380897f2a5d45ad2d62e11aa9a0993388452; tensorrt-rtx-1.4
// fake::call<R>("Class::method", arguments...), fake::add<Object>("Class::method", "Object", arguments...) and fake::create likewise have to be declared before this is included.
#pragma once

#include "trt_abi.h"

namespace trt
{
class RecordedIPluginRegistry : public IPluginRegistry
{
public:
    bool registerCreator(IPluginCreator& a0, char const* const a1) override { return fake::call<bool>("IPluginRegistry::registerCreator", a0, a1); }
    IPluginCreator* const* getPluginCreatorList(int32_t* const a0) const override { return fake::call<IPluginCreator* const*>("IPluginRegistry::getPluginCreatorList", a0); }
    IPluginCreator* getPluginCreator(char const* const a0, char const* const a1, char const* const a2) override { return fake::call<IPluginCreator*>("IPluginRegistry::getPluginCreator", a0, a1, a2); }
    void setErrorRecorder(IErrorRecorder* const a0) override { return fake::call<void>("IPluginRegistry::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("IPluginRegistry::getErrorRecorder"); }
    bool deregisterCreator(IPluginCreator const& a0) override { return fake::call<bool>("IPluginRegistry::deregisterCreator", a0); }
    bool isParentSearchEnabled() const override { return fake::call<bool>("IPluginRegistry::isParentSearchEnabled"); }
    void setParentSearchEnabled(bool const a0) override { return fake::call<void>("IPluginRegistry::setParentSearchEnabled", a0); }
    void* loadLibrary(char const* a0) override { return fake::call<void*>("IPluginRegistry::loadLibrary", a0); }
    void deregisterLibrary(void* a0) override { return fake::call<void>("IPluginRegistry::deregisterLibrary", a0); }
    bool registerCreator(IPluginCreatorInterface& a0, char const* const a1) override { return fake::call<bool>("IPluginRegistry::registerCreator", a0, a1); }
    IPluginCreatorInterface* const* getAllCreators(int32_t* const a0) const override { return fake::call<IPluginCreatorInterface* const*>("IPluginRegistry::getAllCreators", a0); }
    IPluginCreatorInterface* getCreator(char const* const a0, char const* const a1, char const* const a2) override { return fake::call<IPluginCreatorInterface*>("IPluginRegistry::getCreator", a0, a1, a2); }
    bool deregisterCreator(IPluginCreatorInterface const& a0) override { return fake::call<bool>("IPluginRegistry::deregisterCreator", a0); }
    IPluginResource* acquirePluginResource(char const* a0, IPluginResource* a1) override { return fake::call<IPluginResource*>("IPluginRegistry::acquirePluginResource", a0, a1); }
    int32_t releasePluginResource(char const* a0) override { return fake::call<int32_t>("IPluginRegistry::releasePluginResource", a0); }
    IPluginCreatorInterface* const* getAllCreatorsRecursive(int32_t* const a0) override { return fake::call<IPluginCreatorInterface* const*>("IPluginRegistry::getAllCreatorsRecursive", a0); }
};

class RecordedVHostMemory : public VHostMemory
{
public:
    void* data() const override { return fake::call<void*>("VHostMemory::data"); }
    size_t size() const override { return fake::call<size_t>("VHostMemory::size"); }
    DataType type() const override { return fake::call<DataType>("VHostMemory::type"); }
};

class RecordedVDimensionExpr : public VDimensionExpr
{
public:
    bool isConstant() const override { return fake::call<bool>("VDimensionExpr::isConstant"); }
    int64_t getConstantValue() const override { return fake::call<int64_t>("VDimensionExpr::getConstantValue"); }
    bool isSizeTensor() const override { return fake::call<bool>("VDimensionExpr::isSizeTensor"); }
};

class RecordedVExprBuilder : public VExprBuilder
{
public:
    IDimensionExpr const* constant(int64_t a0) override { return fake::call<IDimensionExpr const*>("VExprBuilder::constant", a0); }
    IDimensionExpr const* operation(DimensionOperation a0, IDimensionExpr const& a1, IDimensionExpr const& a2) override { return fake::call<IDimensionExpr const*>("VExprBuilder::operation", a0, a1, a2); }
    IDimensionExpr const* declareSizeTensor(int32_t a0, IDimensionExpr const& a1, IDimensionExpr const& a2) override { return fake::call<IDimensionExpr const*>("VExprBuilder::declareSizeTensor", a0, a1, a2); }
};

class RecordedVRuntime : public VRuntime
{
public:
    IRuntime* getPImpl() override { return fake::call<IRuntime*>("VRuntime::getPImpl"); }
    ICudaEngine* deserializeCudaEngine(void const* a0, size_t a1) override;
    ICudaEngine* deserializeCudaEngine(IStreamReader& a0) override;
    void setDLACore(int32_t a0) override { return fake::call<void>("VRuntime::setDLACore", a0); }
    int32_t getDLACore() const override { return fake::call<int32_t>("VRuntime::getDLACore"); }
    int32_t getNbDLACores() const override { return fake::call<int32_t>("VRuntime::getNbDLACores"); }
    void setGpuAllocator(IGpuAllocator* a0) override { return fake::call<void>("VRuntime::setGpuAllocator", a0); }
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VRuntime::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VRuntime::getErrorRecorder"); }
    ILogger* getLogger() const override { return fake::call<ILogger*>("VRuntime::getLogger"); }
    bool setMaxThreads(int32_t a0) override { return fake::call<bool>("VRuntime::setMaxThreads", a0); }
    int32_t getMaxThreads() const override { return fake::call<int32_t>("VRuntime::getMaxThreads"); }
    void setTemporaryDirectory(char const* a0) override { return fake::call<void>("VRuntime::setTemporaryDirectory", a0); }
    char const* getTemporaryDirectory() const override { return fake::call<char const*>("VRuntime::getTemporaryDirectory"); }
    void setTempfileControlFlags(uint32_t a0) override { return fake::call<void>("VRuntime::setTempfileControlFlags", a0); }
    uint32_t getTempfileControlFlags() const override { return fake::call<uint32_t>("VRuntime::getTempfileControlFlags"); }
    IPluginRegistry& getPluginRegistry() override { return fake::call<IPluginRegistry&>("VRuntime::getPluginRegistry"); }
    void setPluginRegistryParent(IPluginRegistry* a0) override { return fake::call<void>("VRuntime::setPluginRegistryParent", a0); }
    IRuntime* loadRuntime(char const* a0) override;
    void setEngineHostCodeAllowed(bool a0) override { return fake::call<void>("VRuntime::setEngineHostCodeAllowed", a0); }
    bool getEngineHostCodeAllowed() const override { return fake::call<bool>("VRuntime::getEngineHostCodeAllowed"); }
    ICudaEngine* deserializeCudaEngineV2(IStreamReaderV2& a0) override;
    int64_t getEngineHeaderSize() const override { return fake::call<int64_t>("VRuntime::getEngineHeaderSize"); }
    EngineValidity getEngineValidity(void const* a0, int64_t a1, uint64_t* a2) const override { return fake::call<EngineValidity>("VRuntime::getEngineValidity", a0, a1, a2); }
};

class RecordedVRefitter : public VRefitter
{
public:
    IRefitter* getPImpl() override { return fake::call<IRefitter*>("VRefitter::getPImpl"); }
    bool setWeights(char const* a0, WeightsRole a1, Weights const a2) override { return fake::call<bool>("VRefitter::setWeights", a0, a1, a2); }
    bool refitCudaEngine() override { return fake::call<bool>("VRefitter::refitCudaEngine"); }
    int32_t getMissing(int32_t a0, char const** a1, WeightsRole* a2) override { return fake::call<int32_t>("VRefitter::getMissing", a0, a1, a2); }
    int32_t getAll(int32_t a0, char const** a1, WeightsRole* a2) override { return fake::call<int32_t>("VRefitter::getAll", a0, a1, a2); }
    bool setDynamicRange(char const* a0, float a1, float a2) override { return fake::call<bool>("VRefitter::setDynamicRange", a0, a1, a2); }
    float getDynamicRangeMin(char const* a0) const override { return fake::call<float>("VRefitter::getDynamicRangeMin", a0); }
    float getDynamicRangeMax(char const* a0) const override { return fake::call<float>("VRefitter::getDynamicRangeMax", a0); }
    int32_t getTensorsWithDynamicRange(int32_t a0, char const** a1) const override { return fake::call<int32_t>("VRefitter::getTensorsWithDynamicRange", a0, a1); }
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VRefitter::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VRefitter::getErrorRecorder"); }
    bool setNamedWeights(char const* a0, Weights a1) override { return fake::call<bool>("VRefitter::setNamedWeights", a0, a1); }
    int32_t getMissingWeights(int32_t a0, char const** a1) override { return fake::call<int32_t>("VRefitter::getMissingWeights", a0, a1); }
    int32_t getAllWeights(int32_t a0, char const** a1) override { return fake::call<int32_t>("VRefitter::getAllWeights", a0, a1); }
    ILogger* getLogger() const override { return fake::call<ILogger*>("VRefitter::getLogger"); }
    bool setMaxThreads(int32_t a0) override { return fake::call<bool>("VRefitter::setMaxThreads", a0); }
    int32_t getMaxThreads() const override { return fake::call<int32_t>("VRefitter::getMaxThreads"); }
    bool setNamedWeightsWithLocation(char const* a0, Weights a1, TensorLocation a2) override { return fake::call<bool>("VRefitter::setNamedWeightsWithLocation", a0, a1, a2); }
    Weights getNamedWeights(char const* a0) const override { return fake::call<Weights>("VRefitter::getNamedWeights", a0); }
    TensorLocation getWeightsLocation(char const* a0) const override { return fake::call<TensorLocation>("VRefitter::getWeightsLocation", a0); }
    bool unsetNamedWeights(char const* a0) override { return fake::call<bool>("VRefitter::unsetNamedWeights", a0); }
    void setWeightsValidation(bool a0) override { return fake::call<void>("VRefitter::setWeightsValidation", a0); }
    bool getWeightsValidation() const override { return fake::call<bool>("VRefitter::getWeightsValidation"); }
    bool refitCudaEngineAsync(CUstream_st* a0) override { return fake::call<bool>("VRefitter::refitCudaEngineAsync", a0); }
    Weights getWeightsPrototype(char const* a0) const override { return fake::call<Weights>("VRefitter::getWeightsPrototype", a0); }
};

class RecordedVOptimizationProfile : public VOptimizationProfile
{
public:
    bool setDimensions(char const* a0, OptProfileSelector a1, Dims64 const& a2) override { return fake::call<bool>("VOptimizationProfile::setDimensions", a0, a1, a2); }
    Dims64 getDimensions(char const* a0, OptProfileSelector a1) const override { return fake::call<Dims64>("VOptimizationProfile::getDimensions", a0, a1); }
    bool setShapeValues(char const* a0, OptProfileSelector a1, int32_t const* a2, int32_t a3) override { return fake::call<bool>("VOptimizationProfile::setShapeValues", a0, a1, a2, a3); }
    int32_t getNbShapeValues(char const* a0) const override { return fake::call<int32_t>("VOptimizationProfile::getNbShapeValues", a0); }
    int32_t const* getShapeValues(char const* a0, OptProfileSelector a1) const override { return fake::call<int32_t const*>("VOptimizationProfile::getShapeValues", a0, a1); }
    bool setExtraMemoryTarget(float a0) override { return fake::call<bool>("VOptimizationProfile::setExtraMemoryTarget", a0); }
    float getExtraMemoryTarget() const override { return fake::call<float>("VOptimizationProfile::getExtraMemoryTarget"); }
    bool isValid() const override { return fake::call<bool>("VOptimizationProfile::isValid"); }
    bool setShapeValuesV2(char const* a0, OptProfileSelector a1, int64_t const* a2, int32_t a3) override { return fake::call<bool>("VOptimizationProfile::setShapeValuesV2", a0, a1, a2, a3); }
    int64_t const* getShapeValuesV2(char const* a0, OptProfileSelector a1) const override { return fake::call<int64_t const*>("VOptimizationProfile::getShapeValuesV2", a0, a1); }
};

class RecordedVCudaEngine : public VCudaEngine
{
public:
    ICudaEngine* getPImpl() override { return fake::call<ICudaEngine*>("VCudaEngine::getPImpl"); }
    int32_t getNbLayers() const override { return fake::call<int32_t>("VCudaEngine::getNbLayers"); }
    IHostMemory* serialize() const override;
    IExecutionContext* createExecutionContext(ExecutionContextAllocationStrategy a0) override;
    bool isRefittable() const override { return fake::call<bool>("VCudaEngine::isRefittable"); }
    char const* getName() const override { return fake::call<char const*>("VCudaEngine::getName"); }
    int32_t getNbOptimizationProfiles() const override { return fake::call<int32_t>("VCudaEngine::getNbOptimizationProfiles"); }
    int32_t const* getProfileTensorValues(char const* a0, int32_t a1, OptProfileSelector a2) const override { return fake::call<int32_t const*>("VCudaEngine::getProfileTensorValues", a0, a1, a2); }
    EngineCapability getEngineCapability() const override { return fake::call<EngineCapability>("VCudaEngine::getEngineCapability"); }
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VCudaEngine::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VCudaEngine::getErrorRecorder"); }
    bool hasImplicitBatchDimension() const override { return fake::call<bool>("VCudaEngine::hasImplicitBatchDimension"); }
    uint32_t getTacticSources() const override { return fake::call<uint32_t>("VCudaEngine::getTacticSources"); }
    ProfilingVerbosity getProfilingVerbosity() const override { return fake::call<ProfilingVerbosity>("VCudaEngine::getProfilingVerbosity"); }
    IEngineInspector* createEngineInspector() const override;
    Dims64 getTensorShape(char const* a0) const override { return fake::call<Dims64>("VCudaEngine::getTensorShape", a0); }
    DataType getTensorDataType(char const* a0) const override { return fake::call<DataType>("VCudaEngine::getTensorDataType", a0); }
    TensorLocation getTensorLocation(char const* a0) const override { return fake::call<TensorLocation>("VCudaEngine::getTensorLocation", a0); }
    bool isShapeInferenceIO(char const* a0) const override { return fake::call<bool>("VCudaEngine::isShapeInferenceIO", a0); }
    TensorIOMode getTensorIOMode(char const* a0) const override { return fake::call<TensorIOMode>("VCudaEngine::getTensorIOMode", a0); }
    int32_t getTensorBytesPerComponent(char const* a0) const override { return fake::call<int32_t>("VCudaEngine::getTensorBytesPerComponent", a0); }
    int32_t getTensorComponentsPerElement(char const* a0) const override { return fake::call<int32_t>("VCudaEngine::getTensorComponentsPerElement", a0); }
    TensorFormat getTensorFormat(char const* a0) const override { return fake::call<TensorFormat>("VCudaEngine::getTensorFormat", a0); }
    char const* getTensorFormatDesc(char const* a0) const override { return fake::call<char const*>("VCudaEngine::getTensorFormatDesc", a0); }
    int32_t getTensorVectorizedDim(char const* a0) const override { return fake::call<int32_t>("VCudaEngine::getTensorVectorizedDim", a0); }
    Dims64 getProfileShape(char const* a0, int32_t a1, OptProfileSelector a2) const override { return fake::call<Dims64>("VCudaEngine::getProfileShape", a0, a1, a2); }
    int32_t getNbIOTensors() const override { return fake::call<int32_t>("VCudaEngine::getNbIOTensors"); }
    char const* getIOTensorName(int32_t a0) const override { return fake::call<char const*>("VCudaEngine::getIOTensorName", a0); }
    HardwareCompatibilityLevel getHardwareCompatibilityLevel() const override { return fake::call<HardwareCompatibilityLevel>("VCudaEngine::getHardwareCompatibilityLevel"); }
    int32_t getNbAuxStreams() const override { return fake::call<int32_t>("VCudaEngine::getNbAuxStreams"); }
    int32_t getTensorBytesPerComponentV2(char const* a0, int32_t a1) const override { return fake::call<int32_t>("VCudaEngine::getTensorBytesPerComponentV2", a0, a1); }
    int32_t getTensorComponentsPerElementV2(char const* a0, int32_t a1) const override { return fake::call<int32_t>("VCudaEngine::getTensorComponentsPerElementV2", a0, a1); }
    TensorFormat getTensorFormatV2(char const* a0, int32_t a1) const override { return fake::call<TensorFormat>("VCudaEngine::getTensorFormatV2", a0, a1); }
    char const* getTensorFormatDescV2(char const* a0, int32_t a1) const override { return fake::call<char const*>("VCudaEngine::getTensorFormatDescV2", a0, a1); }
    int32_t getTensorVectorizedDimV2(char const* a0, int32_t a1) const override { return fake::call<int32_t>("VCudaEngine::getTensorVectorizedDimV2", a0, a1); }
    ISerializationConfig* createSerializationConfig() override;
    IHostMemory* serializeWithConfig(ISerializationConfig& a0) const override;
    size_t getDeviceMemorySizeForProfile(int32_t a0) const override { return fake::call<size_t>("VCudaEngine::getDeviceMemorySizeForProfile", a0); }
    IRefitter* createRefitter(ILogger& a0) override;
    bool setWeightStreamingBudget(int64_t a0) override { return fake::call<bool>("VCudaEngine::setWeightStreamingBudget", a0); }
    int64_t getWeightStreamingBudget() const override { return fake::call<int64_t>("VCudaEngine::getWeightStreamingBudget"); }
    int64_t getMinimumWeightStreamingBudget() const override { return fake::call<int64_t>("VCudaEngine::getMinimumWeightStreamingBudget"); }
    int64_t getStreamableWeightsSize() const override { return fake::call<int64_t>("VCudaEngine::getStreamableWeightsSize"); }
    bool isDebugTensor(char const* a0) const override { return fake::call<bool>("VCudaEngine::isDebugTensor", a0); }
    bool setWeightStreamingBudgetV2(int64_t a0) override { return fake::call<bool>("VCudaEngine::setWeightStreamingBudgetV2", a0); }
    int64_t getWeightStreamingBudgetV2() const override { return fake::call<int64_t>("VCudaEngine::getWeightStreamingBudgetV2"); }
    int64_t getWeightStreamingAutomaticBudget() const override { return fake::call<int64_t>("VCudaEngine::getWeightStreamingAutomaticBudget"); }
    int64_t getWeightStreamingScratchMemorySize() const override { return fake::call<int64_t>("VCudaEngine::getWeightStreamingScratchMemorySize"); }
    int64_t getDeviceMemorySizeV2() const override { return fake::call<int64_t>("VCudaEngine::getDeviceMemorySizeV2"); }
    int64_t getDeviceMemorySizeForProfileV2(int32_t a0) const override { return fake::call<int64_t>("VCudaEngine::getDeviceMemorySizeForProfileV2", a0); }
    int64_t const* getProfileTensorValuesV2(char const* a0, int32_t a1, OptProfileSelector a2) const override { return fake::call<int64_t const*>("VCudaEngine::getProfileTensorValuesV2", a0, a1, a2); }
    IExecutionContext* createExecutionContextWithRuntimeConfig(IRuntimeConfig* a0) override;
    IRuntimeConfig* createRuntimeConfig() override;
    int64_t getEngineStat(EngineStat a0) const override { return fake::call<int64_t>("VCudaEngine::getEngineStat", a0); }
    char const* getAliasedInputTensor(char const* a0) const override { return fake::call<char const*>("VCudaEngine::getAliasedInputTensor", a0); }
};

class RecordedVExecutionContext : public VExecutionContext
{
public:
    IExecutionContext* getPImpl() override { return fake::call<IExecutionContext*>("VExecutionContext::getPImpl"); }
    void setDebugSync(bool a0) override { return fake::call<void>("VExecutionContext::setDebugSync", a0); }
    bool getDebugSync() const override { return fake::call<bool>("VExecutionContext::getDebugSync"); }
    void setProfiler(IProfiler* a0) override { return fake::call<void>("VExecutionContext::setProfiler", a0); }
    IProfiler* getProfiler() const override { return fake::call<IProfiler*>("VExecutionContext::getProfiler"); }
    ICudaEngine const& getEngine() const override { return fake::call<ICudaEngine const&>("VExecutionContext::getEngine"); }
    void setName(char const* a0) override { return fake::call<void>("VExecutionContext::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VExecutionContext::getName"); }
    void setDeviceMemory(void* a0) override { return fake::call<void>("VExecutionContext::setDeviceMemory", a0); }
    int32_t getOptimizationProfile() const override { return fake::call<int32_t>("VExecutionContext::getOptimizationProfile"); }
    bool allInputDimensionsSpecified() const override { return fake::call<bool>("VExecutionContext::allInputDimensionsSpecified"); }
    bool allInputShapesSpecified() const override { return fake::call<bool>("VExecutionContext::allInputShapesSpecified"); }
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VExecutionContext::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VExecutionContext::getErrorRecorder"); }
    bool executeV2(void* const* a0) override { return fake::call<bool>("VExecutionContext::executeV2", a0); }
    bool setOptimizationProfileAsync(int32_t a0, CUstream_st* a1) override { return fake::call<bool>("VExecutionContext::setOptimizationProfileAsync", a0, a1); }
    void setEnqueueEmitsProfile(bool a0) override { return fake::call<void>("VExecutionContext::setEnqueueEmitsProfile", a0); }
    bool getEnqueueEmitsProfile() const override { return fake::call<bool>("VExecutionContext::getEnqueueEmitsProfile"); }
    bool reportToProfiler() const override { return fake::call<bool>("VExecutionContext::reportToProfiler"); }
    bool setInputShape(char const* a0, Dims64 const& a1) override { return fake::call<bool>("VExecutionContext::setInputShape", a0, a1); }
    Dims64 getTensorShape(char const* a0) const override { return fake::call<Dims64>("VExecutionContext::getTensorShape", a0); }
    Dims64 getTensorStrides(char const* a0) const override { return fake::call<Dims64>("VExecutionContext::getTensorStrides", a0); }
    bool setTensorAddress(char const* a0, void* a1) override { return fake::call<bool>("VExecutionContext::setTensorAddress", a0, a1); }
    void const* getTensorAddress(char const* a0) const override { return fake::call<void const*>("VExecutionContext::getTensorAddress", a0); }
    bool setInputTensorAddress(char const* a0, void const* a1) override { return fake::call<bool>("VExecutionContext::setInputTensorAddress", a0, a1); }
    bool setOutputTensorAddress(char const* a0, void* a1) override { return fake::call<bool>("VExecutionContext::setOutputTensorAddress", a0, a1); }
    int32_t inferShapes(int32_t a0, char const** a1) override { return fake::call<int32_t>("VExecutionContext::inferShapes", a0, a1); }
    bool setInputConsumedEvent(CUevent_st* a0) override { return fake::call<bool>("VExecutionContext::setInputConsumedEvent", a0); }
    CUevent_st* getInputConsumedEvent() const override { return fake::call<CUevent_st*>("VExecutionContext::getInputConsumedEvent"); }
    void* getOutputTensorAddress(char const* a0) const override { return fake::call<void*>("VExecutionContext::getOutputTensorAddress", a0); }
    bool setOutputAllocator(char const* a0, IOutputAllocator* a1) override { return fake::call<bool>("VExecutionContext::setOutputAllocator", a0, a1); }
    IOutputAllocator* getOutputAllocator(char const* a0) override { return fake::call<IOutputAllocator*>("VExecutionContext::getOutputAllocator", a0); }
    int64_t getMaxOutputSize(char const* a0) const override { return fake::call<int64_t>("VExecutionContext::getMaxOutputSize", a0); }
    bool setTemporaryStorageAllocator(IGpuAllocator* a0) override { return fake::call<bool>("VExecutionContext::setTemporaryStorageAllocator", a0); }
    IGpuAllocator* getTemporaryStorageAllocator() const override { return fake::call<IGpuAllocator*>("VExecutionContext::getTemporaryStorageAllocator"); }
    bool enqueueV3(CUstream_st* a0) override { return fake::call<bool>("VExecutionContext::enqueueV3", a0); }
    void setPersistentCacheLimit(size_t a0) override { return fake::call<void>("VExecutionContext::setPersistentCacheLimit", a0); }
    size_t getPersistentCacheLimit() const override { return fake::call<size_t>("VExecutionContext::getPersistentCacheLimit"); }
    bool setNvtxVerbosity(ProfilingVerbosity a0) override { return fake::call<bool>("VExecutionContext::setNvtxVerbosity", a0); }
    ProfilingVerbosity getNvtxVerbosity() const override { return fake::call<ProfilingVerbosity>("VExecutionContext::getNvtxVerbosity"); }
    void setAuxStreams(CUstream_st** a0, int32_t a1) override { return fake::call<void>("VExecutionContext::setAuxStreams", a0, a1); }
    bool setDebugListener(IDebugListener* a0) override { return fake::call<bool>("VExecutionContext::setDebugListener", a0); }
    IDebugListener* getDebugListener() override { return fake::call<IDebugListener*>("VExecutionContext::getDebugListener"); }
    bool setTensorDebugState(char const* a0, bool a1) override { return fake::call<bool>("VExecutionContext::setTensorDebugState", a0, a1); }
    bool getDebugState(char const* a0) const override { return fake::call<bool>("VExecutionContext::getDebugState", a0); }
    bool setAllTensorsDebugState(bool a0) override { return fake::call<bool>("VExecutionContext::setAllTensorsDebugState", a0); }
    size_t updateDeviceMemorySizeForShapes() override { return fake::call<size_t>("VExecutionContext::updateDeviceMemorySizeForShapes"); }
    void setDeviceMemoryV2(void* a0, int64_t a1) override { return fake::call<void>("VExecutionContext::setDeviceMemoryV2", a0, a1); }
    IRuntimeConfig* getRuntimeConfig() const override { return fake::call<IRuntimeConfig*>("VExecutionContext::getRuntimeConfig"); }
    bool setUnfusedTensorsDebugState(bool a0) override { return fake::call<bool>("VExecutionContext::setUnfusedTensorsDebugState", a0); }
    bool getUnfusedTensorsDebugState() const override { return fake::call<bool>("VExecutionContext::getUnfusedTensorsDebugState"); }
    bool setCommunicator(void* a0) override { return fake::call<bool>("VExecutionContext::setCommunicator", a0); }
};

class RecordedVEngineInspector : public VEngineInspector
{
public:
    IEngineInspector* getPImpl() override { return fake::call<IEngineInspector*>("VEngineInspector::getPImpl"); }
    bool setExecutionContext(IExecutionContext const* a0) override { return fake::call<bool>("VEngineInspector::setExecutionContext", a0); }
    IExecutionContext const* getExecutionContext() const override { return fake::call<IExecutionContext const*>("VEngineInspector::getExecutionContext"); }
    char const* getLayerInformation(int32_t a0, LayerInformationFormat a1) const override { return fake::call<char const*>("VEngineInspector::getLayerInformation", a0, a1); }
    char const* getEngineInformation(LayerInformationFormat a0) const override { return fake::call<char const*>("VEngineInspector::getEngineInformation", a0); }
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VEngineInspector::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VEngineInspector::getErrorRecorder"); }
};

class RecordedVTensor : public VTensor
{
public:
    void setName(char const* a0) override { return fake::call<void>("VTensor::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VTensor::getName"); }
    void setDimensions(Dims64 const& a0) override { return fake::call<void>("VTensor::setDimensions", a0); }
    Dims64 getDimensions() const override { return fake::call<Dims64>("VTensor::getDimensions"); }
    void setType(DataType a0) override { return fake::call<void>("VTensor::setType", a0); }
    DataType getType() const override { return fake::call<DataType>("VTensor::getType"); }
    bool isNetworkInput() const override { return fake::call<bool>("VTensor::isNetworkInput"); }
    bool isNetworkOutput() const override { return fake::call<bool>("VTensor::isNetworkOutput"); }
    void setAllowedFormats(uint32_t a0) override { return fake::call<void>("VTensor::setAllowedFormats", a0); }
    uint32_t getAllowedFormats() const override { return fake::call<uint32_t>("VTensor::getAllowedFormats"); }
    bool isShapeTensor() const override { return fake::call<bool>("VTensor::isShapeTensor"); }
    bool isExecutionTensor() const override { return fake::call<bool>("VTensor::isExecutionTensor"); }
    void setDimensionName(int32_t a0, char const* a1) override { return fake::call<void>("VTensor::setDimensionName", a0, a1); }
    char const* getDimensionName(int32_t a0) const override { return fake::call<char const*>("VTensor::getDimensionName", a0); }
};

class RecordedVLayer : public VLayer
{
public:
    LayerType getType() const override { return fake::call<LayerType>("VLayer::getType"); }
    void setName(char const* a0) override { return fake::call<void>("VLayer::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VLayer::getName"); }
    int32_t getNbInputs() const override { return fake::call<int32_t>("VLayer::getNbInputs"); }
    ITensor* getInput(int32_t a0) const override { return fake::call<ITensor*>("VLayer::getInput", a0); }
    int32_t getNbOutputs() const override { return fake::call<int32_t>("VLayer::getNbOutputs"); }
    ITensor* getOutput(int32_t a0) const override;
    void setInput(int32_t a0, ITensor& a1) override { return fake::call<void>("VLayer::setInput", a0, a1); }
    void setPrecision(DataType a0) override { return fake::call<void>("VLayer::setPrecision", a0); }
    DataType getPrecision() const override { return fake::call<DataType>("VLayer::getPrecision"); }
    bool precisionIsSet() const override { return fake::call<bool>("VLayer::precisionIsSet"); }
    void resetPrecision() override { return fake::call<void>("VLayer::resetPrecision"); }
    void setOutputType(int32_t a0, DataType a1) override { return fake::call<void>("VLayer::setOutputType", a0, a1); }
    DataType getOutputType(int32_t a0) const override { return fake::call<DataType>("VLayer::getOutputType", a0); }
    bool outputTypeIsSet(int32_t a0) const override { return fake::call<bool>("VLayer::outputTypeIsSet", a0); }
    void resetOutputType(int32_t a0) override { return fake::call<void>("VLayer::resetOutputType", a0); }
    void setMetadata(char const* a0) override { return fake::call<void>("VLayer::setMetadata", a0); }
    char const* getMetadata() const override { return fake::call<char const*>("VLayer::getMetadata"); }
    bool setNbRanks(int32_t a0) override { return fake::call<bool>("VLayer::setNbRanks", a0); }
    int32_t getNbRanks() const override { return fake::call<int32_t>("VLayer::getNbRanks"); }
};

class RecordedVConvolutionLayer : public VConvolutionLayer
{
public:
    void setNbOutputMaps(int64_t a0) override { return fake::call<void>("VConvolutionLayer::setNbOutputMaps", a0); }
    int64_t getNbOutputMaps() const override { return fake::call<int64_t>("VConvolutionLayer::getNbOutputMaps"); }
    void setNbGroups(int64_t a0) override { return fake::call<void>("VConvolutionLayer::setNbGroups", a0); }
    int64_t getNbGroups() const override { return fake::call<int64_t>("VConvolutionLayer::getNbGroups"); }
    void setKernelWeights(Weights a0) override { return fake::call<void>("VConvolutionLayer::setKernelWeights", a0); }
    Weights getKernelWeights() const override { return fake::call<Weights>("VConvolutionLayer::getKernelWeights"); }
    void setBiasWeights(Weights a0) override { return fake::call<void>("VConvolutionLayer::setBiasWeights", a0); }
    Weights getBiasWeights() const override { return fake::call<Weights>("VConvolutionLayer::getBiasWeights"); }
    void setPrePadding(Dims64 const& a0) override { return fake::call<void>("VConvolutionLayer::setPrePadding", a0); }
    Dims64 getPrePadding() const override { return fake::call<Dims64>("VConvolutionLayer::getPrePadding"); }
    void setPostPadding(Dims64 const& a0) override { return fake::call<void>("VConvolutionLayer::setPostPadding", a0); }
    Dims64 getPostPadding() const override { return fake::call<Dims64>("VConvolutionLayer::getPostPadding"); }
    void setPaddingMode(PaddingMode a0) override { return fake::call<void>("VConvolutionLayer::setPaddingMode", a0); }
    PaddingMode getPaddingMode() const override { return fake::call<PaddingMode>("VConvolutionLayer::getPaddingMode"); }
    void setKernelSizeNd(Dims64 const& a0) override { return fake::call<void>("VConvolutionLayer::setKernelSizeNd", a0); }
    Dims64 getKernelSizeNd() const override { return fake::call<Dims64>("VConvolutionLayer::getKernelSizeNd"); }
    void setStrideNd(Dims64 const& a0) override { return fake::call<void>("VConvolutionLayer::setStrideNd", a0); }
    Dims64 getStrideNd() const override { return fake::call<Dims64>("VConvolutionLayer::getStrideNd"); }
    void setPaddingNd(Dims64 const& a0) override { return fake::call<void>("VConvolutionLayer::setPaddingNd", a0); }
    Dims64 getPaddingNd() const override { return fake::call<Dims64>("VConvolutionLayer::getPaddingNd"); }
    void setDilationNd(Dims64 const& a0) override { return fake::call<void>("VConvolutionLayer::setDilationNd", a0); }
    Dims64 getDilationNd() const override { return fake::call<Dims64>("VConvolutionLayer::getDilationNd"); }
};

class RecordedVActivationLayer : public VActivationLayer
{
public:
    void setActivationType(ActivationType a0) override { return fake::call<void>("VActivationLayer::setActivationType", a0); }
    ActivationType getActivationType() const override { return fake::call<ActivationType>("VActivationLayer::getActivationType"); }
    void setAlpha(float a0) override { return fake::call<void>("VActivationLayer::setAlpha", a0); }
    void setBeta(float a0) override { return fake::call<void>("VActivationLayer::setBeta", a0); }
    float getAlpha() const override { return fake::call<float>("VActivationLayer::getAlpha"); }
    float getBeta() const override { return fake::call<float>("VActivationLayer::getBeta"); }
};

class RecordedVPoolingLayer : public VPoolingLayer
{
public:
    void setPoolingType(PoolingType a0) override { return fake::call<void>("VPoolingLayer::setPoolingType", a0); }
    PoolingType getPoolingType() const override { return fake::call<PoolingType>("VPoolingLayer::getPoolingType"); }
    void setBlendFactor(float a0) override { return fake::call<void>("VPoolingLayer::setBlendFactor", a0); }
    float getBlendFactor() const override { return fake::call<float>("VPoolingLayer::getBlendFactor"); }
    void setAverageCountExcludesPadding(bool a0) override { return fake::call<void>("VPoolingLayer::setAverageCountExcludesPadding", a0); }
    bool getAverageCountExcludesPadding() const override { return fake::call<bool>("VPoolingLayer::getAverageCountExcludesPadding"); }
    void setPrePadding(Dims64 const& a0) override { return fake::call<void>("VPoolingLayer::setPrePadding", a0); }
    Dims64 getPrePadding() const override { return fake::call<Dims64>("VPoolingLayer::getPrePadding"); }
    void setPostPadding(Dims64 const& a0) override { return fake::call<void>("VPoolingLayer::setPostPadding", a0); }
    Dims64 getPostPadding() const override { return fake::call<Dims64>("VPoolingLayer::getPostPadding"); }
    void setPaddingMode(PaddingMode a0) override { return fake::call<void>("VPoolingLayer::setPaddingMode", a0); }
    PaddingMode getPaddingMode() const override { return fake::call<PaddingMode>("VPoolingLayer::getPaddingMode"); }
    void setWindowSizeNd(Dims64 const& a0) override { return fake::call<void>("VPoolingLayer::setWindowSizeNd", a0); }
    Dims64 getWindowSizeNd() const override { return fake::call<Dims64>("VPoolingLayer::getWindowSizeNd"); }
    void setStrideNd(Dims64 const& a0) override { return fake::call<void>("VPoolingLayer::setStrideNd", a0); }
    Dims64 getStrideNd() const override { return fake::call<Dims64>("VPoolingLayer::getStrideNd"); }
    void setPaddingNd(Dims64 const& a0) override { return fake::call<void>("VPoolingLayer::setPaddingNd", a0); }
    Dims64 getPaddingNd() const override { return fake::call<Dims64>("VPoolingLayer::getPaddingNd"); }
};

class RecordedVLRNLayer : public VLRNLayer
{
public:
    void setWindowSize(int64_t a0) override { return fake::call<void>("VLRNLayer::setWindowSize", a0); }
    int64_t getWindowSize() const override { return fake::call<int64_t>("VLRNLayer::getWindowSize"); }
    void setAlpha(float a0) override { return fake::call<void>("VLRNLayer::setAlpha", a0); }
    float getAlpha() const override { return fake::call<float>("VLRNLayer::getAlpha"); }
    void setBeta(float a0) override { return fake::call<void>("VLRNLayer::setBeta", a0); }
    float getBeta() const override { return fake::call<float>("VLRNLayer::getBeta"); }
    void setK(float a0) override { return fake::call<void>("VLRNLayer::setK", a0); }
    float getK() const override { return fake::call<float>("VLRNLayer::getK"); }
};

class RecordedVScaleLayer : public VScaleLayer
{
public:
    void setMode(ScaleMode a0) override { return fake::call<void>("VScaleLayer::setMode", a0); }
    ScaleMode getMode() const override { return fake::call<ScaleMode>("VScaleLayer::getMode"); }
    void setShift(Weights a0) override { return fake::call<void>("VScaleLayer::setShift", a0); }
    Weights getShift() const override { return fake::call<Weights>("VScaleLayer::getShift"); }
    void setScale(Weights a0) override { return fake::call<void>("VScaleLayer::setScale", a0); }
    Weights getScale() const override { return fake::call<Weights>("VScaleLayer::getScale"); }
    void setPower(Weights a0) override { return fake::call<void>("VScaleLayer::setPower", a0); }
    Weights getPower() const override { return fake::call<Weights>("VScaleLayer::getPower"); }
    int32_t getChannelAxis() const override { return fake::call<int32_t>("VScaleLayer::getChannelAxis"); }
    void setChannelAxis(int32_t a0) override { return fake::call<void>("VScaleLayer::setChannelAxis", a0); }
};

class RecordedVSoftMaxLayer : public VSoftMaxLayer
{
public:
    void setAxes(uint32_t a0) override { return fake::call<void>("VSoftMaxLayer::setAxes", a0); }
    uint32_t getAxes() const override { return fake::call<uint32_t>("VSoftMaxLayer::getAxes"); }
};

class RecordedVConcatenationLayer : public VConcatenationLayer
{
public:
    void setAxis(int32_t a0) override { return fake::call<void>("VConcatenationLayer::setAxis", a0); }
    int32_t getAxis() const override { return fake::call<int32_t>("VConcatenationLayer::getAxis"); }
};

class RecordedVDeconvolutionLayer : public VDeconvolutionLayer
{
public:
    void setNbOutputMaps(int64_t a0) override { return fake::call<void>("VDeconvolutionLayer::setNbOutputMaps", a0); }
    int64_t getNbOutputMaps() const override { return fake::call<int64_t>("VDeconvolutionLayer::getNbOutputMaps"); }
    void setNbGroups(int64_t a0) override { return fake::call<void>("VDeconvolutionLayer::setNbGroups", a0); }
    int64_t getNbGroups() const override { return fake::call<int64_t>("VDeconvolutionLayer::getNbGroups"); }
    void setKernelWeights(Weights a0) override { return fake::call<void>("VDeconvolutionLayer::setKernelWeights", a0); }
    Weights getKernelWeights() const override { return fake::call<Weights>("VDeconvolutionLayer::getKernelWeights"); }
    void setBiasWeights(Weights a0) override { return fake::call<void>("VDeconvolutionLayer::setBiasWeights", a0); }
    Weights getBiasWeights() const override { return fake::call<Weights>("VDeconvolutionLayer::getBiasWeights"); }
    void setPrePadding(Dims64 const& a0) override { return fake::call<void>("VDeconvolutionLayer::setPrePadding", a0); }
    Dims64 getPrePadding() const override { return fake::call<Dims64>("VDeconvolutionLayer::getPrePadding"); }
    void setPostPadding(Dims64 const& a0) override { return fake::call<void>("VDeconvolutionLayer::setPostPadding", a0); }
    Dims64 getPostPadding() const override { return fake::call<Dims64>("VDeconvolutionLayer::getPostPadding"); }
    void setPaddingMode(PaddingMode a0) override { return fake::call<void>("VDeconvolutionLayer::setPaddingMode", a0); }
    PaddingMode getPaddingMode() const override { return fake::call<PaddingMode>("VDeconvolutionLayer::getPaddingMode"); }
    void setKernelSizeNd(Dims64 const& a0) override { return fake::call<void>("VDeconvolutionLayer::setKernelSizeNd", a0); }
    Dims64 getKernelSizeNd() const override { return fake::call<Dims64>("VDeconvolutionLayer::getKernelSizeNd"); }
    void setStrideNd(Dims64 const& a0) override { return fake::call<void>("VDeconvolutionLayer::setStrideNd", a0); }
    Dims64 getStrideNd() const override { return fake::call<Dims64>("VDeconvolutionLayer::getStrideNd"); }
    void setPaddingNd(Dims64 const& a0) override { return fake::call<void>("VDeconvolutionLayer::setPaddingNd", a0); }
    Dims64 getPaddingNd() const override { return fake::call<Dims64>("VDeconvolutionLayer::getPaddingNd"); }
    void setDilationNd(Dims64 const& a0) override { return fake::call<void>("VDeconvolutionLayer::setDilationNd", a0); }
    Dims64 getDilationNd() const override { return fake::call<Dims64>("VDeconvolutionLayer::getDilationNd"); }
};

class RecordedVElementWiseLayer : public VElementWiseLayer
{
public:
    void setOperation(ElementWiseOperation a0) override { return fake::call<void>("VElementWiseLayer::setOperation", a0); }
    ElementWiseOperation getOperation() const override { return fake::call<ElementWiseOperation>("VElementWiseLayer::getOperation"); }
};

class RecordedVGatherLayer : public VGatherLayer
{
public:
    void setGatherAxis(int32_t a0) override { return fake::call<void>("VGatherLayer::setGatherAxis", a0); }
    int32_t getGatherAxis() const override { return fake::call<int32_t>("VGatherLayer::getGatherAxis"); }
    void setNbElementWiseDims(int32_t a0) override { return fake::call<void>("VGatherLayer::setNbElementWiseDims", a0); }
    int32_t getNbElementWiseDims() const override { return fake::call<int32_t>("VGatherLayer::getNbElementWiseDims"); }
    void setMode(GatherMode a0) override { return fake::call<void>("VGatherLayer::setMode", a0); }
    GatherMode getMode() const override { return fake::call<GatherMode>("VGatherLayer::getMode"); }
};

class RecordedVPluginLayer : public VPluginLayer
{
public:
    IPlugin& getPlugin() override { return fake::call<IPlugin&>("VPluginLayer::getPlugin"); }
};

class RecordedVPluginV2Layer : public VPluginV2Layer
{
public:
    IPluginV2& getPlugin() override { return fake::call<IPluginV2&>("VPluginV2Layer::getPlugin"); }
};

class RecordedVPluginV3Layer : public VPluginV3Layer
{
public:
    IPluginV3& getPlugin() override { return fake::call<IPluginV3&>("VPluginV3Layer::getPlugin"); }
};

class RecordedVUnaryLayer : public VUnaryLayer
{
public:
    void setOperation(UnaryOperation a0) override { return fake::call<void>("VUnaryLayer::setOperation", a0); }
    UnaryOperation getOperation() const override { return fake::call<UnaryOperation>("VUnaryLayer::getOperation"); }
};

class RecordedVReduceLayer : public VReduceLayer
{
public:
    void setOperation(ReduceOperation a0) override { return fake::call<void>("VReduceLayer::setOperation", a0); }
    ReduceOperation getOperation() const override { return fake::call<ReduceOperation>("VReduceLayer::getOperation"); }
    void setReduceAxes(uint32_t a0) override { return fake::call<void>("VReduceLayer::setReduceAxes", a0); }
    uint32_t getReduceAxes() const override { return fake::call<uint32_t>("VReduceLayer::getReduceAxes"); }
    void setKeepDimensions(bool a0) override { return fake::call<void>("VReduceLayer::setKeepDimensions", a0); }
    bool getKeepDimensions() const override { return fake::call<bool>("VReduceLayer::getKeepDimensions"); }
};

class RecordedVPaddingLayer : public VPaddingLayer
{
public:
    void setPrePaddingNd(Dims64 const& a0) override { return fake::call<void>("VPaddingLayer::setPrePaddingNd", a0); }
    Dims64 getPrePaddingNd() const override { return fake::call<Dims64>("VPaddingLayer::getPrePaddingNd"); }
    void setPostPaddingNd(Dims64 const& a0) override { return fake::call<void>("VPaddingLayer::setPostPaddingNd", a0); }
    Dims64 getPostPaddingNd() const override { return fake::call<Dims64>("VPaddingLayer::getPostPaddingNd"); }
};

class RecordedVShuffleLayer : public VShuffleLayer
{
public:
    void setFirstTranspose(Permutation const& a0) override { return fake::call<void>("VShuffleLayer::setFirstTranspose", a0); }
    Permutation const& getFirstTranspose() const override { return fake::call<Permutation const&>("VShuffleLayer::getFirstTranspose"); }
    void setReshapeDimensions(Dims64 const& a0) override { return fake::call<void>("VShuffleLayer::setReshapeDimensions", a0); }
    Dims64 getReshapeDimensions() const override { return fake::call<Dims64>("VShuffleLayer::getReshapeDimensions"); }
    void setSecondTranspose(Permutation const& a0) override { return fake::call<void>("VShuffleLayer::setSecondTranspose", a0); }
    Permutation const& getSecondTranspose() const override { return fake::call<Permutation const&>("VShuffleLayer::getSecondTranspose"); }
    void setZeroIsPlaceholder(bool a0) override { return fake::call<void>("VShuffleLayer::setZeroIsPlaceholder", a0); }
    bool getZeroIsPlaceholder() const override { return fake::call<bool>("VShuffleLayer::getZeroIsPlaceholder"); }
};

class RecordedVSliceLayer : public VSliceLayer
{
public:
    void setStart(Dims64 const& a0) override { return fake::call<void>("VSliceLayer::setStart", a0); }
    Dims64 getStart() const override { return fake::call<Dims64>("VSliceLayer::getStart"); }
    void setSize(Dims64 const& a0) override { return fake::call<void>("VSliceLayer::setSize", a0); }
    Dims64 getSize() const override { return fake::call<Dims64>("VSliceLayer::getSize"); }
    void setStride(Dims64 const& a0) override { return fake::call<void>("VSliceLayer::setStride", a0); }
    Dims64 getStride() const override { return fake::call<Dims64>("VSliceLayer::getStride"); }
    void setMode(SampleMode a0) override { return fake::call<void>("VSliceLayer::setMode", a0); }
    SampleMode getMode() const override { return fake::call<SampleMode>("VSliceLayer::getMode"); }
    void setAxes(Dims64 const& a0) override { return fake::call<void>("VSliceLayer::setAxes", a0); }
    Dims64 getAxes() const override { return fake::call<Dims64>("VSliceLayer::getAxes"); }
};

class RecordedVShapeLayer : public VShapeLayer
{
public:
};

class RecordedVTopKLayer : public VTopKLayer
{
public:
    void setOperation(TopKOperation a0) override { return fake::call<void>("VTopKLayer::setOperation", a0); }
    TopKOperation getOperation() const override { return fake::call<TopKOperation>("VTopKLayer::getOperation"); }
    void setK(int32_t a0) override { return fake::call<void>("VTopKLayer::setK", a0); }
    int32_t getK() const override { return fake::call<int32_t>("VTopKLayer::getK"); }
    void setReduceAxes(uint32_t a0) override { return fake::call<void>("VTopKLayer::setReduceAxes", a0); }
    uint32_t getReduceAxes() const override { return fake::call<uint32_t>("VTopKLayer::getReduceAxes"); }
    bool setIndicesType(DataType a0) override { return fake::call<bool>("VTopKLayer::setIndicesType", a0); }
    DataType getIndicesType() const override { return fake::call<DataType>("VTopKLayer::getIndicesType"); }
};

class RecordedVMatrixMultiplyLayer : public VMatrixMultiplyLayer
{
public:
    void setOperation(int32_t a0, MatrixOperation a1) override { return fake::call<void>("VMatrixMultiplyLayer::setOperation", a0, a1); }
    MatrixOperation getOperation(int32_t a0) const override { return fake::call<MatrixOperation>("VMatrixMultiplyLayer::getOperation", a0); }
};

class RecordedVNonZeroLayer : public VNonZeroLayer
{
public:
    bool setIndicesType(DataType a0) override { return fake::call<bool>("VNonZeroLayer::setIndicesType", a0); }
    DataType getIndicesType() const override { return fake::call<DataType>("VNonZeroLayer::getIndicesType"); }
};

class RecordedVRaggedSoftMaxLayer : public VRaggedSoftMaxLayer
{
public:
};

class RecordedVIdentityLayer : public VIdentityLayer
{
public:
};

class RecordedVCastLayer : public VCastLayer
{
public:
    void setToType(DataType a0) override { return fake::call<void>("VCastLayer::setToType", a0); }
    DataType getToType() const override { return fake::call<DataType>("VCastLayer::getToType"); }
};

class RecordedVConstantLayer : public VConstantLayer
{
public:
    void setWeights(Weights a0) override { return fake::call<void>("VConstantLayer::setWeights", a0); }
    Weights getWeights() const override { return fake::call<Weights>("VConstantLayer::getWeights"); }
    void setDimensions(Dims64 const& a0) override { return fake::call<void>("VConstantLayer::setDimensions", a0); }
    Dims64 getDimensions() const override { return fake::call<Dims64>("VConstantLayer::getDimensions"); }
};

class RecordedVParametricReLULayer : public VParametricReLULayer
{
public:
};

class RecordedVResizeLayer : public VResizeLayer
{
public:
    void setOutputDimensions(Dims64 const& a0) override { return fake::call<void>("VResizeLayer::setOutputDimensions", a0); }
    Dims64 getOutputDimensions() const override { return fake::call<Dims64>("VResizeLayer::getOutputDimensions"); }
    void setScales(float const* a0, int32_t a1) override { return fake::call<void>("VResizeLayer::setScales", a0, a1); }
    int32_t getScales(int32_t a0, float* a1) const override { return fake::call<int32_t>("VResizeLayer::getScales", a0, a1); }
    void setResizeMode(InterpolationMode a0) override { return fake::call<void>("VResizeLayer::setResizeMode", a0); }
    InterpolationMode getResizeMode() const override { return fake::call<InterpolationMode>("VResizeLayer::getResizeMode"); }
    void setCoordinateTransformation(ResizeCoordinateTransformation a0) override { return fake::call<void>("VResizeLayer::setCoordinateTransformation", a0); }
    ResizeCoordinateTransformation getCoordinateTransformation() const override { return fake::call<ResizeCoordinateTransformation>("VResizeLayer::getCoordinateTransformation"); }
    void setSelectorForSinglePixel(ResizeSelector a0) override { return fake::call<void>("VResizeLayer::setSelectorForSinglePixel", a0); }
    ResizeSelector getSelectorForSinglePixel() const override { return fake::call<ResizeSelector>("VResizeLayer::getSelectorForSinglePixel"); }
    void setNearestRounding(ResizeRoundMode a0) override { return fake::call<void>("VResizeLayer::setNearestRounding", a0); }
    ResizeRoundMode getNearestRounding() const override { return fake::call<ResizeRoundMode>("VResizeLayer::getNearestRounding"); }
    void setCubicCoeff(float a0) override { return fake::call<void>("VResizeLayer::setCubicCoeff", a0); }
    float getCubicCoeff() const override { return fake::call<float>("VResizeLayer::getCubicCoeff"); }
    void setExcludeOutside(bool a0) override { return fake::call<void>("VResizeLayer::setExcludeOutside", a0); }
    bool getExcludeOutside() const override { return fake::call<bool>("VResizeLayer::getExcludeOutside"); }
};

class RecordedVLoopBoundaryLayer : public VLoopBoundaryLayer
{
public:
    ILoop* getLoop() const override { return fake::call<ILoop*>("VLoopBoundaryLayer::getLoop"); }
};

class RecordedVRecurrenceLayer : public VRecurrenceLayer
{
public:
};

class RecordedVLoopOutputLayer : public VLoopOutputLayer
{
public:
    LoopOutput getLoopOutput() const override { return fake::call<LoopOutput>("VLoopOutputLayer::getLoopOutput"); }
    void setAxis(int32_t a0) override { return fake::call<void>("VLoopOutputLayer::setAxis", a0); }
    int32_t getAxis() const override { return fake::call<int32_t>("VLoopOutputLayer::getAxis"); }
};

class RecordedVTripLimitLayer : public VTripLimitLayer
{
public:
    TripLimit getTripLimit() const override { return fake::call<TripLimit>("VTripLimitLayer::getTripLimit"); }
};

class RecordedVIteratorLayer : public VIteratorLayer
{
public:
    void setAxis(int32_t a0) override { return fake::call<void>("VIteratorLayer::setAxis", a0); }
    int32_t getAxis() const override { return fake::call<int32_t>("VIteratorLayer::getAxis"); }
    void setReverse(bool a0) override { return fake::call<void>("VIteratorLayer::setReverse", a0); }
    bool getReverse() const override { return fake::call<bool>("VIteratorLayer::getReverse"); }
};

class RecordedVLoop : public VLoop
{
public:
    IRecurrenceLayer* addRecurrence(ITensor& a0) override;
    ITripLimitLayer* addTripLimit(ITensor& a0, TripLimit a1) override;
    IIteratorLayer* addIterator(ITensor& a0, int32_t a1, bool a2) override;
    ILoopOutputLayer* addLoopOutput(ITensor& a0, LoopOutput a1, int32_t a2) override;
    void setName(char const* a0) override { return fake::call<void>("VLoop::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VLoop::getName"); }
};

class RecordedVConditionalBoundaryLayer : public VConditionalBoundaryLayer
{
public:
    IIfConditional* getConditional() const override { return fake::call<IIfConditional*>("VConditionalBoundaryLayer::getConditional"); }
};

class RecordedVConditionLayer : public VConditionLayer
{
public:
};

class RecordedVConditionalInputLayer : public VConditionalInputLayer
{
public:
};

class RecordedVConditionalOutputLayer : public VConditionalOutputLayer
{
public:
};

class RecordedVIfConditional : public VIfConditional
{
public:
    IConditionLayer* setCondition(ITensor& a0) override;
    IIfConditionalInputLayer* addInput(ITensor& a0) override;
    IIfConditionalOutputLayer* addOutput(ITensor& a0, ITensor& a1) override;
    void setName(char const* a0) override { return fake::call<void>("VIfConditional::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VIfConditional::getName"); }
};

class RecordedVAttentionBoundaryLayer : public VAttentionBoundaryLayer
{
public:
    IAttention* getAttention() const override { return fake::call<IAttention*>("VAttentionBoundaryLayer::getAttention"); }
};

class RecordedVAttentionInputLayer : public VAttentionInputLayer
{
public:
};

class RecordedVAttentionOutputLayer : public VAttentionOutputLayer
{
public:
};

class RecordedVAttention : public VAttention
{
public:
    bool setInput(int32_t a0, ITensor& a1) override { return fake::call<bool>("VAttention::setInput", a0, a1); }
    int32_t getNbInputs() const override { return fake::call<int32_t>("VAttention::getNbInputs"); }
    ITensor* getInput(int32_t a0) const override { return fake::call<ITensor*>("VAttention::getInput", a0); }
    int32_t getNbOutputs() const override { return fake::call<int32_t>("VAttention::getNbOutputs"); }
    ITensor* getOutput(int32_t a0) const override;
    bool setName(char const* a0) override { return fake::call<bool>("VAttention::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VAttention::getName"); }
    bool setNormalizationOperation(AttentionNormalizationOp a0) override { return fake::call<bool>("VAttention::setNormalizationOperation", a0); }
    AttentionNormalizationOp getNormalizationOperation() const override { return fake::call<AttentionNormalizationOp>("VAttention::getNormalizationOperation"); }
    bool setCausal(bool a0) override { return fake::call<bool>("VAttention::setCausal", a0); }
    bool getCausal() const override { return fake::call<bool>("VAttention::getCausal"); }
    bool setMask(ITensor& a0) override { return fake::call<bool>("VAttention::setMask", a0); }
    ITensor* getMask() const override { return fake::call<ITensor*>("VAttention::getMask"); }
    bool setDecomposable(bool a0) override { return fake::call<bool>("VAttention::setDecomposable", a0); }
    bool getDecomposable() const override { return fake::call<bool>("VAttention::getDecomposable"); }
    bool setNormalizationQuantizeScale(ITensor& a0) override { return fake::call<bool>("VAttention::setNormalizationQuantizeScale", a0); }
    ITensor* getNormalizationQuantizeScale() const override { return fake::call<ITensor*>("VAttention::getNormalizationQuantizeScale"); }
    bool setNormalizationQuantizeToType(DataType a0) override { return fake::call<bool>("VAttention::setNormalizationQuantizeToType", a0); }
    DataType getNormalizationQuantizeToType() const override { return fake::call<DataType>("VAttention::getNormalizationQuantizeToType"); }
    bool setMetadata(char const* a0) override { return fake::call<bool>("VAttention::setMetadata", a0); }
    char const* getMetadata() const override { return fake::call<char const*>("VAttention::getMetadata"); }
    bool setNbRanks(int32_t a0) override { return fake::call<bool>("VAttention::setNbRanks", a0); }
    int32_t getNbRanks() const override { return fake::call<int32_t>("VAttention::getNbRanks"); }
};

class RecordedVSelectLayer : public VSelectLayer
{
public:
};

class RecordedVAssertionLayer : public VAssertionLayer
{
public:
    void setMessage(char const* a0) override { return fake::call<void>("VAssertionLayer::setMessage", a0); }
    char const* getMessage() const override { return fake::call<char const*>("VAssertionLayer::getMessage"); }
};

class RecordedVFillLayer : public VFillLayer
{
public:
    void setDimensions(Dims64 const& a0) override { return fake::call<void>("VFillLayer::setDimensions", a0); }
    Dims64 getDimensions() const override { return fake::call<Dims64>("VFillLayer::getDimensions"); }
    void setOperation(FillOperation a0) override { return fake::call<void>("VFillLayer::setOperation", a0); }
    FillOperation getOperation() const override { return fake::call<FillOperation>("VFillLayer::getOperation"); }
    void setAlpha(double a0) override { return fake::call<void>("VFillLayer::setAlpha", a0); }
    double getAlpha() const override { return fake::call<double>("VFillLayer::getAlpha"); }
    void setBeta(double a0) override { return fake::call<void>("VFillLayer::setBeta", a0); }
    double getBeta() const override { return fake::call<double>("VFillLayer::getBeta"); }
    void setAlphaInt64(int64_t a0) override { return fake::call<void>("VFillLayer::setAlphaInt64", a0); }
    int64_t getAlphaInt64() const override { return fake::call<int64_t>("VFillLayer::getAlphaInt64"); }
    void setBetaInt64(int64_t a0) override { return fake::call<void>("VFillLayer::setBetaInt64", a0); }
    int64_t getBetaInt64() const override { return fake::call<int64_t>("VFillLayer::getBetaInt64"); }
    bool isAlphaBetaInt64() const override { return fake::call<bool>("VFillLayer::isAlphaBetaInt64"); }
    DataType getToType() const override { return fake::call<DataType>("VFillLayer::getToType"); }
    void setToType(DataType a0) override { return fake::call<void>("VFillLayer::setToType", a0); }
};

class RecordedVQuantizeLayer : public VQuantizeLayer
{
public:
    int32_t getAxis() const override { return fake::call<int32_t>("VQuantizeLayer::getAxis"); }
    void setAxis(int32_t a0) override { return fake::call<void>("VQuantizeLayer::setAxis", a0); }
    DataType getToType() const override { return fake::call<DataType>("VQuantizeLayer::getToType"); }
    void setToType(DataType a0) override { return fake::call<void>("VQuantizeLayer::setToType", a0); }
    Dims64 getBlockShape() const override { return fake::call<Dims64>("VQuantizeLayer::getBlockShape"); }
    bool setBlockShape(Dims64 const& a0) override { return fake::call<bool>("VQuantizeLayer::setBlockShape", a0); }
};

class RecordedVDequantizeLayer : public VDequantizeLayer
{
public:
    int32_t getAxis() const override { return fake::call<int32_t>("VDequantizeLayer::getAxis"); }
    void setAxis(int32_t a0) override { return fake::call<void>("VDequantizeLayer::setAxis", a0); }
    DataType getToType() const override { return fake::call<DataType>("VDequantizeLayer::getToType"); }
    void setToType(DataType a0) override { return fake::call<void>("VDequantizeLayer::setToType", a0); }
    Dims64 getBlockShape() const override { return fake::call<Dims64>("VDequantizeLayer::getBlockShape"); }
    bool setBlockShape(Dims64 const& a0) override { return fake::call<bool>("VDequantizeLayer::setBlockShape", a0); }
};

class RecordedVDynamicQuantizeLayer : public VDynamicQuantizeLayer
{
public:
    int32_t getAxis() const override { return fake::call<int32_t>("VDynamicQuantizeLayer::getAxis"); }
    void setAxis(int32_t a0) override { return fake::call<void>("VDynamicQuantizeLayer::setAxis", a0); }
    int32_t getBlockSize() const override { return fake::call<int32_t>("VDynamicQuantizeLayer::getBlockSize"); }
    void setBlockSize(int32_t a0) override { return fake::call<void>("VDynamicQuantizeLayer::setBlockSize", a0); }
    DataType getScaleType() const override { return fake::call<DataType>("VDynamicQuantizeLayer::getScaleType"); }
    void setScaleType(DataType a0) override { return fake::call<void>("VDynamicQuantizeLayer::setScaleType", a0); }
    DataType getToType() const override { return fake::call<DataType>("VDynamicQuantizeLayer::getToType"); }
    void setToType(DataType a0) override { return fake::call<void>("VDynamicQuantizeLayer::setToType", a0); }
    Dims64 getBlockShape() const override { return fake::call<Dims64>("VDynamicQuantizeLayer::getBlockShape"); }
    void setBlockShape(Dims64 const& a0) override { return fake::call<void>("VDynamicQuantizeLayer::setBlockShape", a0); }
};

class RecordedVScatterLayer : public VScatterLayer
{
public:
    void setMode(ScatterMode a0) override { return fake::call<void>("VScatterLayer::setMode", a0); }
    ScatterMode getMode() const override { return fake::call<ScatterMode>("VScatterLayer::getMode"); }
    void setAxis(int32_t a0) override { return fake::call<void>("VScatterLayer::setAxis", a0); }
    int32_t getAxis() const override { return fake::call<int32_t>("VScatterLayer::getAxis"); }
};

class RecordedVEinsumLayer : public VEinsumLayer
{
public:
    bool setEquation(char const* a0) override { return fake::call<bool>("VEinsumLayer::setEquation", a0); }
    char const* getEquation() const override { return fake::call<char const*>("VEinsumLayer::getEquation"); }
};

class RecordedVOneHotLayer : public VOneHotLayer
{
public:
    int32_t getAxis() const override { return fake::call<int32_t>("VOneHotLayer::getAxis"); }
    void setAxis(int32_t a0) override { return fake::call<void>("VOneHotLayer::setAxis", a0); }
};

class RecordedVGridSampleLayer : public VGridSampleLayer
{
public:
    void setInterpolationMode(InterpolationMode a0) override { return fake::call<void>("VGridSampleLayer::setInterpolationMode", a0); }
    InterpolationMode getInterpolationMode() const override { return fake::call<InterpolationMode>("VGridSampleLayer::getInterpolationMode"); }
    void setAlignCorners(bool a0) override { return fake::call<void>("VGridSampleLayer::setAlignCorners", a0); }
    bool getAlignCorners() const override { return fake::call<bool>("VGridSampleLayer::getAlignCorners"); }
    bool setSampleMode(SampleMode a0) override { return fake::call<bool>("VGridSampleLayer::setSampleMode", a0); }
    SampleMode getSampleMode() const override { return fake::call<SampleMode>("VGridSampleLayer::getSampleMode"); }
};

class RecordedVNMSLayer : public VNMSLayer
{
public:
    void setBoundingBoxFormat(BoundingBoxFormat a0) override { return fake::call<void>("VNMSLayer::setBoundingBoxFormat", a0); }
    BoundingBoxFormat getBoundingBoxFormat() const override { return fake::call<BoundingBoxFormat>("VNMSLayer::getBoundingBoxFormat"); }
    void setTopKBoxLimit(int32_t a0) override { return fake::call<void>("VNMSLayer::setTopKBoxLimit", a0); }
    int32_t getTopKBoxLimit() const override { return fake::call<int32_t>("VNMSLayer::getTopKBoxLimit"); }
    bool setIndicesType(DataType a0) override { return fake::call<bool>("VNMSLayer::setIndicesType", a0); }
    DataType getIndicesType() const override { return fake::call<DataType>("VNMSLayer::getIndicesType"); }
};

class RecordedVReverseSequenceLayer : public VReverseSequenceLayer
{
public:
    void setBatchAxis(int32_t a0) override { return fake::call<void>("VReverseSequenceLayer::setBatchAxis", a0); }
    int32_t getBatchAxis() const override { return fake::call<int32_t>("VReverseSequenceLayer::getBatchAxis"); }
    void setSequenceAxis(int32_t a0) override { return fake::call<void>("VReverseSequenceLayer::setSequenceAxis", a0); }
    int32_t getSequenceAxis() const override { return fake::call<int32_t>("VReverseSequenceLayer::getSequenceAxis"); }
};

class RecordedVNormalizationLayer : public VNormalizationLayer
{
public:
    void setEpsilon(float a0) override { return fake::call<void>("VNormalizationLayer::setEpsilon", a0); }
    float getEpsilon() const override { return fake::call<float>("VNormalizationLayer::getEpsilon"); }
    void setAxes(uint32_t a0) override { return fake::call<void>("VNormalizationLayer::setAxes", a0); }
    uint32_t getAxes() const override { return fake::call<uint32_t>("VNormalizationLayer::getAxes"); }
    void setNbGroups(int64_t a0) override { return fake::call<void>("VNormalizationLayer::setNbGroups", a0); }
    int64_t getNbGroups() const override { return fake::call<int64_t>("VNormalizationLayer::getNbGroups"); }
    void setComputePrecision(DataType a0) override { return fake::call<void>("VNormalizationLayer::setComputePrecision", a0); }
    DataType getComputePrecision() const override { return fake::call<DataType>("VNormalizationLayer::getComputePrecision"); }
    bool isV2() const override { return fake::call<bool>("VNormalizationLayer::isV2"); }
};

class RecordedVSqueezeLayer : public VSqueezeLayer
{
public:
};

class RecordedVUnsqueezeLayer : public VUnsqueezeLayer
{
public:
};

class RecordedVCumulativeLayer : public VCumulativeLayer
{
public:
    bool setOperation(CumulativeOperation a0) override { return fake::call<bool>("VCumulativeLayer::setOperation", a0); }
    CumulativeOperation getOperation() const override { return fake::call<CumulativeOperation>("VCumulativeLayer::getOperation"); }
    void setExclusive(bool a0) override { return fake::call<void>("VCumulativeLayer::setExclusive", a0); }
    bool getExclusive() const override { return fake::call<bool>("VCumulativeLayer::getExclusive"); }
    void setReverse(bool a0) override { return fake::call<void>("VCumulativeLayer::setReverse", a0); }
    bool getReverse() const override { return fake::call<bool>("VCumulativeLayer::getReverse"); }
};

class RecordedVRotaryEmbeddingLayer : public VRotaryEmbeddingLayer
{
public:
    void setInterleaved(bool a0) override { return fake::call<void>("VRotaryEmbeddingLayer::setInterleaved", a0); }
    bool getInterleaved() const override { return fake::call<bool>("VRotaryEmbeddingLayer::getInterleaved"); }
    bool setRotaryEmbeddingDim(int32_t a0) override { return fake::call<bool>("VRotaryEmbeddingLayer::setRotaryEmbeddingDim", a0); }
    int32_t getRotaryEmbeddingDim() const override { return fake::call<int32_t>("VRotaryEmbeddingLayer::getRotaryEmbeddingDim"); }
    void setInput(int32_t a0, ITensor& a1) override { return fake::call<void>("VRotaryEmbeddingLayer::setInput", a0, a1); }
};

class RecordedVKVCacheUpdateLayer : public VKVCacheUpdateLayer
{
public:
    bool setCacheMode(KVCacheMode a0) override { return fake::call<bool>("VKVCacheUpdateLayer::setCacheMode", a0); }
    KVCacheMode getCacheMode() const override { return fake::call<KVCacheMode>("VKVCacheUpdateLayer::getCacheMode"); }
};

class RecordedVMoELayer : public VMoELayer
{
public:
    void setGatedWeights(ITensor& a0, ITensor& a1, ITensor& a2, MoEActType a3) override { return fake::call<void>("VMoELayer::setGatedWeights", a0, a1, a2, a3); }
    void setGatedBiases(ITensor& a0, ITensor& a1, ITensor& a2) override { return fake::call<void>("VMoELayer::setGatedBiases", a0, a1, a2); }
    void setActivationType(MoEActType a0) override { return fake::call<void>("VMoELayer::setActivationType", a0); }
    MoEActType getActivationType() const override { return fake::call<MoEActType>("VMoELayer::getActivationType"); }
    void setQuantizationStatic(ITensor& a0, DataType a1) override { return fake::call<void>("VMoELayer::setQuantizationStatic", a0, a1); }
    void setQuantizationDynamicDblQ(ITensor& a0, DataType a1, Dims64 const& a2, DataType a3) override { return fake::call<void>("VMoELayer::setQuantizationDynamicDblQ", a0, a1, a2, a3); }
    void setQuantizationToType(DataType a0) override { return fake::call<void>("VMoELayer::setQuantizationToType", a0); }
    DataType getQuantizationToType() const override { return fake::call<DataType>("VMoELayer::getQuantizationToType"); }
    void setQuantizationBlockShape(Dims64 const& a0) override { return fake::call<void>("VMoELayer::setQuantizationBlockShape", a0); }
    Dims64 getQuantizationBlockShape() const override { return fake::call<Dims64>("VMoELayer::getQuantizationBlockShape"); }
    void setDynQOutputScaleType(DataType a0) override { return fake::call<void>("VMoELayer::setDynQOutputScaleType", a0); }
    DataType getDynQOutputScaleType() const override { return fake::call<DataType>("VMoELayer::getDynQOutputScaleType"); }
    void setSwigluParams(float a0, float a1, float a2) override { return fake::call<void>("VMoELayer::setSwigluParams", a0, a1, a2); }
    void setSwigluParamLimit(float a0) override { return fake::call<void>("VMoELayer::setSwigluParamLimit", a0); }
    float getSwigluParamLimit() const override { return fake::call<float>("VMoELayer::getSwigluParamLimit"); }
    void setSwigluParamAlpha(float a0) override { return fake::call<void>("VMoELayer::setSwigluParamAlpha", a0); }
    float getSwigluParamAlpha() const override { return fake::call<float>("VMoELayer::getSwigluParamAlpha"); }
    void setSwigluParamBeta(float a0) override { return fake::call<void>("VMoELayer::setSwigluParamBeta", a0); }
    float getSwigluParamBeta() const override { return fake::call<float>("VMoELayer::getSwigluParamBeta"); }
    void setInput(int32_t a0, ITensor& a1) override { return fake::call<void>("VMoELayer::setInput", a0, a1); }
};

class RecordedVNetworkDefinition : public VNetworkDefinition
{
public:
    ITensor* addInput(char const* a0, DataType a1, Dims64 const& a2) override;
    void markOutput(ITensor& a0) override { return fake::call<void>("VNetworkDefinition::markOutput", a0); }
    IActivationLayer* addActivation(ITensor& a0, ActivationType a1) override;
    ILRNLayer* addLRN(ITensor& a0, int64_t a1, float a2, float a3, float a4) override;
    IScaleLayer* addScale(ITensor& a0, ScaleMode a1, Weights a2, Weights a3, Weights a4) override;
    ISoftMaxLayer* addSoftMax(ITensor& a0) override;
    IConcatenationLayer* addConcatenation(ITensor* const* a0, int32_t a1) override;
    IElementWiseLayer* addElementWise(ITensor& a0, ITensor& a1, ElementWiseOperation a2) override;
    IUnaryLayer* addUnary(ITensor& a0, UnaryOperation a1) override;
    IShuffleLayer* addShuffle(ITensor& a0) override;
    int32_t getNbLayers() const override { return fake::call<int32_t>("VNetworkDefinition::getNbLayers"); }
    ILayer* getLayer(int32_t a0) const override { return fake::call<ILayer*>("VNetworkDefinition::getLayer", a0); }
    int32_t getNbInputs() const override { return fake::call<int32_t>("VNetworkDefinition::getNbInputs"); }
    ITensor* getInput(int32_t a0) const override { return fake::call<ITensor*>("VNetworkDefinition::getInput", a0); }
    int32_t getNbOutputs() const override { return fake::call<int32_t>("VNetworkDefinition::getNbOutputs"); }
    ITensor* getOutput(int32_t a0) const override;
    IReduceLayer* addReduce(ITensor& a0, ReduceOperation a1, uint32_t a2, bool a3) override;
    ITopKLayer* addTopK(ITensor& a0, TopKOperation a1, int32_t a2, uint32_t a3) override;
    IGatherLayer* addGather(ITensor& a0, ITensor& a1, int32_t a2) override;
    IRaggedSoftMaxLayer* addRaggedSoftMax(ITensor& a0, ITensor& a1) override;
    IMatrixMultiplyLayer* addMatrixMultiply(ITensor& a0, MatrixOperation a1, ITensor& a2, MatrixOperation a3) override;
    IConstantLayer* addConstant(Dims64 const& a0, Weights a1) override;
    IIdentityLayer* addIdentity(ITensor& a0) override;
    void removeTensor(ITensor& a0) override { return fake::call<void>("VNetworkDefinition::removeTensor", a0); }
    void unmarkOutput(ITensor& a0) override { return fake::call<void>("VNetworkDefinition::unmarkOutput", a0); }
    ISliceLayer* addSlice(ITensor& a0, Dims64 const& a1, Dims64 const& a2, Dims64 const& a3) override;
    void setName(char const* a0) override { return fake::call<void>("VNetworkDefinition::setName", a0); }
    char const* getName() const override { return fake::call<char const*>("VNetworkDefinition::getName"); }
    IShapeLayer* addShape(ITensor& a0) override;
    bool hasImplicitBatchDimension() const override { return fake::call<bool>("VNetworkDefinition::hasImplicitBatchDimension"); }
    bool markOutputForShapes(ITensor& a0) override { return fake::call<bool>("VNetworkDefinition::markOutputForShapes", a0); }
    bool unmarkOutputForShapes(ITensor& a0) override { return fake::call<bool>("VNetworkDefinition::unmarkOutputForShapes", a0); }
    IParametricReLULayer* addParametricReLU(ITensor& a0, ITensor& a1) override;
    IConvolutionLayer* addConvolutionNd(ITensor& a0, int64_t a1, Dims64 const& a2, Weights a3, Weights a4) override;
    IPoolingLayer* addPoolingNd(ITensor& a0, PoolingType a1, Dims64 const& a2) override;
    IDeconvolutionLayer* addDeconvolutionNd(ITensor& a0, int64_t a1, Dims64 const& a2, Weights a3, Weights a4) override;
    IScaleLayer* addScaleNd(ITensor& a0, ScaleMode a1, Weights a2, Weights a3, Weights a4, int32_t a5) override;
    IResizeLayer* addResize(ITensor& a0) override;
    ILoop* addLoop() override;
    ISelectLayer* addSelect(ITensor& a0, ITensor& a1, ITensor& a2) override;
    IFillLayer* addFill(Dims64 const& a0, FillOperation a1) override;
    IPaddingLayer* addPaddingNd(ITensor& a0, Dims64 const& a1, Dims64 const& a2) override;
    bool setWeightsName(Weights a0, char const* a1) override { return fake::call<bool>("VNetworkDefinition::setWeightsName", a0, a1); }
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VNetworkDefinition::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VNetworkDefinition::getErrorRecorder"); }
    IGatherLayer* addGatherV2(ITensor& a0, ITensor& a1, GatherMode a2) override;
    IIfConditional* addIfConditional() override;
    IScatterLayer* addScatter(ITensor& a0, ITensor& a1, ITensor& a2, ScatterMode a3) override;
    IEinsumLayer* addEinsum(ITensor* const* a0, int32_t a1, char const* a2) override;
    IAssertionLayer* addAssertion(ITensor& a0, char const* a1) override;
    IOneHotLayer* addOneHot(ITensor& a0, ITensor& a1, ITensor& a2, int32_t a3) override;
    INonZeroLayer* addNonZero(ITensor& a0) override;
    IGridSampleLayer* addGridSample(ITensor& a0, ITensor& a1) override;
    INMSLayer* addNMS(ITensor& a0, ITensor& a1, ITensor& a2) override;
    IReverseSequenceLayer* addReverseSequence(ITensor& a0, ITensor& a1) override;
    INormalizationLayer* addNormalization(ITensor& a0, ITensor& a1, ITensor& a2, uint32_t a3) override;
    ICastLayer* addCast(ITensor& a0, DataType a1) override;
    IBuilder& getBuilder() const override { return fake::call<IBuilder&>("VNetworkDefinition::getBuilder"); }
    uint32_t getFlags() const override { return fake::call<uint32_t>("VNetworkDefinition::getFlags"); }
    bool getFlag(NetworkDefinitionCreationFlag a0) const override { return fake::call<bool>("VNetworkDefinition::getFlag", a0); }
    IQuantizeLayer* addQuantizeV2(ITensor& a0, ITensor& a1, DataType a2) override;
    IDequantizeLayer* addDequantizeV2(ITensor& a0, ITensor& a1, DataType a2) override;
    IFillLayer* addFillV2(Dims64 const& a0, FillOperation a1, DataType a2) override;
    bool markDebug(ITensor& a0) override { return fake::call<bool>("VNetworkDefinition::markDebug", a0); }
    bool unmarkDebug(ITensor& a0) override { return fake::call<bool>("VNetworkDefinition::unmarkDebug", a0); }
    bool isDebugTensor(ITensor const& a0) const override { return fake::call<bool>("VNetworkDefinition::isDebugTensor", a0); }
    bool markWeightsRefittable(char const* a0) override { return fake::call<bool>("VNetworkDefinition::markWeightsRefittable", a0); }
    bool unmarkWeightsRefittable(char const* a0) override { return fake::call<bool>("VNetworkDefinition::unmarkWeightsRefittable", a0); }
    bool areWeightsMarkedRefittable(char const* a0) const override { return fake::call<bool>("VNetworkDefinition::areWeightsMarkedRefittable", a0); }
    ISqueezeLayer* addSqueeze(ITensor& a0, ITensor& a1) override;
    IUnsqueezeLayer* addUnsqueeze(ITensor& a0, ITensor& a1) override;
    IDynamicQuantizeLayer* addDynamicQuantize(ITensor& a0, int32_t a1, int32_t a2, DataType a3, DataType a4) override;
    ICumulativeLayer* addCumulative(ITensor& a0, ITensor& a1, CumulativeOperation a2, bool a3, bool a4) override;
    bool markUnfusedTensorsAsDebugTensors() override { return fake::call<bool>("VNetworkDefinition::markUnfusedTensorsAsDebugTensors"); }
    bool unmarkUnfusedTensorsAsDebugTensors() override { return fake::call<bool>("VNetworkDefinition::unmarkUnfusedTensorsAsDebugTensors"); }
    ITopKLayer* addTopKV2(ITensor& a0, TopKOperation a1, int32_t a2, uint32_t a3, DataType a4) override;
    INonZeroLayer* addNonZeroV2(ITensor& a0, DataType a1) override;
    INMSLayer* addNMSV2(ITensor& a0, ITensor& a1, ITensor& a2, DataType a3) override;
    IAttention* addAttention(ITensor& a0, ITensor& a1, ITensor& a2, AttentionNormalizationOp a3, bool a4) override;
    IRotaryEmbeddingLayer* addRotaryEmbedding(ITensor& a0, ITensor& a1, ITensor& a2, bool a3, int32_t a4) override;
    IDynamicQuantizeLayer* addDynamicQuantizeV2(ITensor& a0, Dims64 const& a1, DataType a2, DataType a3) override;
    IKVCacheUpdateLayer* addKVCacheUpdate(ITensor& a0, ITensor& a1, ITensor& a2, KVCacheMode a3) override;
    INormalizationLayer* addNormalizationV2(ITensor& a0, ITensor& a1, ITensor& a2, uint32_t a3) override;
    IMoELayer* addMoE(ITensor& a0, ITensor& a1, ITensor& a2) override;
    IDistCollectiveLayer* addDistCollective(ITensor& a0, CollectiveOperation a1, ReduceOperation a2, int64_t a3, int64_t* a4, int64_t a5) override;
};

class RecordedVTimingCache : public VTimingCache
{
public:
    IHostMemory* serialize() const override;
    bool combine(ITimingCache const& a0, bool a1) override { return fake::call<bool>("VTimingCache::combine", a0, a1); }
    bool reset() override { return fake::call<bool>("VTimingCache::reset"); }
    int64_t queryKeys(TimingCacheKey* a0, int64_t a1) const override { return fake::call<int64_t>("VTimingCache::queryKeys", a0, a1); }
    TimingCacheValue query(TimingCacheKey const& a0) const override { return fake::call<TimingCacheValue>("VTimingCache::query", a0); }
    bool update(TimingCacheKey const& a0, TimingCacheValue const& a1) override { return fake::call<bool>("VTimingCache::update", a0, a1); }
};

class RecordedVBuilderConfig : public VBuilderConfig
{
public:
    void setAvgTimingIterations(int32_t a0) override { return fake::call<void>("VBuilderConfig::setAvgTimingIterations", a0); }
    int32_t getAvgTimingIterations() const override { return fake::call<int32_t>("VBuilderConfig::getAvgTimingIterations"); }
    void setEngineCapability(EngineCapability a0) override { return fake::call<void>("VBuilderConfig::setEngineCapability", a0); }
    EngineCapability getEngineCapability() const override { return fake::call<EngineCapability>("VBuilderConfig::getEngineCapability"); }
    void setFlags(uint32_t a0) override { return fake::call<void>("VBuilderConfig::setFlags", a0); }
    uint32_t getFlags() const override { return fake::call<uint32_t>("VBuilderConfig::getFlags"); }
    void clearFlag(BuilderFlag a0) override { return fake::call<void>("VBuilderConfig::clearFlag", a0); }
    void setFlag(BuilderFlag a0) override { return fake::call<void>("VBuilderConfig::setFlag", a0); }
    bool getFlag(BuilderFlag a0) const override { return fake::call<bool>("VBuilderConfig::getFlag", a0); }
    void setDeviceType(ILayer const* a0, DeviceType a1) override { return fake::call<void>("VBuilderConfig::setDeviceType", a0, a1); }
    DeviceType getDeviceType(ILayer const* a0) const override { return fake::call<DeviceType>("VBuilderConfig::getDeviceType", a0); }
    bool isDeviceTypeSet(ILayer const* a0) const override { return fake::call<bool>("VBuilderConfig::isDeviceTypeSet", a0); }
    void resetDeviceType(ILayer const* a0) override { return fake::call<void>("VBuilderConfig::resetDeviceType", a0); }
    bool canRunOnDLA(ILayer const* a0) const override { return fake::call<bool>("VBuilderConfig::canRunOnDLA", a0); }
    void setDLACore(int32_t a0) override { return fake::call<void>("VBuilderConfig::setDLACore", a0); }
    int32_t getDLACore() const override { return fake::call<int32_t>("VBuilderConfig::getDLACore"); }
    void setDefaultDeviceType(DeviceType a0) override { return fake::call<void>("VBuilderConfig::setDefaultDeviceType", a0); }
    DeviceType getDefaultDeviceType() const override { return fake::call<DeviceType>("VBuilderConfig::getDefaultDeviceType"); }
    void reset() override { return fake::call<void>("VBuilderConfig::reset"); }
    void setProfileStream(CUstream_st* const a0) override { return fake::call<void>("VBuilderConfig::setProfileStream", a0); }
    CUstream_st* getProfileStream() const override { return fake::call<CUstream_st*>("VBuilderConfig::getProfileStream"); }
    int32_t addOptimizationProfile(IOptimizationProfile const* a0) override { return fake::call<int32_t>("VBuilderConfig::addOptimizationProfile", a0); }
    int32_t getNbOptimizationProfiles() const override { return fake::call<int32_t>("VBuilderConfig::getNbOptimizationProfiles"); }
    void setProfilingVerbosity(ProfilingVerbosity a0) override { return fake::call<void>("VBuilderConfig::setProfilingVerbosity", a0); }
    ProfilingVerbosity getProfilingVerbosity() const override { return fake::call<ProfilingVerbosity>("VBuilderConfig::getProfilingVerbosity"); }
    bool setTacticSources(uint32_t a0) override { return fake::call<bool>("VBuilderConfig::setTacticSources", a0); }
    uint32_t getTacticSources() const override { return fake::call<uint32_t>("VBuilderConfig::getTacticSources"); }
    ITimingCache* createTimingCache(void const* a0, size_t a1) const override;
    bool setTimingCache(ITimingCache const& a0, bool a1) override { return fake::call<bool>("VBuilderConfig::setTimingCache", a0, a1); }
    ITimingCache const* getTimingCache() const override { return fake::call<ITimingCache const*>("VBuilderConfig::getTimingCache"); }
    void setMemoryPoolLimit(MemoryPoolType a0, size_t a1) override { return fake::call<void>("VBuilderConfig::setMemoryPoolLimit", a0, a1); }
    size_t getMemoryPoolLimit(MemoryPoolType a0) const override { return fake::call<size_t>("VBuilderConfig::getMemoryPoolLimit", a0); }
    void setPreviewFeature(PreviewFeature a0, bool a1) override { return fake::call<void>("VBuilderConfig::setPreviewFeature", a0, a1); }
    bool getPreviewFeature(PreviewFeature a0) const override { return fake::call<bool>("VBuilderConfig::getPreviewFeature", a0); }
    void setBuilderOptimizationLevel(int32_t a0) override { return fake::call<void>("VBuilderConfig::setBuilderOptimizationLevel", a0); }
    int32_t getBuilderOptimizationLevel() const override { return fake::call<int32_t>("VBuilderConfig::getBuilderOptimizationLevel"); }
    void setHardwareCompatibilityLevel(HardwareCompatibilityLevel a0) override { return fake::call<void>("VBuilderConfig::setHardwareCompatibilityLevel", a0); }
    HardwareCompatibilityLevel getHardwareCompatibilityLevel() const override { return fake::call<HardwareCompatibilityLevel>("VBuilderConfig::getHardwareCompatibilityLevel"); }
    void setPluginsToSerialize(char const* const* a0, int32_t a1) override { return fake::call<void>("VBuilderConfig::setPluginsToSerialize", a0, a1); }
    char const* getPluginToSerialize(int32_t a0) const override { return fake::call<char const*>("VBuilderConfig::getPluginToSerialize", a0); }
    int32_t getNbPluginsToSerialize() const override { return fake::call<int32_t>("VBuilderConfig::getNbPluginsToSerialize"); }
    void setMaxAuxStreams(int32_t a0) override { return fake::call<void>("VBuilderConfig::setMaxAuxStreams", a0); }
    int32_t getMaxAuxStreams() const override { return fake::call<int32_t>("VBuilderConfig::getMaxAuxStreams"); }
    void setProgressMonitor(IProgressMonitor* a0) override { return fake::call<void>("VBuilderConfig::setProgressMonitor", a0); }
    IProgressMonitor* getProgressMonitor() const override { return fake::call<IProgressMonitor*>("VBuilderConfig::getProgressMonitor"); }
    void setRuntimePlatform(RuntimePlatform a0) override { return fake::call<void>("VBuilderConfig::setRuntimePlatform", a0); }
    RuntimePlatform getRuntimePlatform() const override { return fake::call<RuntimePlatform>("VBuilderConfig::getRuntimePlatform"); }
    void setMaxNbTactics(int32_t a0) override { return fake::call<void>("VBuilderConfig::setMaxNbTactics", a0); }
    int32_t getMaxNbTactics() const override { return fake::call<int32_t>("VBuilderConfig::getMaxNbTactics"); }
    bool setTilingOptimizationLevel(TilingOptimizationLevel a0) override { return fake::call<bool>("VBuilderConfig::setTilingOptimizationLevel", a0); }
    TilingOptimizationLevel getTilingOptimizationLevel() const override { return fake::call<TilingOptimizationLevel>("VBuilderConfig::getTilingOptimizationLevel"); }
    bool setL2LimitForTiling(int64_t a0) override { return fake::call<bool>("VBuilderConfig::setL2LimitForTiling", a0); }
    int64_t getL2LimitForTiling() const override { return fake::call<int64_t>("VBuilderConfig::getL2LimitForTiling"); }
    bool setNbComputeCapabilities(int32_t a0) override { return fake::call<bool>("VBuilderConfig::setNbComputeCapabilities", a0); }
    int32_t getNbComputeCapabilities() const override { return fake::call<int32_t>("VBuilderConfig::getNbComputeCapabilities"); }
    bool setComputeCapability(ComputeCapability a0, int32_t a1) override { return fake::call<bool>("VBuilderConfig::setComputeCapability", a0, a1); }
    ComputeCapability getComputeCapability(int32_t a0) const override { return fake::call<ComputeCapability>("VBuilderConfig::getComputeCapability", a0); }
};

class RecordedVSerializationConfig : public VSerializationConfig
{
public:
    bool setFlags(uint32_t a0) override { return fake::call<bool>("VSerializationConfig::setFlags", a0); }
    uint32_t getFlags() const override { return fake::call<uint32_t>("VSerializationConfig::getFlags"); }
    bool clearFlag(SerializationFlag a0) override { return fake::call<bool>("VSerializationConfig::clearFlag", a0); }
    bool setFlag(SerializationFlag a0) override { return fake::call<bool>("VSerializationConfig::setFlag", a0); }
    bool getFlag(SerializationFlag a0) const override { return fake::call<bool>("VSerializationConfig::getFlag", a0); }
};

class RecordedVBuilder : public VBuilder
{
public:
    bool platformHasFastFp16() const override { return fake::call<bool>("VBuilder::platformHasFastFp16"); }
    bool platformHasFastInt8() const override { return fake::call<bool>("VBuilder::platformHasFastInt8"); }
    int32_t getMaxDLABatchSize() const override { return fake::call<int32_t>("VBuilder::getMaxDLABatchSize"); }
    int32_t getNbDLACores() const override { return fake::call<int32_t>("VBuilder::getNbDLACores"); }
    void setGpuAllocator(IGpuAllocator* a0) override { return fake::call<void>("VBuilder::setGpuAllocator", a0); }
    IBuilderConfig* createBuilderConfig() override { return fake::call<IBuilderConfig*>("VBuilder::createBuilderConfig"); }
    INetworkDefinition* createNetworkV2(uint32_t a0) override { return fake::call<INetworkDefinition*>("VBuilder::createNetworkV2", a0); }
    IOptimizationProfile* createOptimizationProfile() override;
    void setErrorRecorder(IErrorRecorder* a0) override { return fake::call<void>("VBuilder::setErrorRecorder", a0); }
    IErrorRecorder* getErrorRecorder() const override { return fake::call<IErrorRecorder*>("VBuilder::getErrorRecorder"); }
    void reset() override { return fake::call<void>("VBuilder::reset"); }
    bool platformHasTf32() const override { return fake::call<bool>("VBuilder::platformHasTf32"); }
    IHostMemory* buildSerializedNetwork(INetworkDefinition& a0, IBuilderConfig& a1) override { return fake::call<IHostMemory*>("VBuilder::buildSerializedNetwork", a0, a1); }
    bool isNetworkSupported(INetworkDefinition const& a0, IBuilderConfig const& a1) const override { return fake::call<bool>("VBuilder::isNetworkSupported", a0, a1); }
    ILogger* getLogger() const override { return fake::call<ILogger*>("VBuilder::getLogger"); }
    bool setMaxThreads(int32_t a0) override { return fake::call<bool>("VBuilder::setMaxThreads", a0); }
    int32_t getMaxThreads() const override { return fake::call<int32_t>("VBuilder::getMaxThreads"); }
    IPluginRegistry& getPluginRegistry() override { return fake::call<IPluginRegistry&>("VBuilder::getPluginRegistry"); }
    bool buildSerializedNetworkToStream(INetworkDefinition& a0, IBuilderConfig& a1, IStreamWriter& a2) override { return fake::call<bool>("VBuilder::buildSerializedNetworkToStream", a0, a1, a2); }
};

class RecordedVRuntimeConfig : public VRuntimeConfig
{
public:
    IRuntimeConfig* getPImpl() override { return fake::call<IRuntimeConfig*>("VRuntimeConfig::getPImpl"); }
    void setExecutionContextAllocationStrategy(ExecutionContextAllocationStrategy a0) override { return fake::call<void>("VRuntimeConfig::setExecutionContextAllocationStrategy", a0); }
    ExecutionContextAllocationStrategy getExecutionContextAllocationStrategy() const override { return fake::call<ExecutionContextAllocationStrategy>("VRuntimeConfig::getExecutionContextAllocationStrategy"); }
    IRuntimeCache* createRuntimeCache() const override;
    bool setRuntimeCache(IRuntimeCache const& a0) override { return fake::call<bool>("VRuntimeConfig::setRuntimeCache", a0); }
    IRuntimeCache* getRuntimeCache() const override { return fake::call<IRuntimeCache*>("VRuntimeConfig::getRuntimeCache"); }
    void setDynamicShapesKernelSpecializationStrategy(DynamicShapesKernelSpecializationStrategy a0) override { return fake::call<void>("VRuntimeConfig::setDynamicShapesKernelSpecializationStrategy", a0); }
    DynamicShapesKernelSpecializationStrategy getDynamicShapesKernelSpecializationStrategy() const override { return fake::call<DynamicShapesKernelSpecializationStrategy>("VRuntimeConfig::getDynamicShapesKernelSpecializationStrategy"); }
    bool setCudaGraphStrategy(CudaGraphStrategy a0) override { return fake::call<bool>("VRuntimeConfig::setCudaGraphStrategy", a0); }
    CudaGraphStrategy getCudaGraphStrategy() const override { return fake::call<CudaGraphStrategy>("VRuntimeConfig::getCudaGraphStrategy"); }
};

class RecordedVRuntimeCache : public VRuntimeCache
{
public:
    IHostMemory* serialize() const override;
    bool deserialize(void const* a0, size_t a1) override { return fake::call<bool>("VRuntimeCache::deserialize", a0, a1); }
    bool reset() override { return fake::call<bool>("VRuntimeCache::reset"); }
};

class RecordedVDistCollectiveLayer : public VDistCollectiveLayer
{
public:
};

class RecordedINetworkDefinition : public INetworkDefinition
{
public:
    IBuilder& getBuilder() const override { return fake::call<IBuilder&>("INetworkDefinition::getBuilder"); }
};

class RecordedIBuilderConfig : public IBuilderConfig
{
public:
    void setAvgTimingIterations(int32_t a0) override { return fake::call<void>("IBuilderConfig::setAvgTimingIterations", a0); }
};

class RecordedIParserError : public IParserError
{
public:
    ParserErrorCode code() const override { return fake::call<ParserErrorCode>("IParserError::code"); }
    char const* desc() const override { return fake::call<char const*>("IParserError::desc"); }
    char const* file() const override { return fake::call<char const*>("IParserError::file"); }
    int32_t line() const override { return fake::call<int32_t>("IParserError::line"); }
    char const* func() const override { return fake::call<char const*>("IParserError::func"); }
    int32_t node() const override { return fake::call<int32_t>("IParserError::node"); }
    char const* nodeName() const override { return fake::call<char const*>("IParserError::nodeName"); }
    char const* nodeOperator() const override { return fake::call<char const*>("IParserError::nodeOperator"); }
    char const* const* localFunctionStack() const override { return fake::call<char const* const*>("IParserError::localFunctionStack"); }
    int32_t localFunctionStackSize() const override { return fake::call<int32_t>("IParserError::localFunctionStackSize"); }
};

class RecordedIParser : public IParser
{
public:
    bool parse(void const* a0, size_t a1, char const* a2) override { return fake::call<bool>("IParser::parse", a0, a1, a2); }
    bool parseFromFile(char const* a0, int32_t a1) override { return fake::call<bool>("IParser::parseFromFile", a0, a1); }
    bool supportsModel(void const* a0, size_t a1, vector& a2, char const* a3) override { return fake::call<bool>("IParser::supportsModel", a0, a1, a2, a3); }
    bool parseWithWeightDescriptors(void const* a0, size_t a1) override { return fake::call<bool>("IParser::parseWithWeightDescriptors", a0, a1); }
    bool supportsOperator(char const* a0) const override { return fake::call<bool>("IParser::supportsOperator", a0); }
    int32_t getNbErrors() const override { return fake::call<int32_t>("IParser::getNbErrors"); }
    IParserError const* getError(int32_t a0) const override { return fake::call<IParserError const*>("IParser::getError", a0); }
    void clearErrors() override { return fake::call<void>("IParser::clearErrors"); }
    char const* const* getUsedVCPluginLibraries(int64_t& a0) const override { return fake::call<char const* const*>("IParser::getUsedVCPluginLibraries", a0); }
    void setFlags(uint32_t a0) override { return fake::call<void>("IParser::setFlags", a0); }
    uint32_t getFlags() const override { return fake::call<uint32_t>("IParser::getFlags"); }
    void clearFlag(OnnxParserFlag a0) override { return fake::call<void>("IParser::clearFlag", a0); }
    void setFlag(OnnxParserFlag a0) override { return fake::call<void>("IParser::setFlag", a0); }
    bool getFlag(OnnxParserFlag a0) const override { return fake::call<bool>("IParser::getFlag", a0); }
    ITensor const* getLayerOutputTensor(char const* a0, int64_t a1) override { return fake::call<ITensor const*>("IParser::getLayerOutputTensor", a0, a1); }
    bool supportsModelV2(void const* a0, size_t a1, char const* a2) override { return fake::call<bool>("IParser::supportsModelV2", a0, a1, a2); }
    int64_t getNbSubgraphs() override { return fake::call<int64_t>("IParser::getNbSubgraphs"); }
    bool isSubgraphSupported(int64_t const a0) override { return fake::call<bool>("IParser::isSubgraphSupported", a0); }
    int64_t* getSubgraphNodes(int64_t const a0, int64_t& a1) override { return fake::call<int64_t*>("IParser::getSubgraphNodes", a0, a1); }
    bool loadModelProto(void const* a0, size_t a1, char const* a2) override { return fake::call<bool>("IParser::loadModelProto", a0, a1, a2); }
    bool loadInitializer(char const* a0, void const* a1, size_t a2) override { return fake::call<bool>("IParser::loadInitializer", a0, a1, a2); }
    bool parseModelProto() override { return fake::call<bool>("IParser::parseModelProto"); }
    bool setBuilderConfig(IBuilderConfig const* const a0) override { return fake::call<bool>("IParser::setBuilderConfig", a0); }
};

class RecordedIParserRefitter : public IParserRefitter
{
public:
    bool refitFromBytes(void const* a0, size_t a1, char const* a2) override { return fake::call<bool>("IParserRefitter::refitFromBytes", a0, a1, a2); }
    bool refitFromFile(char const* a0) override { return fake::call<bool>("IParserRefitter::refitFromFile", a0); }
    int32_t getNbErrors() const override { return fake::call<int32_t>("IParserRefitter::getNbErrors"); }
    IParserError const* getError(int32_t a0) const override { return fake::call<IParserError const*>("IParserRefitter::getError", a0); }
    void clearErrors() override { return fake::call<void>("IParserRefitter::clearErrors"); }
    bool loadModelProto(void const* a0, size_t a1, char const* a2) override { return fake::call<bool>("IParserRefitter::loadModelProto", a0, a1, a2); }
    bool loadInitializer(char const* a0, void const* a1, size_t a2) override { return fake::call<bool>("IParserRefitter::loadInitializer", a0, a1, a2); }
    bool refitModelProto() override { return fake::call<bool>("IParserRefitter::refitModelProto"); }
};

struct RecordedICudaEngine : ICudaEngine
{
    RecordedVCudaEngine part0;
    RecordedICudaEngine()
    {
        ICudaEngine::mImpl = &part0;
    }
};

struct RecordedIRuntime : IRuntime
{
    RecordedVRuntime part0;
    RecordedIRuntime()
    {
        IRuntime::mImpl = &part0;
    }
};

struct RecordedIHostMemory : IHostMemory
{
    RecordedVHostMemory part0;
    RecordedIHostMemory()
    {
        IHostMemory::mImpl = &part0;
    }
};

struct RecordedIExecutionContext : IExecutionContext
{
    RecordedVExecutionContext part0;
    RecordedIExecutionContext()
    {
        IExecutionContext::mImpl = &part0;
    }
};

struct RecordedIEngineInspector : IEngineInspector
{
    RecordedVEngineInspector part0;
    RecordedIEngineInspector()
    {
        IEngineInspector::mImpl = &part0;
    }
};

struct RecordedISerializationConfig : ISerializationConfig
{
    RecordedVSerializationConfig part0;
    RecordedISerializationConfig()
    {
        ISerializationConfig::mImpl = &part0;
    }
};

struct RecordedIRefitter : IRefitter
{
    RecordedVRefitter part0;
    RecordedIRefitter()
    {
        IRefitter::mImpl = &part0;
    }
};

struct RecordedIRuntimeConfig : IRuntimeConfig
{
    RecordedVRuntimeConfig part0;
    RecordedIRuntimeConfig()
    {
        IRuntimeConfig::mImpl = &part0;
    }
};

struct RecordedITensor : ITensor
{
    RecordedVTensor part0;
    RecordedITensor()
    {
        ITensor::mImpl = &part0;
    }
};

struct RecordedIRecurrenceLayer : IRecurrenceLayer
{
    RecordedVLayer part0;
    RecordedVLoopBoundaryLayer part1;
    RecordedVRecurrenceLayer part2;
    RecordedIRecurrenceLayer()
    {
        ILayer::mLayer = &part0;
        ILoopBoundaryLayer::mBoundary = &part1;
        IRecurrenceLayer::mImpl = &part2;
    }
};

struct RecordedITripLimitLayer : ITripLimitLayer
{
    RecordedVLayer part0;
    RecordedVLoopBoundaryLayer part1;
    RecordedVTripLimitLayer part2;
    RecordedITripLimitLayer()
    {
        ILayer::mLayer = &part0;
        ILoopBoundaryLayer::mBoundary = &part1;
        ITripLimitLayer::mImpl = &part2;
    }
};

struct RecordedIIteratorLayer : IIteratorLayer
{
    RecordedVLayer part0;
    RecordedVLoopBoundaryLayer part1;
    RecordedVIteratorLayer part2;
    RecordedIIteratorLayer()
    {
        ILayer::mLayer = &part0;
        ILoopBoundaryLayer::mBoundary = &part1;
        IIteratorLayer::mImpl = &part2;
    }
};

struct RecordedILoopOutputLayer : ILoopOutputLayer
{
    RecordedVLayer part0;
    RecordedVLoopBoundaryLayer part1;
    RecordedVLoopOutputLayer part2;
    RecordedILoopOutputLayer()
    {
        ILayer::mLayer = &part0;
        ILoopBoundaryLayer::mBoundary = &part1;
        ILoopOutputLayer::mImpl = &part2;
    }
};

struct RecordedIConditionLayer : IConditionLayer
{
    RecordedVLayer part0;
    RecordedVConditionalBoundaryLayer part1;
    RecordedVConditionLayer part2;
    RecordedIConditionLayer()
    {
        ILayer::mLayer = &part0;
        IIfConditionalBoundaryLayer::mBoundary = &part1;
        IConditionLayer::mImpl = &part2;
    }
};

struct RecordedIIfConditionalInputLayer : IIfConditionalInputLayer
{
    RecordedVLayer part0;
    RecordedVConditionalBoundaryLayer part1;
    RecordedVConditionalInputLayer part2;
    RecordedIIfConditionalInputLayer()
    {
        ILayer::mLayer = &part0;
        IIfConditionalBoundaryLayer::mBoundary = &part1;
        IIfConditionalInputLayer::mImpl = &part2;
    }
};

struct RecordedIIfConditionalOutputLayer : IIfConditionalOutputLayer
{
    RecordedVLayer part0;
    RecordedVConditionalBoundaryLayer part1;
    RecordedVConditionalOutputLayer part2;
    RecordedIIfConditionalOutputLayer()
    {
        ILayer::mLayer = &part0;
        IIfConditionalBoundaryLayer::mBoundary = &part1;
        IIfConditionalOutputLayer::mImpl = &part2;
    }
};

struct RecordedIActivationLayer : IActivationLayer
{
    RecordedVLayer part0;
    RecordedVActivationLayer part1;
    RecordedIActivationLayer()
    {
        ILayer::mLayer = &part0;
        IActivationLayer::mImpl = &part1;
    }
};

struct RecordedILRNLayer : ILRNLayer
{
    RecordedVLayer part0;
    RecordedVLRNLayer part1;
    RecordedILRNLayer()
    {
        ILayer::mLayer = &part0;
        ILRNLayer::mImpl = &part1;
    }
};

struct RecordedIScaleLayer : IScaleLayer
{
    RecordedVLayer part0;
    RecordedVScaleLayer part1;
    RecordedIScaleLayer()
    {
        ILayer::mLayer = &part0;
        IScaleLayer::mImpl = &part1;
    }
};

struct RecordedISoftMaxLayer : ISoftMaxLayer
{
    RecordedVLayer part0;
    RecordedVSoftMaxLayer part1;
    RecordedISoftMaxLayer()
    {
        ILayer::mLayer = &part0;
        ISoftMaxLayer::mImpl = &part1;
    }
};

struct RecordedIConcatenationLayer : IConcatenationLayer
{
    RecordedVLayer part0;
    RecordedVConcatenationLayer part1;
    RecordedIConcatenationLayer()
    {
        ILayer::mLayer = &part0;
        IConcatenationLayer::mImpl = &part1;
    }
};

struct RecordedIElementWiseLayer : IElementWiseLayer
{
    RecordedVLayer part0;
    RecordedVElementWiseLayer part1;
    RecordedIElementWiseLayer()
    {
        ILayer::mLayer = &part0;
        IElementWiseLayer::mImpl = &part1;
    }
};

struct RecordedIUnaryLayer : IUnaryLayer
{
    RecordedVLayer part0;
    RecordedVUnaryLayer part1;
    RecordedIUnaryLayer()
    {
        ILayer::mLayer = &part0;
        IUnaryLayer::mImpl = &part1;
    }
};

struct RecordedIShuffleLayer : IShuffleLayer
{
    RecordedVLayer part0;
    RecordedVShuffleLayer part1;
    RecordedIShuffleLayer()
    {
        ILayer::mLayer = &part0;
        IShuffleLayer::mImpl = &part1;
    }
};

struct RecordedIReduceLayer : IReduceLayer
{
    RecordedVLayer part0;
    RecordedVReduceLayer part1;
    RecordedIReduceLayer()
    {
        ILayer::mLayer = &part0;
        IReduceLayer::mImpl = &part1;
    }
};

struct RecordedITopKLayer : ITopKLayer
{
    RecordedVLayer part0;
    RecordedVTopKLayer part1;
    RecordedITopKLayer()
    {
        ILayer::mLayer = &part0;
        ITopKLayer::mImpl = &part1;
    }
};

struct RecordedIGatherLayer : IGatherLayer
{
    RecordedVLayer part0;
    RecordedVGatherLayer part1;
    RecordedIGatherLayer()
    {
        ILayer::mLayer = &part0;
        IGatherLayer::mImpl = &part1;
    }
};

struct RecordedIRaggedSoftMaxLayer : IRaggedSoftMaxLayer
{
    RecordedVLayer part0;
    RecordedVRaggedSoftMaxLayer part1;
    RecordedIRaggedSoftMaxLayer()
    {
        ILayer::mLayer = &part0;
        IRaggedSoftMaxLayer::mImpl = &part1;
    }
};

struct RecordedIMatrixMultiplyLayer : IMatrixMultiplyLayer
{
    RecordedVLayer part0;
    RecordedVMatrixMultiplyLayer part1;
    RecordedIMatrixMultiplyLayer()
    {
        ILayer::mLayer = &part0;
        IMatrixMultiplyLayer::mImpl = &part1;
    }
};

struct RecordedIConstantLayer : IConstantLayer
{
    RecordedVLayer part0;
    RecordedVConstantLayer part1;
    RecordedIConstantLayer()
    {
        ILayer::mLayer = &part0;
        IConstantLayer::mImpl = &part1;
    }
};

struct RecordedIIdentityLayer : IIdentityLayer
{
    RecordedVLayer part0;
    RecordedVIdentityLayer part1;
    RecordedIIdentityLayer()
    {
        ILayer::mLayer = &part0;
        IIdentityLayer::mImpl = &part1;
    }
};

struct RecordedISliceLayer : ISliceLayer
{
    RecordedVLayer part0;
    RecordedVSliceLayer part1;
    RecordedISliceLayer()
    {
        ILayer::mLayer = &part0;
        ISliceLayer::mImpl = &part1;
    }
};

struct RecordedIShapeLayer : IShapeLayer
{
    RecordedVLayer part0;
    RecordedVShapeLayer part1;
    RecordedIShapeLayer()
    {
        ILayer::mLayer = &part0;
        IShapeLayer::mImpl = &part1;
    }
};

struct RecordedIParametricReLULayer : IParametricReLULayer
{
    RecordedVLayer part0;
    RecordedVParametricReLULayer part1;
    RecordedIParametricReLULayer()
    {
        ILayer::mLayer = &part0;
        IParametricReLULayer::mImpl = &part1;
    }
};

struct RecordedIConvolutionLayer : IConvolutionLayer
{
    RecordedVLayer part0;
    RecordedVConvolutionLayer part1;
    RecordedIConvolutionLayer()
    {
        ILayer::mLayer = &part0;
        IConvolutionLayer::mImpl = &part1;
    }
};

struct RecordedIPoolingLayer : IPoolingLayer
{
    RecordedVLayer part0;
    RecordedVPoolingLayer part1;
    RecordedIPoolingLayer()
    {
        ILayer::mLayer = &part0;
        IPoolingLayer::mImpl = &part1;
    }
};

struct RecordedIDeconvolutionLayer : IDeconvolutionLayer
{
    RecordedVLayer part0;
    RecordedVDeconvolutionLayer part1;
    RecordedIDeconvolutionLayer()
    {
        ILayer::mLayer = &part0;
        IDeconvolutionLayer::mImpl = &part1;
    }
};

struct RecordedIResizeLayer : IResizeLayer
{
    RecordedVLayer part0;
    RecordedVResizeLayer part1;
    RecordedIResizeLayer()
    {
        ILayer::mLayer = &part0;
        IResizeLayer::mImpl = &part1;
    }
};

struct RecordedILoop : ILoop
{
    RecordedVLoop part0;
    RecordedILoop()
    {
        ILoop::mImpl = &part0;
    }
};

struct RecordedISelectLayer : ISelectLayer
{
    RecordedVLayer part0;
    RecordedVSelectLayer part1;
    RecordedISelectLayer()
    {
        ILayer::mLayer = &part0;
        ISelectLayer::mImpl = &part1;
    }
};

struct RecordedIFillLayer : IFillLayer
{
    RecordedVLayer part0;
    RecordedVFillLayer part1;
    RecordedIFillLayer()
    {
        ILayer::mLayer = &part0;
        IFillLayer::mImpl = &part1;
    }
};

struct RecordedIPaddingLayer : IPaddingLayer
{
    RecordedVLayer part0;
    RecordedVPaddingLayer part1;
    RecordedIPaddingLayer()
    {
        ILayer::mLayer = &part0;
        IPaddingLayer::mImpl = &part1;
    }
};

struct RecordedIIfConditional : IIfConditional
{
    RecordedVIfConditional part0;
    RecordedIIfConditional()
    {
        IIfConditional::mImpl = &part0;
    }
};

struct RecordedIScatterLayer : IScatterLayer
{
    RecordedVLayer part0;
    RecordedVScatterLayer part1;
    RecordedIScatterLayer()
    {
        ILayer::mLayer = &part0;
        IScatterLayer::mImpl = &part1;
    }
};

struct RecordedIEinsumLayer : IEinsumLayer
{
    RecordedVLayer part0;
    RecordedVEinsumLayer part1;
    RecordedIEinsumLayer()
    {
        ILayer::mLayer = &part0;
        IEinsumLayer::mImpl = &part1;
    }
};

struct RecordedIAssertionLayer : IAssertionLayer
{
    RecordedVLayer part0;
    RecordedVAssertionLayer part1;
    RecordedIAssertionLayer()
    {
        ILayer::mLayer = &part0;
        IAssertionLayer::mImpl = &part1;
    }
};

struct RecordedIOneHotLayer : IOneHotLayer
{
    RecordedVLayer part0;
    RecordedVOneHotLayer part1;
    RecordedIOneHotLayer()
    {
        ILayer::mLayer = &part0;
        IOneHotLayer::mImpl = &part1;
    }
};

struct RecordedINonZeroLayer : INonZeroLayer
{
    RecordedVLayer part0;
    RecordedVNonZeroLayer part1;
    RecordedINonZeroLayer()
    {
        ILayer::mLayer = &part0;
        INonZeroLayer::mImpl = &part1;
    }
};

struct RecordedIGridSampleLayer : IGridSampleLayer
{
    RecordedVLayer part0;
    RecordedVGridSampleLayer part1;
    RecordedIGridSampleLayer()
    {
        ILayer::mLayer = &part0;
        IGridSampleLayer::mImpl = &part1;
    }
};

struct RecordedINMSLayer : INMSLayer
{
    RecordedVLayer part0;
    RecordedVNMSLayer part1;
    RecordedINMSLayer()
    {
        ILayer::mLayer = &part0;
        INMSLayer::mImpl = &part1;
    }
};

struct RecordedIReverseSequenceLayer : IReverseSequenceLayer
{
    RecordedVLayer part0;
    RecordedVReverseSequenceLayer part1;
    RecordedIReverseSequenceLayer()
    {
        ILayer::mLayer = &part0;
        IReverseSequenceLayer::mImpl = &part1;
    }
};

struct RecordedINormalizationLayer : INormalizationLayer
{
    RecordedVLayer part0;
    RecordedVNormalizationLayer part1;
    RecordedINormalizationLayer()
    {
        ILayer::mLayer = &part0;
        INormalizationLayer::mImpl = &part1;
    }
};

struct RecordedICastLayer : ICastLayer
{
    RecordedVLayer part0;
    RecordedVCastLayer part1;
    RecordedICastLayer()
    {
        ILayer::mLayer = &part0;
        ICastLayer::mImpl = &part1;
    }
};

struct RecordedIQuantizeLayer : IQuantizeLayer
{
    RecordedVLayer part0;
    RecordedVQuantizeLayer part1;
    RecordedIQuantizeLayer()
    {
        ILayer::mLayer = &part0;
        IQuantizeLayer::mImpl = &part1;
    }
};

struct RecordedIDequantizeLayer : IDequantizeLayer
{
    RecordedVLayer part0;
    RecordedVDequantizeLayer part1;
    RecordedIDequantizeLayer()
    {
        ILayer::mLayer = &part0;
        IDequantizeLayer::mImpl = &part1;
    }
};

struct RecordedISqueezeLayer : ISqueezeLayer
{
    RecordedVLayer part0;
    RecordedVSqueezeLayer part1;
    RecordedISqueezeLayer()
    {
        ILayer::mLayer = &part0;
        ISqueezeLayer::mImpl = &part1;
    }
};

struct RecordedIUnsqueezeLayer : IUnsqueezeLayer
{
    RecordedVLayer part0;
    RecordedVUnsqueezeLayer part1;
    RecordedIUnsqueezeLayer()
    {
        ILayer::mLayer = &part0;
        IUnsqueezeLayer::mImpl = &part1;
    }
};

struct RecordedIDynamicQuantizeLayer : IDynamicQuantizeLayer
{
    RecordedVLayer part0;
    RecordedVDynamicQuantizeLayer part1;
    RecordedIDynamicQuantizeLayer()
    {
        ILayer::mLayer = &part0;
        IDynamicQuantizeLayer::mImpl = &part1;
    }
};

struct RecordedICumulativeLayer : ICumulativeLayer
{
    RecordedVLayer part0;
    RecordedVCumulativeLayer part1;
    RecordedICumulativeLayer()
    {
        ILayer::mLayer = &part0;
        ICumulativeLayer::mImpl = &part1;
    }
};

struct RecordedIAttention : IAttention
{
    RecordedVAttention part0;
    RecordedIAttention()
    {
        IAttention::mImpl = &part0;
    }
};

struct RecordedIRotaryEmbeddingLayer : IRotaryEmbeddingLayer
{
    RecordedVLayer part0;
    RecordedVRotaryEmbeddingLayer part1;
    RecordedIRotaryEmbeddingLayer()
    {
        ILayer::mLayer = &part0;
        IRotaryEmbeddingLayer::mImpl = &part1;
    }
};

struct RecordedIKVCacheUpdateLayer : IKVCacheUpdateLayer
{
    RecordedVLayer part0;
    RecordedVKVCacheUpdateLayer part1;
    RecordedIKVCacheUpdateLayer()
    {
        ILayer::mLayer = &part0;
        IKVCacheUpdateLayer::mImpl = &part1;
    }
};

struct RecordedIMoELayer : IMoELayer
{
    RecordedVLayer part0;
    RecordedVMoELayer part1;
    RecordedIMoELayer()
    {
        ILayer::mLayer = &part0;
        IMoELayer::mImpl = &part1;
    }
};

struct RecordedIDistCollectiveLayer : IDistCollectiveLayer
{
    RecordedVLayer part0;
    RecordedVDistCollectiveLayer part1;
    RecordedIDistCollectiveLayer()
    {
        ILayer::mLayer = &part0;
        IDistCollectiveLayer::mImpl = &part1;
    }
};

struct RecordedITimingCache : ITimingCache
{
    RecordedVTimingCache part0;
    RecordedITimingCache()
    {
        ITimingCache::mImpl = &part0;
    }
};

struct RecordedIOptimizationProfile : IOptimizationProfile
{
    RecordedVOptimizationProfile part0;
    RecordedIOptimizationProfile()
    {
        IOptimizationProfile::mImpl = &part0;
    }
};

struct RecordedIRuntimeCache : IRuntimeCache
{
    RecordedVRuntimeCache part0;
    RecordedIRuntimeCache()
    {
        IRuntimeCache::mImpl = &part0;
    }
};

inline ICudaEngine* RecordedVRuntime::deserializeCudaEngine(void const* a0, size_t a1)
{
    return fake::create<RecordedICudaEngine>("VRuntime::deserializeCudaEngine", "ICudaEngine", a0, a1);
}

inline ICudaEngine* RecordedVRuntime::deserializeCudaEngine(IStreamReader& a0)
{
    return fake::create<RecordedICudaEngine>("VRuntime::deserializeCudaEngine", "ICudaEngine", a0);
}

inline IRuntime* RecordedVRuntime::loadRuntime(char const* a0)
{
    return fake::create<RecordedIRuntime>("VRuntime::loadRuntime", "IRuntime", a0);
}

inline ICudaEngine* RecordedVRuntime::deserializeCudaEngineV2(IStreamReaderV2& a0)
{
    return fake::create<RecordedICudaEngine>("VRuntime::deserializeCudaEngineV2", "ICudaEngine", a0);
}

inline IHostMemory* RecordedVCudaEngine::serialize() const
{
    return fake::create<RecordedIHostMemory>("VCudaEngine::serialize", "IHostMemory");
}

inline IExecutionContext* RecordedVCudaEngine::createExecutionContext(ExecutionContextAllocationStrategy a0)
{
    return fake::create<RecordedIExecutionContext>("VCudaEngine::createExecutionContext", "IExecutionContext", a0);
}

inline IEngineInspector* RecordedVCudaEngine::createEngineInspector() const
{
    return fake::create<RecordedIEngineInspector>("VCudaEngine::createEngineInspector", "IEngineInspector");
}

inline ISerializationConfig* RecordedVCudaEngine::createSerializationConfig()
{
    return fake::create<RecordedISerializationConfig>("VCudaEngine::createSerializationConfig", "ISerializationConfig");
}

inline IHostMemory* RecordedVCudaEngine::serializeWithConfig(ISerializationConfig& a0) const
{
    return fake::create<RecordedIHostMemory>("VCudaEngine::serializeWithConfig", "IHostMemory", a0);
}

inline IRefitter* RecordedVCudaEngine::createRefitter(ILogger& a0)
{
    return fake::create<RecordedIRefitter>("VCudaEngine::createRefitter", "IRefitter", a0);
}

inline IExecutionContext* RecordedVCudaEngine::createExecutionContextWithRuntimeConfig(IRuntimeConfig* a0)
{
    return fake::create<RecordedIExecutionContext>("VCudaEngine::createExecutionContextWithRuntimeConfig", "IExecutionContext", a0);
}

inline IRuntimeConfig* RecordedVCudaEngine::createRuntimeConfig()
{
    return fake::create<RecordedIRuntimeConfig>("VCudaEngine::createRuntimeConfig", "IRuntimeConfig");
}

inline ITensor* RecordedVLayer::getOutput(int32_t a0) const
{
    return fake::add<RecordedITensor>("VLayer::getOutput", "ITensor", a0);
}

inline IRecurrenceLayer* RecordedVLoop::addRecurrence(ITensor& a0)
{
    return fake::add<RecordedIRecurrenceLayer>("VLoop::addRecurrence", "IRecurrenceLayer", a0);
}

inline ITripLimitLayer* RecordedVLoop::addTripLimit(ITensor& a0, TripLimit a1)
{
    return fake::add<RecordedITripLimitLayer>("VLoop::addTripLimit", "ITripLimitLayer", a0, a1);
}

inline IIteratorLayer* RecordedVLoop::addIterator(ITensor& a0, int32_t a1, bool a2)
{
    return fake::add<RecordedIIteratorLayer>("VLoop::addIterator", "IIteratorLayer", a0, a1, a2);
}

inline ILoopOutputLayer* RecordedVLoop::addLoopOutput(ITensor& a0, LoopOutput a1, int32_t a2)
{
    return fake::add<RecordedILoopOutputLayer>("VLoop::addLoopOutput", "ILoopOutputLayer", a0, a1, a2);
}

inline IConditionLayer* RecordedVIfConditional::setCondition(ITensor& a0)
{
    return fake::add<RecordedIConditionLayer>("VIfConditional::setCondition", "IConditionLayer", a0);
}

inline IIfConditionalInputLayer* RecordedVIfConditional::addInput(ITensor& a0)
{
    return fake::add<RecordedIIfConditionalInputLayer>("VIfConditional::addInput", "IIfConditionalInputLayer", a0);
}

inline IIfConditionalOutputLayer* RecordedVIfConditional::addOutput(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedIIfConditionalOutputLayer>("VIfConditional::addOutput", "IIfConditionalOutputLayer", a0, a1);
}

inline ITensor* RecordedVAttention::getOutput(int32_t a0) const
{
    return fake::add<RecordedITensor>("VAttention::getOutput", "ITensor", a0);
}

inline ITensor* RecordedVNetworkDefinition::addInput(char const* a0, DataType a1, Dims64 const& a2)
{
    return fake::add<RecordedITensor>("VNetworkDefinition::addInput", "ITensor", a0, a1, a2);
}

inline IActivationLayer* RecordedVNetworkDefinition::addActivation(ITensor& a0, ActivationType a1)
{
    return fake::add<RecordedIActivationLayer>("VNetworkDefinition::addActivation", "IActivationLayer", a0, a1);
}

inline ILRNLayer* RecordedVNetworkDefinition::addLRN(ITensor& a0, int64_t a1, float a2, float a3, float a4)
{
    return fake::add<RecordedILRNLayer>("VNetworkDefinition::addLRN", "ILRNLayer", a0, a1, a2, a3, a4);
}

inline IScaleLayer* RecordedVNetworkDefinition::addScale(ITensor& a0, ScaleMode a1, Weights a2, Weights a3, Weights a4)
{
    return fake::add<RecordedIScaleLayer>("VNetworkDefinition::addScale", "IScaleLayer", a0, a1, a2, a3, a4);
}

inline ISoftMaxLayer* RecordedVNetworkDefinition::addSoftMax(ITensor& a0)
{
    return fake::add<RecordedISoftMaxLayer>("VNetworkDefinition::addSoftMax", "ISoftMaxLayer", a0);
}

inline IConcatenationLayer* RecordedVNetworkDefinition::addConcatenation(ITensor* const* a0, int32_t a1)
{
    return fake::add<RecordedIConcatenationLayer>("VNetworkDefinition::addConcatenation", "IConcatenationLayer", a0, a1);
}

inline IElementWiseLayer* RecordedVNetworkDefinition::addElementWise(ITensor& a0, ITensor& a1, ElementWiseOperation a2)
{
    return fake::add<RecordedIElementWiseLayer>("VNetworkDefinition::addElementWise", "IElementWiseLayer", a0, a1, a2);
}

inline IUnaryLayer* RecordedVNetworkDefinition::addUnary(ITensor& a0, UnaryOperation a1)
{
    return fake::add<RecordedIUnaryLayer>("VNetworkDefinition::addUnary", "IUnaryLayer", a0, a1);
}

inline IShuffleLayer* RecordedVNetworkDefinition::addShuffle(ITensor& a0)
{
    return fake::add<RecordedIShuffleLayer>("VNetworkDefinition::addShuffle", "IShuffleLayer", a0);
}

inline ITensor* RecordedVNetworkDefinition::getOutput(int32_t a0) const
{
    return fake::add<RecordedITensor>("VNetworkDefinition::getOutput", "ITensor", a0);
}

inline IReduceLayer* RecordedVNetworkDefinition::addReduce(ITensor& a0, ReduceOperation a1, uint32_t a2, bool a3)
{
    return fake::add<RecordedIReduceLayer>("VNetworkDefinition::addReduce", "IReduceLayer", a0, a1, a2, a3);
}

inline ITopKLayer* RecordedVNetworkDefinition::addTopK(ITensor& a0, TopKOperation a1, int32_t a2, uint32_t a3)
{
    return fake::add<RecordedITopKLayer>("VNetworkDefinition::addTopK", "ITopKLayer", a0, a1, a2, a3);
}

inline IGatherLayer* RecordedVNetworkDefinition::addGather(ITensor& a0, ITensor& a1, int32_t a2)
{
    return fake::add<RecordedIGatherLayer>("VNetworkDefinition::addGather", "IGatherLayer", a0, a1, a2);
}

inline IRaggedSoftMaxLayer* RecordedVNetworkDefinition::addRaggedSoftMax(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedIRaggedSoftMaxLayer>("VNetworkDefinition::addRaggedSoftMax", "IRaggedSoftMaxLayer", a0, a1);
}

inline IMatrixMultiplyLayer* RecordedVNetworkDefinition::addMatrixMultiply(ITensor& a0, MatrixOperation a1, ITensor& a2, MatrixOperation a3)
{
    return fake::add<RecordedIMatrixMultiplyLayer>("VNetworkDefinition::addMatrixMultiply", "IMatrixMultiplyLayer", a0, a1, a2, a3);
}

inline IConstantLayer* RecordedVNetworkDefinition::addConstant(Dims64 const& a0, Weights a1)
{
    return fake::add<RecordedIConstantLayer>("VNetworkDefinition::addConstant", "IConstantLayer", a0, a1);
}

inline IIdentityLayer* RecordedVNetworkDefinition::addIdentity(ITensor& a0)
{
    return fake::add<RecordedIIdentityLayer>("VNetworkDefinition::addIdentity", "IIdentityLayer", a0);
}

inline ISliceLayer* RecordedVNetworkDefinition::addSlice(ITensor& a0, Dims64 const& a1, Dims64 const& a2, Dims64 const& a3)
{
    return fake::add<RecordedISliceLayer>("VNetworkDefinition::addSlice", "ISliceLayer", a0, a1, a2, a3);
}

inline IShapeLayer* RecordedVNetworkDefinition::addShape(ITensor& a0)
{
    return fake::add<RecordedIShapeLayer>("VNetworkDefinition::addShape", "IShapeLayer", a0);
}

inline IParametricReLULayer* RecordedVNetworkDefinition::addParametricReLU(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedIParametricReLULayer>("VNetworkDefinition::addParametricReLU", "IParametricReLULayer", a0, a1);
}

inline IConvolutionLayer* RecordedVNetworkDefinition::addConvolutionNd(ITensor& a0, int64_t a1, Dims64 const& a2, Weights a3, Weights a4)
{
    return fake::add<RecordedIConvolutionLayer>("VNetworkDefinition::addConvolutionNd", "IConvolutionLayer", a0, a1, a2, a3, a4);
}

inline IPoolingLayer* RecordedVNetworkDefinition::addPoolingNd(ITensor& a0, PoolingType a1, Dims64 const& a2)
{
    return fake::add<RecordedIPoolingLayer>("VNetworkDefinition::addPoolingNd", "IPoolingLayer", a0, a1, a2);
}

inline IDeconvolutionLayer* RecordedVNetworkDefinition::addDeconvolutionNd(ITensor& a0, int64_t a1, Dims64 const& a2, Weights a3, Weights a4)
{
    return fake::add<RecordedIDeconvolutionLayer>("VNetworkDefinition::addDeconvolutionNd", "IDeconvolutionLayer", a0, a1, a2, a3, a4);
}

inline IScaleLayer* RecordedVNetworkDefinition::addScaleNd(ITensor& a0, ScaleMode a1, Weights a2, Weights a3, Weights a4, int32_t a5)
{
    return fake::add<RecordedIScaleLayer>("VNetworkDefinition::addScaleNd", "IScaleLayer", a0, a1, a2, a3, a4, a5);
}

inline IResizeLayer* RecordedVNetworkDefinition::addResize(ITensor& a0)
{
    return fake::add<RecordedIResizeLayer>("VNetworkDefinition::addResize", "IResizeLayer", a0);
}

inline ILoop* RecordedVNetworkDefinition::addLoop()
{
    return fake::add<RecordedILoop>("VNetworkDefinition::addLoop", "ILoop");
}

inline ISelectLayer* RecordedVNetworkDefinition::addSelect(ITensor& a0, ITensor& a1, ITensor& a2)
{
    return fake::add<RecordedISelectLayer>("VNetworkDefinition::addSelect", "ISelectLayer", a0, a1, a2);
}

inline IFillLayer* RecordedVNetworkDefinition::addFill(Dims64 const& a0, FillOperation a1)
{
    return fake::add<RecordedIFillLayer>("VNetworkDefinition::addFill", "IFillLayer", a0, a1);
}

inline IPaddingLayer* RecordedVNetworkDefinition::addPaddingNd(ITensor& a0, Dims64 const& a1, Dims64 const& a2)
{
    return fake::add<RecordedIPaddingLayer>("VNetworkDefinition::addPaddingNd", "IPaddingLayer", a0, a1, a2);
}

inline IGatherLayer* RecordedVNetworkDefinition::addGatherV2(ITensor& a0, ITensor& a1, GatherMode a2)
{
    return fake::add<RecordedIGatherLayer>("VNetworkDefinition::addGatherV2", "IGatherLayer", a0, a1, a2);
}

inline IIfConditional* RecordedVNetworkDefinition::addIfConditional()
{
    return fake::add<RecordedIIfConditional>("VNetworkDefinition::addIfConditional", "IIfConditional");
}

inline IScatterLayer* RecordedVNetworkDefinition::addScatter(ITensor& a0, ITensor& a1, ITensor& a2, ScatterMode a3)
{
    return fake::add<RecordedIScatterLayer>("VNetworkDefinition::addScatter", "IScatterLayer", a0, a1, a2, a3);
}

inline IEinsumLayer* RecordedVNetworkDefinition::addEinsum(ITensor* const* a0, int32_t a1, char const* a2)
{
    return fake::add<RecordedIEinsumLayer>("VNetworkDefinition::addEinsum", "IEinsumLayer", a0, a1, a2);
}

inline IAssertionLayer* RecordedVNetworkDefinition::addAssertion(ITensor& a0, char const* a1)
{
    return fake::add<RecordedIAssertionLayer>("VNetworkDefinition::addAssertion", "IAssertionLayer", a0, a1);
}

inline IOneHotLayer* RecordedVNetworkDefinition::addOneHot(ITensor& a0, ITensor& a1, ITensor& a2, int32_t a3)
{
    return fake::add<RecordedIOneHotLayer>("VNetworkDefinition::addOneHot", "IOneHotLayer", a0, a1, a2, a3);
}

inline INonZeroLayer* RecordedVNetworkDefinition::addNonZero(ITensor& a0)
{
    return fake::add<RecordedINonZeroLayer>("VNetworkDefinition::addNonZero", "INonZeroLayer", a0);
}

inline IGridSampleLayer* RecordedVNetworkDefinition::addGridSample(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedIGridSampleLayer>("VNetworkDefinition::addGridSample", "IGridSampleLayer", a0, a1);
}

inline INMSLayer* RecordedVNetworkDefinition::addNMS(ITensor& a0, ITensor& a1, ITensor& a2)
{
    return fake::add<RecordedINMSLayer>("VNetworkDefinition::addNMS", "INMSLayer", a0, a1, a2);
}

inline IReverseSequenceLayer* RecordedVNetworkDefinition::addReverseSequence(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedIReverseSequenceLayer>("VNetworkDefinition::addReverseSequence", "IReverseSequenceLayer", a0, a1);
}

inline INormalizationLayer* RecordedVNetworkDefinition::addNormalization(ITensor& a0, ITensor& a1, ITensor& a2, uint32_t a3)
{
    return fake::add<RecordedINormalizationLayer>("VNetworkDefinition::addNormalization", "INormalizationLayer", a0, a1, a2, a3);
}

inline ICastLayer* RecordedVNetworkDefinition::addCast(ITensor& a0, DataType a1)
{
    return fake::add<RecordedICastLayer>("VNetworkDefinition::addCast", "ICastLayer", a0, a1);
}

inline IQuantizeLayer* RecordedVNetworkDefinition::addQuantizeV2(ITensor& a0, ITensor& a1, DataType a2)
{
    return fake::add<RecordedIQuantizeLayer>("VNetworkDefinition::addQuantizeV2", "IQuantizeLayer", a0, a1, a2);
}

inline IDequantizeLayer* RecordedVNetworkDefinition::addDequantizeV2(ITensor& a0, ITensor& a1, DataType a2)
{
    return fake::add<RecordedIDequantizeLayer>("VNetworkDefinition::addDequantizeV2", "IDequantizeLayer", a0, a1, a2);
}

inline IFillLayer* RecordedVNetworkDefinition::addFillV2(Dims64 const& a0, FillOperation a1, DataType a2)
{
    return fake::add<RecordedIFillLayer>("VNetworkDefinition::addFillV2", "IFillLayer", a0, a1, a2);
}

inline ISqueezeLayer* RecordedVNetworkDefinition::addSqueeze(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedISqueezeLayer>("VNetworkDefinition::addSqueeze", "ISqueezeLayer", a0, a1);
}

inline IUnsqueezeLayer* RecordedVNetworkDefinition::addUnsqueeze(ITensor& a0, ITensor& a1)
{
    return fake::add<RecordedIUnsqueezeLayer>("VNetworkDefinition::addUnsqueeze", "IUnsqueezeLayer", a0, a1);
}

inline IDynamicQuantizeLayer* RecordedVNetworkDefinition::addDynamicQuantize(ITensor& a0, int32_t a1, int32_t a2, DataType a3, DataType a4)
{
    return fake::add<RecordedIDynamicQuantizeLayer>("VNetworkDefinition::addDynamicQuantize", "IDynamicQuantizeLayer", a0, a1, a2, a3, a4);
}

inline ICumulativeLayer* RecordedVNetworkDefinition::addCumulative(ITensor& a0, ITensor& a1, CumulativeOperation a2, bool a3, bool a4)
{
    return fake::add<RecordedICumulativeLayer>("VNetworkDefinition::addCumulative", "ICumulativeLayer", a0, a1, a2, a3, a4);
}

inline ITopKLayer* RecordedVNetworkDefinition::addTopKV2(ITensor& a0, TopKOperation a1, int32_t a2, uint32_t a3, DataType a4)
{
    return fake::add<RecordedITopKLayer>("VNetworkDefinition::addTopKV2", "ITopKLayer", a0, a1, a2, a3, a4);
}

inline INonZeroLayer* RecordedVNetworkDefinition::addNonZeroV2(ITensor& a0, DataType a1)
{
    return fake::add<RecordedINonZeroLayer>("VNetworkDefinition::addNonZeroV2", "INonZeroLayer", a0, a1);
}

inline INMSLayer* RecordedVNetworkDefinition::addNMSV2(ITensor& a0, ITensor& a1, ITensor& a2, DataType a3)
{
    return fake::add<RecordedINMSLayer>("VNetworkDefinition::addNMSV2", "INMSLayer", a0, a1, a2, a3);
}

inline IAttention* RecordedVNetworkDefinition::addAttention(ITensor& a0, ITensor& a1, ITensor& a2, AttentionNormalizationOp a3, bool a4)
{
    return fake::add<RecordedIAttention>("VNetworkDefinition::addAttention", "IAttention", a0, a1, a2, a3, a4);
}

inline IRotaryEmbeddingLayer* RecordedVNetworkDefinition::addRotaryEmbedding(ITensor& a0, ITensor& a1, ITensor& a2, bool a3, int32_t a4)
{
    return fake::add<RecordedIRotaryEmbeddingLayer>("VNetworkDefinition::addRotaryEmbedding", "IRotaryEmbeddingLayer", a0, a1, a2, a3, a4);
}

inline IDynamicQuantizeLayer* RecordedVNetworkDefinition::addDynamicQuantizeV2(ITensor& a0, Dims64 const& a1, DataType a2, DataType a3)
{
    return fake::add<RecordedIDynamicQuantizeLayer>("VNetworkDefinition::addDynamicQuantizeV2", "IDynamicQuantizeLayer", a0, a1, a2, a3);
}

inline IKVCacheUpdateLayer* RecordedVNetworkDefinition::addKVCacheUpdate(ITensor& a0, ITensor& a1, ITensor& a2, KVCacheMode a3)
{
    return fake::add<RecordedIKVCacheUpdateLayer>("VNetworkDefinition::addKVCacheUpdate", "IKVCacheUpdateLayer", a0, a1, a2, a3);
}

inline INormalizationLayer* RecordedVNetworkDefinition::addNormalizationV2(ITensor& a0, ITensor& a1, ITensor& a2, uint32_t a3)
{
    return fake::add<RecordedINormalizationLayer>("VNetworkDefinition::addNormalizationV2", "INormalizationLayer", a0, a1, a2, a3);
}

inline IMoELayer* RecordedVNetworkDefinition::addMoE(ITensor& a0, ITensor& a1, ITensor& a2)
{
    return fake::add<RecordedIMoELayer>("VNetworkDefinition::addMoE", "IMoELayer", a0, a1, a2);
}

inline IDistCollectiveLayer* RecordedVNetworkDefinition::addDistCollective(ITensor& a0, CollectiveOperation a1, ReduceOperation a2, int64_t a3, int64_t* a4, int64_t a5)
{
    return fake::add<RecordedIDistCollectiveLayer>("VNetworkDefinition::addDistCollective", "IDistCollectiveLayer", a0, a1, a2, a3, a4, a5);
}

inline IHostMemory* RecordedVTimingCache::serialize() const
{
    return fake::create<RecordedIHostMemory>("VTimingCache::serialize", "IHostMemory");
}

inline ITimingCache* RecordedVBuilderConfig::createTimingCache(void const* a0, size_t a1) const
{
    return fake::create<RecordedITimingCache>("VBuilderConfig::createTimingCache", "ITimingCache", a0, a1);
}

inline IOptimizationProfile* RecordedVBuilder::createOptimizationProfile()
{
    return fake::create<RecordedIOptimizationProfile>("VBuilder::createOptimizationProfile", "IOptimizationProfile");
}

inline IRuntimeCache* RecordedVRuntimeConfig::createRuntimeCache() const
{
    return fake::create<RecordedIRuntimeCache>("VRuntimeConfig::createRuntimeCache", "IRuntimeCache");
}

inline IHostMemory* RecordedVRuntimeCache::serialize() const
{
    return fake::create<RecordedIHostMemory>("VRuntimeCache::serialize", "IHostMemory");
}

} // namespace trt
