// The bridge from the generated classes to record.h: arguments as text, and what a method returns that means nothing here.
#pragma once

#include "record.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace fake
{
template <class T, class = void>
struct IsDims : std::false_type
{
};
template <class T>
struct IsDims<T, std::void_t<decltype(std::declval<T const&>().nbDims), decltype(std::declval<T const&>().d[0] + 0)>> : std::true_type
{
};

template <class T, class = void>
struct IsWeights : std::false_type
{
};
template <class T>
struct IsWeights<T, std::void_t<decltype(std::declval<T const&>().values), decltype(std::declval<T const&>().count)>> : std::true_type
{
};

template <class T>
std::string text(T const& value)
{
    if constexpr (std::is_same_v<T, bool>) return value ? "true" : "false";
    else if constexpr (std::is_enum_v<T>) return std::to_string(static_cast<int64_t>(value));
    else if constexpr (std::is_arithmetic_v<T>) return std::to_string(value);
    else if constexpr (std::is_convertible_v<T, char const*>) return value ? '"' + std::string(value) + '"' : "null";
    else if constexpr (std::is_pointer_v<T>) return nameOf(reinterpret_cast<void const*>(value));
    else if constexpr (IsDims<T>::value)
    {
        std::string result = "[";
        for (int i = 0; i < value.nbDims && i < 8; i++) result += (i ? "," : "") + std::to_string(value.d[i]);
        return result + "]";
    }
    else if constexpr (IsWeights<T>::value) return "weights(" + text(value.type) + ", " + std::to_string(value.count) + ")";
    else return nameOf(reinterpret_cast<void const*>(&value));
}

template <class... A>
std::string list(A const&... arguments)
{
    std::string result;
    ((result += (result.empty() ? "" : ", ") + text(arguments)), ...);
    return result;
}

/// A method that does nothing here: setters succeed, all else returns zero.
template <class R, class... A>
R call(char const* method, A&&... arguments)
{
    bool const good = enter(method, list(arguments...));
    if constexpr (std::is_void_v<R>) return;
    else if constexpr (std::is_reference_v<R>)
    {
        // Never looked into: a method that returns a reference and means something is overridden.
        alignas(16) static char nothing[1024];
        return reinterpret_cast<R>(nothing);
    }
    else if constexpr (std::is_same_v<R, bool>)
    {
        char const* name = std::strrchr(method, ':');
        return good && name && std::strncmp(name + 1, "set", 3) == 0;
    }
    else return R{};
}
} // namespace fake

#include "add.h"
#include "trt_recorded.h"

namespace fake
{
template <class T, class = void>
struct HasInfo : std::false_type
{
};
template <class T>
struct HasInfo<T, std::void_t<decltype(std::declval<T const&>().getInterfaceInfo())>> : std::true_type
{
};

/// Asks an object of the client what it is, where it can say so: a struct that comes back by value, and a number.
template <class T>
void ask(char const* name, T const& object)
{
    if constexpr (HasInfo<T>::value)
    {
        auto const info = object.getInterfaceInfo();
        write(std::string(name) + " is " + info.kind + " " + std::to_string(info.major) + "." + std::to_string(info.minor) + ", language "
            + std::to_string(static_cast<int>(object.getAPILanguage())));
    }
}

/// Memory of objects is never given back, so that a second destruction is seen and an old address is no new object's.
inline void* reserve(size_t size)
{
    return std::malloc(size);
}

/// Lies where an object was: its destructor is in the same slot and tells that somebody destroyed it once more.
template <class Base>
struct Grave : Base
{
    ~Grave() override { destroyedTwice("an object of a fake"); }
    static void* operator new(size_t size) { return reserve(size); }
    static void operator delete(void* p) { ::new (p) Grave; }
};

/// An interface object with its implementation, counted.
template <class Interface, class Implementation>
struct Owned : Interface
{
    Implementation implementation;

    template <class... A>
    explicit Owned(char const* kind, A&&... arguments) : implementation(std::forward<A>(arguments)...)
    {
        this->mImpl = &implementation;
        created(this, kind);
    }
    ~Owned() override { destroyed(this); }
    static void* operator new(size_t size) { return reserve(size); }
    static void operator delete(void* p) { ::new (p) Grave<trt::INoCopy>; }
};

template <class Interface, class Implementation, class... A>
Owned<Interface, Implementation>& own(char const* kind, A&&... arguments)
{
    return *new Owned<Interface, Implementation>(kind, std::forward<A>(arguments)...);
}

template <class Object>
struct Created : Object
{
    explicit Created(char const* kind) { created(this, kind); }
    ~Created() override { destroyed(this); }
    static void* operator new(size_t size) { return reserve(size); }
    static void operator delete(void* p) { ::new (p) Grave<trt::INoCopy>; }
};

template <class Object, class... A>
Object* create(char const* method, char const* kind, A&&... arguments)
{
    return enter(method, list(arguments...)) ? new Created<Object>(kind) : nullptr;
}
} // namespace fake
