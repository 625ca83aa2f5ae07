// libnvonnxparser.so.N and libtensorrt_onnxparser_rtx.so.1: one source for all releases.
#include "call.h"

#include <fstream>

using namespace trt;
using fake::enter;
using fake::list;

namespace
{
struct ParserError : RecordedIParserError
{
    ParserErrorCode code() const override { return ParserErrorCode::kUNSUPPORTED_NODE; }
    char const* desc() const override { return "the fault plan refuses this node"; }
    int32_t node() const override { return 2; }
#if defined(FAKE_RTX) || FAKE_VERSION >= 100000
    char const* nodeName() const override { return "node_2"; }
    char const* nodeOperator() const override { return "Conv"; }
#endif
};

struct Parser : RecordedIParser
{
    ParserError error;
    int32_t errors = 0;

    Parser() { fake::created(this, "IParser"); }
    ~Parser() override { fake::destroyed(this); }
    static void* operator new(size_t size) { return fake::reserve(size); }
    static void operator delete(void* p) { ::new (p) fake::Grave<RecordedIParser>; }

    bool parseFromFile(char const* a0, int32_t a1) override
    {
        if (!enter("IParser::parseFromFile", list(a0, a1))) return false;
        if (fake::planned("parser-errors", 0) > 0) errors = fake::planned("parser-errors", 0);
        return errors == 0 && std::ifstream(a0).good();
    }
    int32_t getNbErrors() const override { return enter("IParser::getNbErrors", "") ? errors : 0; }
    IParserError const* getError(int32_t a0) const override { return enter("IParser::getError", list(a0)) ? &error : nullptr; }
};
} // namespace

extern "C"
{
#ifndef FAKE_NO_PARSER
FAKE_EXPORT void* createNvOnnxParser_INTERNAL(void* network, void* logger, int32_t version)
{
    return enter("createNvOnnxParser_INTERNAL", list(network, logger, version)) ? new Parser : nullptr;
}
#endif

FAKE_EXPORT int32_t getNvOnnxParserVersion()
{
    return FAKE_VERSION;
}
}
