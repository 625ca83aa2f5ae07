// Device memory as a fake TensorRT reaches it: through the driver that the client has loaded, never one of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <dlfcn.h>
#include <vector>

namespace fake
{
class Device
{
public:
    Device() : mDriver(::dlopen("libcuda.so.1", RTLD_NOLOAD | RTLD_LAZY)) {}

    bool loaded() const { return mDriver != nullptr; }

    int count() const
    {
        int devices = 0;
        return mDriver && function<int (*)(int*)>("cuDeviceGetCount")(&devices) == 0 ? devices : 0;
    }

    /// As 89; 0 where there is no device.
    int capability() const
    {
        int major = 0;
        int minor = 0;
        if (count() == 0) return 0;
        auto const ask = function<int (*)(int*, int, int)>("cuDeviceGetAttribute");
        return ask(&major, 75, 0) == 0 && ask(&minor, 76, 0) == 0 ? major * 10 + minor : 0;
    }

    /// The bytes from an address to the end of its allocation; empty where there is none.
    std::vector<uint8_t> allocation(void const* address) const
    {
        size_t base = 0;
        size_t size = 0;
        if (!mDriver || function<int (*)(size_t*, size_t*, size_t)>("cuMemGetAddressRange_v2")(&base, &size, reinterpret_cast<size_t>(address)) != 0) return {};
        std::vector<uint8_t> bytes(base + size - reinterpret_cast<size_t>(address));
        return function<int (*)(void*, size_t, size_t)>("cuMemcpyDtoH_v2")(bytes.data(), reinterpret_cast<size_t>(address), bytes.size()) == 0 ? bytes : std::vector<uint8_t>();
    }

    bool write(void* address, std::vector<uint8_t> const& bytes) const
    {
        return bytes.empty() || (mDriver && function<int (*)(size_t, void const*, size_t)>("cuMemcpyHtoD_v2")(reinterpret_cast<size_t>(address), bytes.data(), bytes.size()) == 0);
    }

private:
    void* mDriver;

    template <class F>
    F function(char const* name) const
    {
        return reinterpret_cast<F>(::dlsym(mDriver, name));
    }
};
} // namespace fake
