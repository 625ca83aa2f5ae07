namespace TensorRT.Interop;

/// <summary>Looks values up in the generated tables; there are few members, so a scan is enough.</summary>
internal static class EnumTable
{
    /// <returns>The native value; -1 where the release lacks the member.</returns>
    public static long Find(ReadOnlySpan<long> members, ReadOnlySpan<long> values, ReadOnlySpan<ushort> rows, Abi abi, long value)
    {
        var row = values.Slice(abi.EnumRow(rows) * members.Length, members.Length);
        for (var i = 0; i < members.Length; i++)
            if (members[i] == value && row[i] >= 0) return row[i];
        return -1;
    }

    public static long ToNative<T>(ReadOnlySpan<long> members, ReadOnlySpan<long> values, ReadOnlySpan<ushort> rows, Abi abi, long value,
        T original)
        where T : struct, Enum
    {
        var native = Find(members, values, rows, abi, value);
        if (native >= 0) return native;
        var has = new bool[Abi.All.Count];
        for (var i = 0; i < has.Length; i++) has[i] = Find(members, values, rows, Abi.All[i], value) >= 0;
        throw new NotInThisReleaseException($"{typeof(T).Name}::{original}", abi.Name, ReleaseRanges.Describe(other => has[other.Index]));
    }

    public static long FromNative(ReadOnlySpan<long> members, ReadOnlySpan<long> values, ReadOnlySpan<ushort> rows, Abi abi, long native)
    {
        var row = values.Slice(abi.EnumRow(rows) * members.Length, members.Length);
        for (var i = 0; i < members.Length; i++)
            if (row[i] == native) return members[i];
        return -1;
    }
}
