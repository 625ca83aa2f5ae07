// Networks of the fake: tensors and layers with names, types and sizes, nothing of what they compute.
#pragma once

#include "call.h"

#include <vector>

namespace trt
{
// TensorRT 8 hands dimensions over by value.
#if !defined(FAKE_RTX) && FAKE_ROW < 1000
using Dims = Dims32;
using DimsArgument = Dims32;
#else
using Dims = Dims64;
using DimsArgument = Dims64 const&;
#endif

struct FakeTensor : RecordedVTensor
{
    std::string name;
    DataType type = DataType::kFLOAT;
    Dims dims{};
    bool input = false;
    bool output = false;

    char const* getName() const override { return fake::enter("VTensor::getName", "") ? name.c_str() : nullptr; }
    void setName(char const* a0) override
    {
        if (fake::enter("VTensor::setName", fake::list(a0))) name = a0;
    }
    Dims getDimensions() const override { return fake::enter("VTensor::getDimensions", "") ? dims : Dims{}; }
    DataType getType() const override { return fake::enter("VTensor::getType", "") ? type : DataType{}; }
    bool isNetworkInput() const override { return fake::enter("VTensor::isNetworkInput", "") && input; }
    bool isNetworkOutput() const override { return fake::enter("VTensor::isNetworkOutput", "") && output; }
};

struct TensorObject : ITensor
{
    FakeTensor implementation;

    TensorObject() { mImpl = &implementation; }
};

struct FakeLayer : RecordedVLayer
{
    LayerType type{};
    std::string name;
    std::vector<ITensor*> inputs;
    TensorObject output;

    LayerType getType() const override { return fake::enter("VLayer::getType", "") ? type : LayerType{}; }
    void setName(char const* a0) override
    {
        if (fake::enter("VLayer::setName", fake::list(a0))) name = a0;
    }
    char const* getName() const override { return fake::enter("VLayer::getName", "") ? name.c_str() : nullptr; }
    int32_t getNbInputs() const override { return fake::enter("VLayer::getNbInputs", "") ? static_cast<int32_t>(inputs.size()) : 0; }
    ITensor* getInput(int32_t a0) const override
    {
        return fake::enter("VLayer::getInput", fake::list(a0)) && a0 >= 0 && static_cast<size_t>(a0) < inputs.size() ? inputs[a0] : nullptr;
    }
    int32_t getNbOutputs() const override { return fake::enter("VLayer::getNbOutputs", "") ? 1 : 0; }
    ITensor* getOutput(int32_t a0) const override { return fake::enter("VLayer::getOutput", fake::list(a0)) && a0 == 0 ? const_cast<TensorObject*>(&output) : nullptr; }
};

template <class Interface, class Implementation>
struct LayerObject : Interface
{
    FakeLayer layer;
    Implementation implementation;

    LayerObject()
    {
        this->mLayer = &layer;
        this->mImpl = &implementation;
    }
};

struct Network : RecordedVNetworkDefinition
{
    IBuilder& builder;
    std::vector<ITensor*> inputs;
    std::vector<ITensor*> outputs;
    std::vector<ILayer*> layers;

    explicit Network(IBuilder& b) : builder(b) {}
    ~Network() override
    {
        for (auto* t : inputs) delete t;
        for (auto* l : layers) delete l;
    }

    ITensor* addInput(char const* a0, DataType a1, DimsArgument a2) override
    {
        if (!fake::enter("VNetworkDefinition::addInput", fake::list(a0, a1, a2))) return nullptr;
        auto* made = new TensorObject;
        made->implementation.name = a0;
        made->implementation.type = a1;
        made->implementation.dims = a2;
        made->implementation.input = true;
        fake::named(made, "ITensor");
        inputs.push_back(made);
        return made;
    }
    void markOutput(ITensor& a0) override
    {
        if (!fake::enter("VNetworkDefinition::markOutput", fake::list(a0))) return;
        static_cast<FakeTensor*>(a0.mImpl)->output = true;
        outputs.push_back(&a0);
    }
    IIdentityLayer* addIdentity(ITensor& a0) override
    {
        return fake::enter("VNetworkDefinition::addIdentity", fake::list(a0)) ? add<IIdentityLayer, RecordedVIdentityLayer>(LayerType::kIDENTITY, a0) : nullptr;
    }
    ICastLayer* addCast(ITensor& a0, DataType a1) override
    {
        if (!fake::enter("VNetworkDefinition::addCast", fake::list(a0, a1))) return nullptr;
        auto* made = add<ICastLayer, RecordedVCastLayer>(LayerType::kCAST, a0);
        static_cast<FakeLayer*>(made->mLayer)->output.implementation.type = a1;
        return made;
    }

    int32_t getNbLayers() const override { return fake::enter("VNetworkDefinition::getNbLayers", "") ? static_cast<int32_t>(layers.size()) : 0; }
    ILayer* getLayer(int32_t a0) const override { return fake::enter("VNetworkDefinition::getLayer", fake::list(a0)) ? at(layers, a0) : nullptr; }
    int32_t getNbInputs() const override { return fake::enter("VNetworkDefinition::getNbInputs", "") ? static_cast<int32_t>(inputs.size()) : 0; }
    int32_t getNbOutputs() const override { return fake::enter("VNetworkDefinition::getNbOutputs", "") ? static_cast<int32_t>(outputs.size()) : 0; }
    ITensor* getInput(int32_t a0) const override { return fake::enter("VNetworkDefinition::getInput", fake::list(a0)) ? at(inputs, a0) : nullptr; }
    ITensor* getOutput(int32_t a0) const override { return fake::enter("VNetworkDefinition::getOutput", fake::list(a0)) ? at(outputs, a0) : nullptr; }
    IBuilder& getBuilder() const override
    {
        fake::enter("VNetworkDefinition::getBuilder", "");
        return builder;
    }

private:
    template <class T>
    static T* at(std::vector<T*> const& all, int32_t index)
    {
        return index >= 0 && static_cast<size_t>(index) < all.size() ? all[index] : nullptr;
    }

    template <class Interface, class Implementation>
    Interface* add(LayerType type, ITensor& input)
    {
        auto* made = new LayerObject<Interface, Implementation>;
        auto const& from = *static_cast<FakeTensor*>(input.mImpl);
        made->layer.type = type;
        made->layer.name = "(Unnamed Layer* " + std::to_string(layers.size()) + ")";
        made->layer.inputs.push_back(&input);
        made->layer.output.implementation.type = from.type;
        made->layer.output.implementation.dims = from.dims;
        fake::named(made, "ILayer");
        fake::named(&made->layer.output, "ITensor");
        layers.push_back(made);
        return made;
    }
};
/// What a client holds. The vendor's class has one virtual method beside the destructor, and it only passes on.
struct NetworkObject : RecordedINetworkDefinition
{
    IBuilder& getBuilder() const override { return mImpl->getBuilder(); }
};
} // namespace trt
