// What a network is made of: each layer, tensor, loop and attention is an object of its own, recorded as all else; the network owns it.
#pragma once

#include "record.h"

namespace fake
{
template <class Object, class... A>
Object* add(char const* method, char const* kind, A&&... arguments)
{
    if (!enter(method, list(arguments...))) return nullptr;
    auto* object = new Object;
    named(object, kind);
    return object;
}

/// As add, of what the client owns: it is counted, and the client has to destroy it. Defined in call.h.
template <class Object, class... A>
Object* create(char const* method, char const* kind, A&&... arguments);
} // namespace fake
