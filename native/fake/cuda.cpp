// libcuda.so.1: devices, memory, streams, events and graphs of a driver that computes nothing. It keeps the rules of the real one: nothing before cuInit,
// no memory without a current context, no handle used after its destruction. Device memory is at addresses that a host cannot read.
//
// Settings of the plan: devices=1, capability=89, memory=BYTES (of each device), clock=MS,MS,… (the time at each cuEventRecord, then one more for each),
// busy=1 (work is never done when asked), and code=N@FUNCTION for a CUresult.
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

using fake::enter;

namespace
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

// Made anew by fake_cuda_reset, so that tests in one process do not see each other.
std::unique_ptr<Driver> made;
std::mutex making;
thread_local size_t current = 0;

Driver& driver()
{
    std::lock_guard<std::mutex> lock(making);
    if (!made) made = std::make_unique<Driver>();
    return *made;
}

int devices()
{
    return fake::planned("devices", 1);
}

/// Records the call; the plan's fault or the first rule that is broken, 0 when it may go on.
int begin(char const* function, std::string const& arguments, bool context = false)
{
    if (!enter(function, arguments)) return fake::plannedCode() ? fake::plannedCode() : kUNKNOWN;
    auto& d = driver();
    if (!d.initialised) return kNOT_INITIALIZED;
    if (context && (current == 0 || d.contexts[current - 1] == 0)) return kINVALID_CONTEXT;
    return kSUCCESS;
}

/// The allocation that holds these bytes.
std::map<size_t, Allocation>::iterator find(size_t address, size_t size)
{
    auto& memory = driver().memory;
    auto found = memory.upper_bound(address);
    if (found == memory.begin()) return memory.end();
    --found;
    return address + size <= found->first + found->second.size ? found : memory.end();
}

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

std::string text(size_t number)
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
} // namespace

#define FAKE_BEGIN(...)                                              \
    std::lock_guard<std::recursive_mutex> lock(driver().mutex);      \
    if (int const fault = begin(__func__, __VA_ARGS__)) return fault; \
    [[maybe_unused]] auto& d = driver();

