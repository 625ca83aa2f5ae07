// libnvonnxparser.so.N and libtensorrt_onnxparser_rtx.so.1: one source for all releases.
#include "network.h"

#include <cstring>
#include <fstream>
#include <sstream>
#include <vector>

using namespace trt;
using fake::enter;
using fake::list;

// From 10.13 on and in RTX weights may come by name.
#if defined(FAKE_RTX) || FAKE_ROW >= 1013
#define FAKE_TAKES_WEIGHTS
#endif

namespace
{
struct ParserError : RecordedIParserError
{
    ParserErrorCode code() const override { return ParserErrorCode::kUNSUPPORTED_NODE; }
    char const* desc() const override { return "the fault plan refuses this node"; }
    int32_t node() const override { return 2; }
#if defined(FAKE_RTX) || FAKE_ROW >= 1000
    char const* nodeName() const override { return "node_2"; }
    char const* nodeOperator() const override { return "Conv"; }
#endif
};

#ifdef FAKE_TAKES_WEIGHTS
struct HandedWeights
{
    void const* data;
    size_t size;
    uint64_t sum;
};

// FNV-1a over 64-bit words, the rest by bytes.
uint64_t sum(void const* data, size_t size)
{
    uint64_t hash = 0xcbf29ce484222325;
    auto const* bytes = static_cast<unsigned char const*>(data);
    size_t at = 0;
    for (; at + 8 <= size; at += 8)
    {
        uint64_t word;
        std::memcpy(&word, bytes + at, 8);
        hash = (hash ^ word) * 0x100000001b3;
    }
    for (; at < size; at++) hash = (hash ^ bytes[at]) * 0x100000001b3;
    return hash;
}
#endif

struct Parser : RecordedIParser
{
    ParserError error;
    int32_t errors = 0;
    INetworkDefinition& network;

    explicit Parser(INetworkDefinition& n) : network(n) { fake::created(this, "IParser"); }
    ~Parser() override
    {
#ifdef FAKE_TAKES_WEIGHTS
        // The data must outlive the parser: it is read to the end of its life.
        for (auto const& w : weights)
            if (w.sum != sum(w.data, w.size)) fake::write("weights changed before their parser was destroyed");
#endif
        fake::destroyed(this);
    }
    static void* operator new(size_t size) { return fake::reserve(size); }
    static void operator delete(void* p) { ::new (p) fake::Grave<RecordedIParser>; }

    bool parseFromFile(char const* a0, int32_t a1) override
    {
        if (!enter("IParser::parseFromFile", list(a0, a1))) return false;
        if (fake::planned("parser-errors", 0) > 0) errors = fake::planned("parser-errors", 0);
        return errors == 0 && std::ifstream(a0).good() && fill();
    }
#ifdef FAKE_TAKES_WEIGHTS
    std::vector<HandedWeights> weights;

    bool loadModelProto(void const*, size_t a1, char const* a2) override { return enter("IParser::loadModelProto", list(a1 < (1 << 20), a2)); }
    bool loadInitializer(char const* a0, void const* a1, size_t a2) override
    {
        weights.push_back({a1, a2, sum(a1, a2)});
        return enter("IParser::loadInitializer", list(a0, a2, weights.back().sum, reinterpret_cast<uintptr_t>(a1) % 8));
    }
    bool parseModelProto() override { return enter("IParser::parseModelProto", "") && fill(); }
#endif
    bool supportsOperator(char const* a0) const override { return enter("IParser::supportsOperator", list(a0)) && std::strcmp(a0, "NoSuchOperator") != 0; }
    int32_t getNbErrors() const override { return enter("IParser::getNbErrors", "") ? errors : 0; }
    IParserError const* getError(int32_t a0) const override { return enter("IParser::getError", list(a0)) ? &error : nullptr; }

private:
    // What every model is to the fake: an input (or those that the plan has, as inputs=a:-1x3x8x8,b:-1x4), a layer and an output.
    bool fill()
    {
        ITensor* input = nullptr;
        std::istringstream all(fake::plannedText("inputs", "input:-1x1x32x32"));
        for (std::string one; std::getline(all, one, ',');)
        {
            auto const colon = one.find(':');
            Dims dims{};
            std::istringstream sizes(one.substr(colon + 1));
            for (std::string size; std::getline(sizes, size, 'x');) dims.d[dims.nbDims++] = std::atoi(size.c_str());
            auto* made = network.mImpl->addInput(one.substr(0, colon).c_str(), DataType::kFLOAT, dims);
            if (!input) input = made;
        }
        auto* layer = input ? network.mImpl->addIdentity(*input) : nullptr;
        if (!layer) return false;
        layer->mLayer->setName("node_0");
        auto* output = layer->mLayer->getOutput(0);
        output->mImpl->setName("output");
        network.mImpl->markOutput(*output);
        return true;
    }
};
} // namespace

extern "C"
{
#ifndef FAKE_NO_PARSER
FAKE_EXPORT void* createNvOnnxParser_INTERNAL(void* network, void* logger, int32_t version)
{
    return enter("createNvOnnxParser_INTERNAL", list(network, logger, version)) ? new Parser(*static_cast<INetworkDefinition*>(network)) : nullptr;
}
#endif

// The parser counts apart from the builder: 0.1.0, and 0.2.0 in the newest headers.
FAKE_EXPORT int32_t getNvOnnxParserVersion()
{
#if (defined(FAKE_RTX) && FAKE_ROW >= 107) || FAKE_ROW >= 1104
    return 200;
#else
    return 100;
#endif
}
}
