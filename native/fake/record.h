// What every fake library does with a call: write it down, and do what the fault plan has for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#define FAKE_EXPORT __attribute__((visibility("default")))

namespace fake
{
/// Sends a message to the logger that the client gave; severity as in the vendor's enum (1 error, 3 info).
using LogFunction = void (*)(void* logger, int severity, char const* message);

/// Appends a line to the file that FAKE_TRT_RECORD names.
FAKE_EXPORT void write(std::string const& line);

/// Records a call and carries out the plan's faults for it.
/// @return false where the plan wants nothing to come back: null, false, zero.
FAKE_EXPORT bool enter(char const* method, std::string const& arguments);

/// The value that the plan has for a name (as version=9999), or what is given.
FAKE_EXPORT int planned(char const* name, int otherwise);
FAKE_EXPORT std::string plannedText(char const* name, char const* otherwise = "");

/// The number that the plan's code=N had for the call that this thread entered last; 0 for none.
FAKE_EXPORT int plannedCode();

/// Another plan and another record, from here on; what was created and destroyed before is forgotten.
FAKE_EXPORT void reset(char const* plan, char const* record);

FAKE_EXPORT void useLogger(void* logger, LogFunction log);
FAKE_EXPORT void log(int severity, char const* message);

/// Objects have names, as IBuilder#1: a kind and the count of those made before.
FAKE_EXPORT void created(void const* object, char const* kind);
/// As created, for what another object owns and nobody else may destroy.
FAKE_EXPORT void named(void const* object, char const* kind);

FAKE_EXPORT void destroyed(void const* object);
FAKE_EXPORT void destroyedTwice(char const* kind);

/// The object's name; "null"; or "pointer" for what is not ours.
FAKE_EXPORT std::string nameOf(void const* object);
} // namespace fake