extern "C"
{
/// For tests within one process: other devices, another plan and record. All handles are forgotten; cuInit need not be called again.
FAKE_EXPORT void fake_cuda_reset(char const* plan, char const* record)
{
    bool const initialised = driver().initialised;
    fake::reset(plan, record);
    {
        std::lock_guard<std::mutex> lock(making);
        made.reset();
        current = 0;
    }
    driver().initialised = initialised;
    driver().contexts.resize(devices());
}

FAKE_EXPORT int cuInit(unsigned flags)
{
    if (!enter(__func__, text(flags))) return fake::plannedCode() ? fake::plannedCode() : kUNKNOWN;
    if (devices() == 0) return kNO_DEVICE;
    driver().initialised = true;
    driver().contexts.resize(devices());
    return kSUCCESS;
}

FAKE_EXPORT int cuDriverGetVersion(int* version)
{
    *version = 12080;
    return kSUCCESS;
}

FAKE_EXPORT int cuGetErrorName(int error, char const** name)
{
    static std::map<int, char const*> const names = {{1, "CUDA_ERROR_INVALID_VALUE"}, {2, "CUDA_ERROR_OUT_OF_MEMORY"}, {3, "CUDA_ERROR_NOT_INITIALIZED"},
        {100, "CUDA_ERROR_NO_DEVICE"}, {101, "CUDA_ERROR_INVALID_DEVICE"}, {201, "CUDA_ERROR_INVALID_CONTEXT"}, {400, "CUDA_ERROR_INVALID_HANDLE"},
        {600, "CUDA_ERROR_NOT_READY"}, {700, "CUDA_ERROR_ILLEGAL_ADDRESS"}, {901, "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED"}, {999, "CUDA_ERROR_UNKNOWN"}};
    auto const found = names.find(error);
    *name = found == names.end() ? nullptr : found->second;
    return found == names.end() ? kINVALID_VALUE : kSUCCESS;
}

FAKE_EXPORT int cuDeviceGetCount(int* count)
{
    FAKE_BEGIN("")
    *count = devices();
    return kSUCCESS;
}

FAKE_EXPORT int cuDeviceGet(int* device, int ordinal)
{
    FAKE_BEGIN(std::to_string(ordinal))
    if (ordinal < 0 || ordinal >= devices()) return kINVALID_DEVICE;
    *device = ordinal;
    return kSUCCESS;
}

FAKE_EXPORT int cuDeviceGetName(char* name, int length, int device)
{
    FAKE_BEGIN(std::to_string(device))
    if (device < 0 || device >= devices()) return kINVALID_DEVICE;
    std::strncpy(name, ("Fake GPU " + std::to_string(device)).c_str(), static_cast<size_t>(length));
    name[length - 1] = 0;
    return kSUCCESS;
}

FAKE_EXPORT int cuDeviceTotalMem_v2(size_t* bytes, int device)
{
    FAKE_BEGIN(std::to_string(device))
    *bytes = d.total();
    return kSUCCESS;
}

FAKE_EXPORT int cuDeviceGetAttribute(int* value, int attribute, int device)
{
    FAKE_BEGIN(std::to_string(attribute) + ", " + std::to_string(device))
    int const capability = fake::planned("capability", 89);
    *value = attribute == 75 ? capability / 10 : attribute == 76 ? capability % 10 : 0;
    return kSUCCESS;
}

FAKE_EXPORT int cuDevicePrimaryCtxRetain(size_t* context, int device)
{
    FAKE_BEGIN(std::to_string(device))
    if (device < 0 || device >= devices()) return kINVALID_DEVICE;
    d.contexts[device]++;
    *context = static_cast<size_t>(device) + 1;
    return kSUCCESS;
}

FAKE_EXPORT int cuDevicePrimaryCtxRelease_v2(int device)
{
    FAKE_BEGIN(std::to_string(device))
    if (device < 0 || device >= devices() || d.contexts[device] == 0) return kINVALID_CONTEXT;
    d.contexts[device]--;
    return kSUCCESS;
}

FAKE_EXPORT int cuCtxSetCurrent(size_t context)
{
    FAKE_BEGIN(text(context))
    if (context > d.contexts.size() || (context > 0 && d.contexts[context - 1] == 0)) return kINVALID_CONTEXT;
    current = context;
    return kSUCCESS;
}

FAKE_EXPORT int cuMemGetInfo_v2(size_t* free, size_t* total)
{
    FAKE_BEGIN("", true)
    *total = d.total();
    *free = *total - d.used;
    return kSUCCESS;
}

FAKE_EXPORT int cuMemAlloc_v2(size_t* address, size_t bytes)
{
    FAKE_BEGIN(text(bytes), true)
    if (bytes == 0) return kINVALID_VALUE;
    if (d.used + bytes > d.total() || d.next + bytes > d.region + kREGION) return kOUT_OF_MEMORY;
    // As the real one aligns; no address comes twice.
    auto const at = d.next;
    d.next += (bytes + 511) / 512 * 512;
    d.used += bytes;
    d.memory[at] = Allocation{bytes, std::make_unique<char[]>(bytes)};
    fake::created(reinterpret_cast<void*>(at), "CudaMemory");
    *address = at;
    return kSUCCESS;
}

FAKE_EXPORT int cuMemFree_v2(size_t address)
{
    FAKE_BEGIN(fake::nameOf(reinterpret_cast<void*>(address)), true)
    auto const found = d.memory.find(address);
    if (found == d.memory.end()) return kINVALID_VALUE;
    d.used -= found->second.size;
    d.memory.erase(found);
    fake::destroyed(reinterpret_cast<void*>(address));
    return kSUCCESS;
}

FAKE_EXPORT int cuMemGetAddressRange_v2(size_t* base, size_t* bytes, size_t address)
{
    FAKE_BEGIN("", true)
    auto const found = find(address, 1);
    if (found == d.memory.end()) return kINVALID_VALUE;
    *base = found->first;
    *bytes = found->second.size;
    return kSUCCESS;
}

FAKE_EXPORT int cuMemcpyHtoD_v2(size_t to, void const* from, size_t bytes)
{
    FAKE_BEGIN(fake::nameOf(reinterpret_cast<void*>(to)) + ", " + text(bytes), true)
    auto const found = find(to, bytes);
    if (found == d.memory.end()) return kINVALID_VALUE;
    std::memcpy(found->second.bytes.get() + (to - found->first), from, bytes);
    return kSUCCESS;
}

FAKE_EXPORT int cuMemcpyDtoH_v2(void* to, size_t from, size_t bytes)
{
    FAKE_BEGIN(fake::nameOf(reinterpret_cast<void*>(from)) + ", " + text(bytes), true)
    auto const found = find(from, bytes);
    if (found == d.memory.end()) return kINVALID_VALUE;
    std::memcpy(to, found->second.bytes.get() + (from - found->first), bytes);
    return kSUCCESS;
}

FAKE_EXPORT int cuMemAllocHost_v2(void** address, size_t bytes)
{
    FAKE_BEGIN(text(bytes), true)
    if (bytes == 0) return kINVALID_VALUE;
    *address = std::calloc(1, bytes);
    d.host.insert(*address);
    fake::created(*address, "CudaHostMemory");
    return kSUCCESS;
}

FAKE_EXPORT int cuMemFreeHost(void* address)
{
    FAKE_BEGIN(fake::nameOf(address), true)
    if (d.host.erase(address) == 0) return kINVALID_VALUE;
    fake::destroyed(address);
    std::free(address);
    return kSUCCESS;
}

FAKE_EXPORT int cuMemcpyHtoDAsync_v2(size_t to, void const* from, size_t bytes, Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(reinterpret_cast<void*>(to)) + ", " + fake::nameOf(from) + ", " + text(bytes) + ", " + fake::nameOf(stream), true)
    auto const found = find(to, bytes);
    if (found == d.memory.end()) return kINVALID_VALUE;
    return queued(stream, [&] { std::memcpy(found->second.bytes.get() + (to - found->first), from, bytes); });
}

