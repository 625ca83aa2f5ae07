// Finds the vtable slot that the compiler uses for a method: an object whose vtable holds 256 functions, each of which notes its own number.
// Built with -fno-access-control, so that protected methods and destructors can be called too, and without optimisation.
#pragma once

#include <cstddef>
#include <cstdio>
#include <type_traits>
#include <utility>

namespace abi_check
{

inline int last = -1;

template <int N>
long hit()
{
    last = N;
    return 0;
}

constexpr int slots = 256;

template <std::size_t... N>
void** make_table(std::index_sequence<N...>)
{
    static void* table[] = {reinterpret_cast<void*>(&hit<static_cast<int>(N)>)...};
    return table;
}

// Any interface object: a vtable pointer and room for its fields.
struct Object
{
    void** vtable;
    void* fields[63];
};

template <class T>
T* object()
{
    static Object o{};
    o.vtable = make_table(std::make_index_sequence<slots>{});
    return reinterpret_cast<T*>(&o);
}

// An argument of any type: zeros.
template <class T>
std::remove_reference_t<T>& argument()
{
    alignas(16) static unsigned char zeros[4096];
    return *reinterpret_cast<std::remove_reference_t<T>*>(zeros);
}

// Results larger than registers are returned through memory that the caller gives, which comes before the other arguments: the slot is the same.
template <class D, class C, class R, class... A>
int slot(R (C::*method)(A...))
{
    last = -1;
    (object<D>()->*method)(argument<A>()...);
    return last;
}

template <class D, class C, class R, class... A>
int slot(R (C::*method)(A...) const)
{
    last = -1;
    (object<D>()->*method)(argument<A>()...);
    return last;
}

template <class D>
int deleting_destructor()
{
    last = -1;
    delete object<D>();
    return last;
}

inline void print_slot(char const* type, char const* key, int n) { std::printf("slot\t%s\t%s\t%d\n", type, key, n); }
inline void print_value(char const* type, char const* member, long long n) { std::printf("value\t%s\t%s\t%lld\n", type, member, n); }
inline void print_size(char const* type, std::size_t size, std::size_t alignment) { std::printf("size\t%s\t%zu\t%zu\n", type, size, alignment); }
inline void print_offset(char const* type, char const* field, std::size_t n) { std::printf("offset\t%s\t%s\t%zu\n", type, field, n); }

} // namespace abi_check
