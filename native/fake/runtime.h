// Loading and running engines: the runtime refuses what the vendor's refuses (another version, another device, no driver), a context keeps the rules of
// the documentation, and every output is the sum of all inputs, element by element, times the plan's gain=1.
//
// Further settings of the fault plan: validity=N and validity-bits=N (what TensorRT-RTX says of an engine's head), inspector=FILE (what the inspector tells).
#pragma once

#include "device.h"
#include "plan.h"
#include "values.h"

#include <fstream>

#if defined(FAKE_RTX) || FAKE_ROW >= 1000
#define FAKE_STRATEGY ExecutionContextAllocationStrategy
#define FAKE_CONTEXT_ARGUMENT a0
#else
#define FAKE_STRATEGY
#define FAKE_CONTEXT_ARGUMENT
#endif

namespace trt
{
struct Context : RecordedVExecutionContext
{
    Plan const& plan;
    int32_t profile = 0;
    std::map<std::string, Dims> shapes;
    std::map<std::string, void*> addresses;
    std::map<std::string, IOutputAllocator*> allocators;

    explicit Context(Plan const& p) : plan(p) {}

    bool setOptimizationProfileAsync(int32_t a0, CUstream_st* a1) override
    {
        if (!fake::enter("VExecutionContext::setOptimizationProfileAsync", fake::list(a0, a1)) || a0 < 0 || static_cast<size_t>(a0) >= plan.profiles.size()) return false;
        profile = a0;
        shapes.clear();
        return true;
    }
    int32_t getOptimizationProfile() const override { return fake::enter("VExecutionContext::getOptimizationProfile", "") ? profile : -1; }
    bool setInputShape(char const* a0, Dims const& a1) override
    {
        if (!fake::enter("VExecutionContext::setInputShape", fake::list(a0, a1))) return false;
        auto const* tensor = plan.find(a0);
        if (!tensor || !tensor->input || tensor->dims.nbDims != a1.nbDims) return false;
        for (int i = 0; i < a1.nbDims; i++)
        {
            auto const* range = rangeOf(a0);
            bool const open = tensor->dims.d[i] == -1;
            if (open && range ? a1.d[i] < (*range)[0].d[i] || a1.d[i] > (*range)[2].d[i] : !open && a1.d[i] != tensor->dims.d[i])
            {
                fake::log(1, "a size is not within the optimization profile");
                return false;
            }
        }
        shapes[a0] = a1;
        return true;
    }
    Dims getTensorShape(char const* a0) const override
    {
        Dims none{};
        none.nbDims = -1;
        if (!fake::enter("VExecutionContext::getTensorShape", fake::list(a0)) || !plan.find(a0)) return none;
        return asSeen(shapeOf(*plan.find(a0)));
    }
    bool allInputDimensionsSpecified() const override { return fake::enter("VExecutionContext::allInputDimensionsSpecified", "") && missing().empty(); }
    bool setTensorAddress(char const* a0, void* a1) override
    {
        if (!fake::enter("VExecutionContext::setTensorAddress", fake::list(a0, a1)) || !plan.find(a0)) return false;
        addresses[a0] = a1;
        return true;
    }
    void const* getTensorAddress(char const* a0) const override
    {
        auto const found = addresses.find(a0);
        return fake::enter("VExecutionContext::getTensorAddress", fake::list(a0)) && found != addresses.end() ? found->second : nullptr;
    }
    bool setOutputAllocator(char const* a0, IOutputAllocator* a1) override
    {
        if (!fake::enter("VExecutionContext::setOutputAllocator", fake::list(a0, a1)) || !plan.find(a0) || plan.find(a0)->input) return false;
        fake::ask("the output allocator", *a1);
        allocators[a0] = a1;
        return true;
    }
    int64_t getMaxOutputSize(char const* a0) const override
    {
        if (!fake::enter("VExecutionContext::getMaxOutputSize", fake::list(a0)) || !plan.find(a0) || !missing().empty()) return -1;
        auto shape = shapeOf(*plan.find(a0));
        for (int i = 0; i < shape.nbDims; i++)
            if (shape.d[i] == kBY_VALUES) shape.d[i] = count(shapeOf(*first()));
        return count(shape) * static_cast<int64_t>(fake::width(static_cast<int>(plan.find(a0)->type)));
    }
    int32_t inferShapes(int32_t a0, char const** a1) override
    {
        if (!fake::enter("VExecutionContext::inferShapes", fake::list(a0))) return -1;
        auto const names = missing();
        for (size_t i = 0; i < names.size() && i < static_cast<size_t>(a0); i++) a1[i] = names[i];
        return static_cast<int32_t>(names.size());
    }
    bool enqueueV3(CUstream_st* a0) override
    {
        if (!fake::enter("VExecutionContext::enqueueV3", fake::list(a0))) return false;
        if (!missing().empty()) return refuse("an input has no shape");
        std::vector<double> sum;
        int64_t kept = 0;
        for (auto const& t : plan.tensors)
        {
            if (!t.input) continue;
            std::vector<double> values;
            if (!read(t, values)) return refuse("an input has no memory, or too little");
            if (&t == first()) kept = static_cast<int64_t>(values.size() - static_cast<size_t>(std::count(values.begin(), values.end(), 0.0)));
            if (sum.empty()) sum = values;
            else for (size_t i = 0; i < sum.size() && !values.empty(); i++) sum[i] += values[i % values.size()];
        }
        auto const gain = std::strtod(fake::plannedText("gain", "1").c_str(), nullptr);
        for (auto& v : sum) v *= gain;
        for (auto const& t : plan.tensors)
            if (!t.input && !give(t, sum, kept)) return false;
        return true;
    }

private:
    std::array<Dims, 3> const* rangeOf(char const* name) const
    {
        if (static_cast<size_t>(profile) >= plan.profiles.size()) return nullptr;
        auto const found = plan.profiles[profile].find(name);
        return found == plan.profiles[profile].end() ? nullptr : &found->second;
    }