FAKE_EXPORT int cuMemcpyDtoHAsync_v2(void* to, size_t from, size_t bytes, Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(to) + ", " + fake::nameOf(reinterpret_cast<void*>(from)) + ", " + text(bytes) + ", " + fake::nameOf(stream), true)
    auto const found = find(from, bytes);
    if (found == d.memory.end()) return kINVALID_VALUE;
    return queued(stream, [&] { std::memcpy(to, found->second.bytes.get() + (from - found->first), bytes); });
}

FAKE_EXPORT int cuMemcpyDtoDAsync_v2(size_t to, size_t from, size_t bytes, Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(reinterpret_cast<void*>(to)) + ", " + fake::nameOf(reinterpret_cast<void*>(from)) + ", " + text(bytes) + ", " + fake::nameOf(stream), true)
    auto const target = find(to, bytes);
    auto const source = find(from, bytes);
    if (target == d.memory.end() || source == d.memory.end()) return kINVALID_VALUE;
    return queued(stream, [&] { std::memcpy(target->second.bytes.get() + (to - target->first), source->second.bytes.get() + (from - source->first), bytes); });
}

FAKE_EXPORT int cuMemsetD8Async(size_t to, unsigned char value, size_t bytes, Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(reinterpret_cast<void*>(to)) + ", " + text(value) + ", " + text(bytes) + ", " + fake::nameOf(stream), true)
    auto const found = find(to, bytes);
    if (found == d.memory.end()) return kINVALID_VALUE;
    return queued(stream, [&] { std::memset(found->second.bytes.get() + (to - found->first), value, bytes); });
}

FAKE_EXPORT int cuCtxSynchronize()
{
    FAKE_BEGIN("", true)
    return kSUCCESS;
}

FAKE_EXPORT int cuStreamQuery(Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(stream), true)
    return d.streams.count(stream) == 0 ? kINVALID_HANDLE : fake::planned("busy", 0) ? kNOT_READY : kSUCCESS;
}

FAKE_EXPORT int cuStreamWaitEvent(Stream* stream, Event* event, unsigned flags)
{
    FAKE_BEGIN(fake::nameOf(stream) + ", " + fake::nameOf(event) + ", " + text(flags), true)
    return d.streams.count(stream) == 0 || d.events.count(event) == 0 ? kINVALID_HANDLE : kSUCCESS;
}

FAKE_EXPORT int cuEventQuery(Event* event)
{
    FAKE_BEGIN(fake::nameOf(event), true)
    return d.events.count(event) == 0 ? kINVALID_HANDLE : fake::planned("busy", 0) ? kNOT_READY : kSUCCESS;
}

