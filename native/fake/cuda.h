// The fake CUDA driver's state and the rules that every function keeps: nothing before cuInit, no memory without a current context, no handle used after its
// destruction. Device memory is at addresses that a host cannot read.
#pragma once

#include "record.h"

#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <sys/mman.h>

namespace fake::cuda
{
enum Result
{
    kSUCCESS = 0,
    kINVALID_VALUE = 1,
    kOUT_OF_MEMORY = 2,
    kNOT_INITIALIZED = 3,
    kNO_DEVICE = 100,
    kINVALID_DEVICE = 101,
    kINVALID_CONTEXT = 201,
    kINVALID_HANDLE = 400,
    kNOT_READY = 600,
    kSTREAM_CAPTURE_INVALIDATED = 901,
    kUNKNOWN = 999,
};

struct Event
{
    bool recorded = false;
    float time = 0;
};

struct Stream
{
    bool capturing = false;
    int captured = 0;
};

struct Graph
{
    int nodes = 0;
};

struct Allocation
{
    size_t size;
    std::unique_ptr<char[]> bytes;
};

constexpr size_t kREGION = size_t(1) << 36;

struct Driver
{
    std::recursive_mutex mutex;
    bool initialised = false;
    // Reference counts of primary contexts, by device; a context's handle is its place plus one.
    std::vector<int> contexts;
    std::map<size_t, Allocation> memory;
    std::set<void*> host;
    std::set<Stream*> streams;
    std::set<Event*> events;
    std::set<Graph*> graphs;
    std::set<Graph*> executables;
    size_t used = 0;
    size_t next = 0;
    size_t region = 0;
    std::vector<float> clock;
    size_t tick = 0;

    Driver()
    {
        // Reserved, never readable: a client that takes a device address for one of its own does not get far.
        region = next = reinterpret_cast<size_t>(::mmap(nullptr, kREGION, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
        auto text = fake::plannedText("clock");
        for (char const* at = text.c_str(); *at;)
        {
            char* end;
            clock.push_back(std::strtof(at, &end));
            at = *end == ',' ? end + 1 : end + std::strlen(end);
        }
    }

    size_t total() const { return static_cast<size_t>(std::strtoull(fake::plannedText("memory", "8589934592").c_str(), nullptr, 10)); }

    float now()
    {
        auto const at = tick++;
        if (at < clock.size()) return clock[at];
        return (clock.empty() ? 0 : clock.back()) + static_cast<float>(at - clock.size() + 1);
    }
};

Driver& driver();
int devices();

/// Records the call; the plan's fault or the first rule that is broken, 0 when it may go on.
int begin(char const* function, std::string const& arguments, bool context = false);

/// The allocation that holds these bytes.
std::map<size_t, Allocation>::iterator find(size_t address, size_t size);

template <class T>
int destroy(std::set<T*>& all, T* object)
{
    if (all.erase(object) == 0) return kINVALID_HANDLE;
    fake::destroyed(object);
    delete object;
    return kSUCCESS;
}

template <class T>
T* create(std::set<T*>& all, char const* kind)
{
    auto* object = new T;
    all.insert(object);
    fake::created(object, kind);
    return object;
}

inline std::string text(size_t number)
{
    return std::to_string(number);
}

/// Work of a stream is done at once; in a capture it is only counted.
template <class F>
int queued(Stream* stream, F const& work)
{
    if (driver().streams.count(stream) == 0) return kINVALID_HANDLE;
    if (stream->capturing) stream->captured++;
    else work();
    return kSUCCESS;
}
} // namespace fake::cuda

#define FAKE_BEGIN(...)                                                           \
    std::lock_guard<std::recursive_mutex> lock(fake::cuda::driver().mutex);       \
    if (int const fault = fake::cuda::begin(__func__, __VA_ARGS__)) return fault; \
    [[maybe_unused]] auto& d = fake::cuda::driver();