    static int64_t count(Dims const& dims)
    {
        int64_t all = 1;
        for (int i = 0; i < dims.nbDims; i++) all *= dims.d[i];
        return all;
    }

    IoTensor const* first() const
    {
        for (auto const& t : plan.tensors)
            if (t.input) return &t;
        return nullptr;
    }

    Dims shapeOf(IoTensor const& tensor) const
    {
        auto dims = tensor.dims;
        if (tensor.input)
        {
            auto const found = shapes.find(tensor.name);
            return found == shapes.end() ? dims : found->second;
        }
        auto const from = first() ? shapeOf(*first()) : Dims{};
        for (int i = 0; i < dims.nbDims; i++)
            if (dims.d[i] == -1 && i < from.nbDims) dims.d[i] = from.d[i];
        return dims;
    }

    std::vector<char const*> missing() const
    {
        std::vector<char const*> names;
        for (auto const& t : plan.tensors)
            for (int i = 0; t.input && i < t.dims.nbDims; i++)
                if (shapeOf(t).d[i] < 0)
                {
                    names.push_back(t.name.c_str());
                    break;
                }
        return names;
    }

    static bool refuse(char const* why)
    {
        fake::log(1, why);
        return false;
    }

    bool read(IoTensor const& tensor, std::vector<double>& values) const
    {
        auto const type = static_cast<int>(tensor.type);
        auto const size = static_cast<size_t>(count(shapeOf(tensor)));
        auto const found = addresses.find(tensor.name);
        if (found == addresses.end() || !found->second) return false;
        if (tensor.host)
        {
            values = fake::numbers(static_cast<uint8_t const*>(found->second), size, type);
            return true;
        }
        auto const bytes = fake::Device().allocation(found->second);
        if (bytes.size() < size * fake::width(type)) return false;
        values = fake::numbers(bytes.data(), size, type);
        return true;
    }

    bool give(IoTensor const& tensor, std::vector<double> const& sum, int64_t kept)
    {
        auto const type = static_cast<int>(tensor.type);
        auto shape = shapeOf(tensor);
        bool byValues = false;
        for (int i = 0; i < shape.nbDims; i++)
            if (shape.d[i] == kBY_VALUES)
            {
                shape.d[i] = kept;
                byValues = true;
            }
        std::vector<double> values;
        for (auto v : sum)
            if (!byValues || v != 0) values.push_back(v);
        std::vector<uint8_t> bytes(static_cast<size_t>(count(shape)) * fake::width(type));
        for (size_t i = 0; i * fake::width(type) < bytes.size() && !values.empty(); i++) fake::store(values[i % values.size()], bytes.data() + i * fake::width(type), type);
        void* address = addresses[tensor.name];
        if (byValues)
        {
            auto const found = allocators.find(tensor.name);
            if (found == allocators.end()) return refuse("the size of an output is known by its values only, and nobody gives it memory");
            auto const size = bytes.empty() ? 1 : bytes.size();
#if defined(FAKE_RTX) || FAKE_ROW >= 1000
            address = found->second->reallocateOutputAsync(tensor.name.c_str(), address, size, 256, nullptr);
#else
            address = found->second->reallocateOutput(tensor.name.c_str(), address, size, 256);
#endif
            if (!address) return refuse("an output got no memory");
            found->second->notifyShape(tensor.name.c_str(), shape);
        }
        if (!address) return refuse("an output has no memory");
        if (tensor.host) std::memcpy(address, bytes.data(), bytes.size());
        else if (fake::Device().allocation(address).size() < bytes.size() || !fake::Device().write(address, bytes)) return refuse("an output has too little memory");
        return true;
    }
};

struct Inspector : RecordedVEngineInspector
{
    Plan const& plan;
    mutable std::string text;