FAKE_EXPORT int cuStreamCreate(Stream** stream, unsigned flags)
{
    FAKE_BEGIN(text(flags), true)
    *stream = create(d.streams, "CudaStream");
    return kSUCCESS;
}

FAKE_EXPORT int cuStreamDestroy_v2(Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(stream))
    return destroy(d.streams, stream);
}

FAKE_EXPORT int cuStreamSynchronize(Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(stream), true)
    if (stream && d.streams.count(stream) == 0) return kINVALID_HANDLE;
    return stream && stream->capturing ? kSTREAM_CAPTURE_INVALIDATED : kSUCCESS;
}

FAKE_EXPORT int cuStreamBeginCapture_v2(Stream* stream, int mode)
{
    FAKE_BEGIN(fake::nameOf(stream) + ", " + std::to_string(mode), true)
    if (d.streams.count(stream) == 0) return kINVALID_HANDLE;
    if (stream->capturing) return kSTREAM_CAPTURE_INVALIDATED;
    stream->capturing = true;
    stream->captured = 0;
    return kSUCCESS;
}

FAKE_EXPORT int cuStreamEndCapture(Stream* stream, Graph** graph)
{
    FAKE_BEGIN(fake::nameOf(stream), true)
    *graph = nullptr;
    if (d.streams.count(stream) == 0) return kINVALID_HANDLE;
    if (!stream->capturing) return kSTREAM_CAPTURE_INVALIDATED;
    stream->capturing = false;
    *graph = create(d.graphs, "CudaGraph");
    (*graph)->nodes = stream->captured;
    return kSUCCESS;
}

FAKE_EXPORT int cuEventCreate(Event** event, unsigned flags)
{
    FAKE_BEGIN(text(flags), true)
    *event = create(d.events, "CudaEvent");
    return kSUCCESS;
}

FAKE_EXPORT int cuEventDestroy_v2(Event* event)
{
    FAKE_BEGIN(fake::nameOf(event))
    return destroy(d.events, event);
}

FAKE_EXPORT int cuEventRecord(Event* event, Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(event) + ", " + fake::nameOf(stream), true)
    if (d.events.count(event) == 0 || (stream && d.streams.count(stream) == 0)) return kINVALID_HANDLE;
    if (stream && stream->capturing) stream->captured++;
    else
    {
        event->recorded = true;
        event->time = d.now();
    }
    return kSUCCESS;
}

FAKE_EXPORT int cuEventSynchronize(Event* event)
{
    FAKE_BEGIN(fake::nameOf(event), true)
    return d.events.count(event) == 0 ? kINVALID_HANDLE : kSUCCESS;
}

FAKE_EXPORT int cuEventElapsedTime(float* milliseconds, Event* start, Event* end)
{
    FAKE_BEGIN(fake::nameOf(start) + ", " + fake::nameOf(end), true)
    if (d.events.count(start) == 0 || d.events.count(end) == 0 || !start->recorded || !end->recorded) return kINVALID_HANDLE;
    *milliseconds = end->time - start->time;
    return kSUCCESS;
}

FAKE_EXPORT int cuGraphInstantiateWithFlags(Graph** executable, Graph* graph, unsigned long long flags)
{
    FAKE_BEGIN(fake::nameOf(graph) + ", " + text(flags))
    if (d.graphs.count(graph) == 0) return kINVALID_HANDLE;
    *executable = create(d.executables, "CudaGraphExec");
    (*executable)->nodes = graph->nodes;
    return kSUCCESS;
}

FAKE_EXPORT int cuGraphDestroy(Graph* graph)
{
    FAKE_BEGIN(fake::nameOf(graph))
    return destroy(d.graphs, graph);
}

FAKE_EXPORT int cuGraphLaunch(Graph* executable, Stream* stream)
{
    FAKE_BEGIN(fake::nameOf(executable) + ", " + fake::nameOf(stream), true)
    return d.executables.count(executable) == 0 || (stream && d.streams.count(stream) == 0) ? kINVALID_HANDLE : kSUCCESS;
}

FAKE_EXPORT int cuGraphExecDestroy(Graph* executable)
{
    FAKE_BEGIN(fake::nameOf(executable))
    return destroy(d.executables, executable);
}
}
