#include "record.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

// The plan, FAKE_TRT_PLAN, is a list parted by ';'. Each is a setting (version=9999) or a fault, ACTION@CLASS::METHOD for every call of the method or
// ACTION@CLASS::METHOD#N for the Nth, where ACTION is
//   code=N       as null; a function of the CUDA driver returns N
//   null         the call does nothing and returns null, false or zero
//   error=TEXT   as null, after an error in the log
//   log-thread   another thread writes to the log while the call lasts
//   throw        a C++ exception leaves the call
//   crash        a write to address 0
//   abort        the process aborts itself
//   kill         the process is killed, as a system does that runs out of memory
//   exit         the process ends with code 7
//   grow=MIB     takes so much memory and uses it, 16 MiB at a time; where there is no more, an error in the log and as null
//   reserve=MIB  the same, unused: against a limit of addresses
//   bad-alloc    std::bad_alloc leaves the call
//   hang         the call never returns

#ifndef FAKE_END
#define FAKE_END "end"
#endif

namespace fake
{
namespace
{
struct State
{
    std::recursive_mutex mutex;
    std::map<void const*, std::string> names;
    std::map<std::string, int> made;
    std::map<std::string, int> calls;
    std::vector<std::string> plan;
    void* logger = nullptr;
    LogFunction log = nullptr;
    int created = 0;
    int destroyed = 0;
    // As reset gave it; empty for what the environment says.
    std::string record;

    State()
    {
        char const* text = std::getenv("FAKE_TRT_PLAN");
        read(text ? text : "");
    }

    void read(std::string rest)
    {
        while (!rest.empty())
        {
            auto const end = rest.find(';');
            plan.push_back(rest.substr(0, end));
            rest = end == std::string::npos ? "" : rest.substr(end + 1);
        }
    }

    ~State() { write(FAKE_END ": created " + std::to_string(created) + ", destroyed " + std::to_string(destroyed)); }
};

State& state()
{
    static State it;
    return it;
}

thread_local int lastCode = 0;

[[noreturn]] void hang()
{
    for (;;) ::pause();
}

// Where the compiler does not see what becomes of it.
void* volatile kept = nullptr;

// Null, but the compiler must not know.
void* volatile nothing = nullptr;

/// Never given back.
bool take(int mebibytes, bool use)
{
    for (int taken = 0; taken < mebibytes; taken += 16)
    {
        void* const part = std::malloc(16 << 20);
        if (!part)
        {
            log(1, "[virtualMemoryBuffer.cpp::resizePhysical::160] Error Code 2: OutOfMemory (no further information)");
            return false;
        }
        if (use) std::memset(part, taken + 1, 16 << 20);
        kept = part;
    }
    return true;
}

bool act(std::string const& action)
{
    if (action == "null") return false;
    if (action.rfind("code=", 0) == 0)
    {
        lastCode = std::atoi(action.c_str() + 5);
        return false;
    }
    if (action.rfind("error=", 0) == 0)
    {
        log(1, action.c_str() + 6);
        return false;
    }
    if (action == "log-thread")
    {
        std::thread([] {
            log(2, "a warning from another thread");
            log(3, "more from another thread");
        }).join();
        return true;
    }
    if (action == "throw") throw std::runtime_error("the fault plan wants an exception");
    if (action.rfind("grow=", 0) == 0) return take(std::atoi(action.c_str() + 5), true);
    if (action.rfind("reserve=", 0) == 0) return take(std::atoi(action.c_str() + 8), false);
    if (action == "bad-alloc") throw std::bad_alloc();
    if (action == "crash") *static_cast<int volatile*>(nothing) = 1;
    if (action == "abort") std::abort();
    if (action == "kill") std::raise(SIGKILL);
    if (action == "exit") std::_Exit(7);
    if (action == "hang") hang();
    write("unknown action " + action);
    return true;
}
} // namespace

void write(std::string const& line)
{
    auto const& given = state().record;
    char const* path = given.empty() ? std::getenv("FAKE_TRT_RECORD") : given.c_str();
    if (!path) return;
    // Opened for each line: nothing is lost when the process dies in the next call.
    if (std::FILE* file = std::fopen(path, "a"))
    {
        std::fputs((line + "\n").c_str(), file);
        std::fclose(file);
    }
}

bool enter(char const* method, std::string const& arguments)
{
    auto& s = state();
    std::string nth;
    {
        std::lock_guard<std::recursive_mutex> lock(s.mutex);
        write(std::string(method) + "(" + arguments + ")");
        nth = std::string(method) + "#" + std::to_string(++s.calls[method]);
    }
    bool good = true;
    lastCode = 0;
    for (auto const& item : s.plan)
    {
        auto const at = item.rfind('@');
        if (at == std::string::npos) continue;
        auto const where = item.substr(at + 1);
        if (where == method || where == nth) good = act(item.substr(0, at)) && good;
    }
    return good;
}

std::string plannedText(char const* name, char const* otherwise)
{
    auto const prefix = std::string(name) + "=";
    for (auto const& item : state().plan)
        if (item.rfind(prefix, 0) == 0 && item.find('@') == std::string::npos) return item.substr(prefix.size());
    return otherwise;
}

int planned(char const* name, int otherwise)
{
    auto const text = plannedText(name);
    return text.empty() ? otherwise : std::atoi(text.c_str());
}

int plannedCode()
{
    return lastCode;
}

void reset(char const* plan, char const* record)
{
    auto& s = state();
    std::lock_guard<std::recursive_mutex> lock(s.mutex);
    s.plan.clear();
    s.read(plan);
    s.record = record;
    s.names.clear();
    s.made.clear();
    s.calls.clear();
    s.created = s.destroyed = 0;
}

void useLogger(void* logger, LogFunction function)
{
    state().logger = logger;
    state().log = function;
}

void log(int severity, char const* message)
{
    auto& s = state();
    if (s.logger) s.log(s.logger, severity, message);
}

void created(void const* object, char const* kind)
{
    auto& s = state();
    std::lock_guard<std::recursive_mutex> lock(s.mutex);
    s.created++;
    named(object, kind);
    write("created " + nameOf(object));
}

void named(void const* object, char const* kind)
{
    auto& s = state();
    std::lock_guard<std::recursive_mutex> lock(s.mutex);
    s.names[object] = std::string(kind) + "#" + std::to_string(++s.made[kind]);
}

void destroyed(void const* object)
{
    auto& s = state();
    std::lock_guard<std::recursive_mutex> lock(s.mutex);
    s.destroyed++;
    write("destroyed " + nameOf(object));
    s.names.erase(object);
}

void destroyedTwice(char const* kind)
{
    write(std::string("destroyed twice: ") + kind);
}

std::string nameOf(void const* object)
{
    if (!object) return "null";
    auto& s = state();
    std::lock_guard<std::recursive_mutex> lock(s.mutex);
    auto const found = s.names.find(object);
    return found == s.names.end() ? "pointer" : found->second;
}
} // namespace fake