    explicit Inspector(Plan const& p) : plan(p) {}

    char const* getEngineInformation(LayerInformationFormat a0) const override
    {
        if (!fake::enter("VEngineInspector::getEngineInformation", fake::list(a0))) return nullptr;
        auto const file = fake::plannedText("inspector");
        if (file.empty()) return plan.layers.c_str();
        std::ostringstream all;
        all << std::ifstream(file).rdbuf();
        text = all.str();
        return text.c_str();
    }
};

struct Engine : RecordedVCudaEngine
{
    Plan plan;

    explicit Engine(Plan p) : plan(std::move(p)) {}

    int32_t getNbIOTensors() const override { return fake::enter("VCudaEngine::getNbIOTensors", "") ? static_cast<int32_t>(plan.tensors.size()) : 0; }
    char const* getIOTensorName(int32_t a0) const override
    {
        return fake::enter("VCudaEngine::getIOTensorName", fake::list(a0)) && a0 >= 0 && static_cast<size_t>(a0) < plan.tensors.size() ? plan.tensors[a0].name.c_str() : nullptr;
    }
    Dims getTensorShape(char const* a0) const override
    {
        Dims none{};
        none.nbDims = -1;
        auto const* t = plan.find(a0);
        return fake::enter("VCudaEngine::getTensorShape", fake::list(a0)) && t ? asSeen(t->dims) : none;
    }
    DataType getTensorDataType(char const* a0) const override
    {
        auto const* t = plan.find(a0);
        return fake::enter("VCudaEngine::getTensorDataType", fake::list(a0)) && t ? t->type : DataType{};
    }
    TensorLocation getTensorLocation(char const* a0) const override
    {
        auto const* t = plan.find(a0);
        return fake::enter("VCudaEngine::getTensorLocation", fake::list(a0)) && t && t->host ? TensorLocation::kHOST : TensorLocation::kDEVICE;
    }
    bool isShapeInferenceIO(char const* a0) const override
    {
        auto const* t = plan.find(a0);
        return fake::enter("VCudaEngine::isShapeInferenceIO", fake::list(a0)) && t && t->host;
    }
    TensorIOMode getTensorIOMode(char const* a0) const override
    {
        auto const* t = plan.find(a0);
        if (!fake::enter("VCudaEngine::getTensorIOMode", fake::list(a0)) || !t) return TensorIOMode::kNONE;
        return t->input ? TensorIOMode::kINPUT : TensorIOMode::kOUTPUT;
    }
    TensorFormat getTensorFormatV2(char const* a0, int32_t a1) const override
    {
        auto const* t = plan.find(a0);
        return fake::enter("VCudaEngine::getTensorFormatV2", fake::list(a0, a1)) && t ? static_cast<TensorFormat>(t->format) : TensorFormat::kLINEAR;
    }
    Dims getProfileShape(char const* a0, int32_t a1, OptProfileSelector a2) const override
    {
        Dims none{};
        none.nbDims = -1;
        auto const* t = plan.find(a0);
        if (!fake::enter("VCudaEngine::getProfileShape", fake::list(a0, a1, a2)) || !t || !t->input || a1 < 0 || static_cast<size_t>(a1) >= profiles()) return none;
        if (static_cast<size_t>(a1) >= plan.profiles.size()) return t->dims;
        auto const found = plan.profiles[a1].find(a0);
        return found == plan.profiles[a1].end() ? t->dims : found->second[static_cast<size_t>(a2)];
    }
    int32_t getNbOptimizationProfiles() const override { return fake::enter("VCudaEngine::getNbOptimizationProfiles", "") ? static_cast<int32_t>(profiles()) : 0; }
    int32_t getNbLayers() const override { return fake::enter("VCudaEngine::getNbLayers", "") ? 1 : 0; }
    IExecutionContext* createExecutionContext(FAKE_STRATEGY FAKE_CONTEXT_ARGUMENT) override
    {
        return fake::enter("VCudaEngine::createExecutionContext", fake::list(FAKE_CONTEXT_ARGUMENT)) ? &fake::own<IExecutionContext, Context>("IExecutionContext", plan) : nullptr;
    }
    IEngineInspector* createEngineInspector() const override
    {
        return fake::enter("VCudaEngine::createEngineInspector", "") ? &fake::own<IEngineInspector, Inspector>("IEngineInspector", plan) : nullptr;
    }

private:
    size_t profiles() const { return plan.profiles.empty() ? 1 : plan.profiles.size(); }
};

/// An engine's first bytes, those parts that others read: the mark, and at 24 major, minor, patch, build.
inline std::vector<uint8_t> head()
{
    std::vector<uint8_t> bytes(kHEAD);
#ifdef FAKE_RTX
    char const* mark = "vtrt";
#else
    char const* mark = "ftrt";
#endif
    std::memcpy(bytes.data(), mark, 4);
    int const factor = FAKE_VERSION >= 10000 ? 10000 : 1000;
    bytes[24] = static_cast<uint8_t>(FAKE_VERSION / factor);
    bytes[25] = static_cast<uint8_t>(FAKE_VERSION % factor / 100);
    bytes[26] = static_cast<uint8_t>(FAKE_VERSION % 100);
    bytes[27] = 9;
    return bytes;
}

struct Runtime : RecordedVRuntime
{
    using RecordedVRuntime::deserializeCudaEngine;

#if defined(FAKE_RTX) || FAKE_ROW >= 1000
    ICudaEngine* deserializeCudaEngine(void const* a0, size_t a1) override
    {
        if (!marked(a0, a1)) return RecordedVRuntime::deserializeCudaEngine(a0, a1);
        return fake::enter("VRuntime::deserializeCudaEngine", fake::list(a0, a1)) ? load(a0, a1) : nullptr;
    }
#else
    ICudaEngine* deserializeCudaEngine(void const* a0, size_t a1, IPluginFactory* a2) override
    {
        if (!marked(a0, a1)) return RecordedVRuntime::deserializeCudaEngine(a0, a1, a2);
        return fake::enter("VRuntime::deserializeCudaEngine", fake::list(a0, a1, a2)) ? load(a0, a1) : nullptr;
    }
#endif
#ifdef FAKE_RTX
    int64_t getEngineHeaderSize() const override { return fake::enter("VRuntime::getEngineHeaderSize", "") ? static_cast<int64_t>(kHEAD) : 0; }
    EngineValidity getEngineValidity(void const* a0, int64_t a1, uint64_t* a2) const override
    {
        if (!fake::enter("VRuntime::getEngineValidity", fake::list(a0, a1, a2))) return EngineValidity::kINVALID;
        bool const ours = marked(a0, static_cast<size_t>(a1)) && std::memcmp(a0, head().data(), 27) == 0;
        *a2 = static_cast<uint64_t>(fake::planned("validity-bits", ours ? 0 : 1));
        return static_cast<EngineValidity>(fake::planned("validity", ours ? 0 : 2));
    }
#endif

private:
    // What begins like no engine at all is one without tensors: enough to have every method of the classes called.
    static bool marked(void const* bytes, size_t size) { return size >= kHEAD && std::memcmp(bytes, head().data(), 4) == 0; }

    static ICudaEngine* load(void const* bytes, size_t size)
    {
        auto const* text = static_cast<char const*>(bytes);
        // The build number may differ.
        if (std::memcmp(text, head().data(), 27) != 0) return refuse("the version tag of the engine does not match");
        if (fake::Device().count() == 0) return refuse("CUDA initialization failure with error: 100");
        auto plan = Plan::read(std::string(text + kHEAD, size - kHEAD));
        if (plan.capability && plan.capability != fake::Device().capability()) return refuse("the engine was built for a device of another compute capability");
        return &fake::own<ICudaEngine, Engine>("ICudaEngine", std::move(plan));
    }

    static ICudaEngine* refuse(char const* why)
    {
        fake::log(1, why);
        return nullptr;
    }
};
} // namespace trt
