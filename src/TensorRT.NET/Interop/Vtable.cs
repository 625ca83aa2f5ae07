using System.Runtime.CompilerServices;

namespace TensorRT.Interop;

/// <summary>What the generated structs share.</summary>
internal static unsafe class Vtable
{
    /// <summary>The slot of a member in a release.</summary>
    /// <exception cref="NotInThisReleaseException">The release lacks it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ReadOnlySpan<sbyte> slots, ReadOnlySpan<ushort> rows, int width, Abi abi, int member, string type, string name)
    {
        var slot = slots[(abi.Row(rows) * width) + member];
        if (slot < 0) throw Missing(slots, rows, width, abi, member, type, name);
        return slot;
    }

    private static NotInThisReleaseException Missing(ReadOnlySpan<sbyte> slots, ReadOnlySpan<ushort> rows, int width, Abi abi, int member,
        string type, string name)
    {
        var has = new bool[Abi.All.Count];
        for (var i = 0; i < has.Length; i++) has[i] = slots[(Abi.All[i].Row(rows) * width) + member] >= 0;
        return new($"{type}::{name}", abi.Name, ReleaseRanges.Describe(other => has[other.Index]));
    }

    /// <summary>Calls the virtual destructor that also frees: Microsoft's takes a flag that says so.</summary>
    public static void Delete(void* self, Abi abi, int slot)
    {
        var destructor = (*(void***)self)[slot];
        if (abi.Windows) ((delegate* unmanaged[MemberFunction]<void*, uint, void*>)destructor)(self, 1);
        else ((delegate* unmanaged[MemberFunction]<void*, void>)destructor)(self);
    }

    public static void Lay(void** vtable, int slot, void* function, string name)
    {
        if (slot < 0) return;
        if (function == null) throw new InvalidOperationException($"{name} has no function");
        vtable[slot] = function;
    }

    /// <summary>Linux has the complete destructor in the slot before the deleting one.</summary>
    public static void LayDestructor(Abi abi, void** vtable, int deletingSlot, void* function, string type)
    {
        Lay(vtable, deletingSlot, function, $"{type}'s destructor");
        if (deletingSlot >= 0 && !abi.Windows) vtable[deletingSlot - 1] = function;
    }
}
