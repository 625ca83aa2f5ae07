// The fake driver's streams, events and graphs. Work is done when it is queued; in a capture it is only counted.
#include "cuda.h"

using namespace fake::cuda;

extern "C"
{
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
