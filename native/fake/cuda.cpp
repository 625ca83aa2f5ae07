// libcuda.so.1: a driver that computes nothing, for a client that must not notice. Here devices, contexts and memory; what is queued is in cuda_work.cpp.
//
// Settings of the plan: devices=1, capability=89, memory=BYTES (of each device), clock=MS,MS,… (the time at each cuEventRecord, then one more for each),
// busy=1 (work is never done when asked), and code=N@FUNCTION for a CUresult.
#include "cuda.h"

using fake::enter;
using namespace fake::cuda;

namespace
{
// Made anew by fake_cuda_reset, so that tests in one process do not see each other.
std::unique_ptr<Driver> made;
std::mutex making;
thread_local size_t current = 0;
} // namespace

namespace fake::cuda
{
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

int begin(char const* function, std::string const& arguments, bool context)
{
    if (!enter(function, arguments)) return fake::plannedCode() ? fake::plannedCode() : kUNKNOWN;
    auto& d = driver();
    if (!d.initialised) return kNOT_INITIALIZED;
    if (context && (current == 0 || d.contexts[current - 1] == 0)) return kINVALID_CONTEXT;
    return kSUCCESS;
}

std::map<size_t, Allocation>::iterator find(size_t address, size_t size)
{
    auto& memory = driver().memory;
    auto found = memory.upper_bound(address);
    if (found == memory.begin()) return memory.end();
    --found;
    return address + size <= found->first + found->second.size ? found : memory.end();
}
} // namespace fake::cuda

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
}
