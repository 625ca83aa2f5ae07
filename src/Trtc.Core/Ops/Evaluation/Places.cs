namespace Trtc.Core.Ops;

/// <summary>Row-major places: the arithmetic behind every operator that moves elements.</summary>
internal static class Places
{
    internal static int[] Strides(ReadOnlySpan<long> dims)
    {
        var strides = new int[dims.Length];
        long step = 1;
        for (var i = dims.Length - 1; i >= 0; i--)
        {
            strides[i] = unchecked((int)step);
            step *= Math.Max(1, dims[i]);
        }
        return strides;
    }

    /// <summary>For each element of a tensor of <paramref name="dims"/>, <paramref name="start"/> plus the sum of its indices times the
    /// steps.</summary>
    internal static int[] Walk(ReadOnlySpan<long> dims, ReadOnlySpan<int> steps, int start = 0)
    {
        var places = new int[Tensor.CountOf(dims)];
        if (places.Length == 0) return places;
        var index = new long[dims.Length];
        var place = start;
        for (var n = 0; ; )
        {
            places[n++] = place;
            if (n == places.Length) return places;
            for (var axis = dims.Length - 1; ; axis--)
            {
                place += steps[axis];
                if (++index[axis] < dims[axis]) break;
                place -= steps[axis] * (int)dims[axis];
                index[axis] = 0;
            }
        }
    }

    /// <summary>Where the elements of a tensor of <paramref name="from"/> go when it is broadcast to <paramref name="to"/>; null when it
    /// cannot be.</summary>
    internal static int[]? Broadcast(ReadOnlySpan<long> from, ReadOnlySpan<long> to)
    {
        if (from.Length > to.Length) return null;
        var strides = Strides(from);
        var steps = new int[to.Length];
        for (int i = from.Length - 1, j = to.Length - 1; i >= 0; i--, j--)
        {
            if (from[i] != 1 && from[i] != to[j]) return null;
            steps[j] = from[i] == 1 ? 0 : strides[i];
        }
        return Walk(to, steps);
    }

    /// <summary>The dimensions both broadcast to; null when they do not.</summary>
    internal static long[]? Common(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        if (a.Length < b.Length)
        {
            var swap = a;
            a = b;
            b = swap;
        }
        var all = a.ToArray();
        for (int i = b.Length - 1, j = a.Length - 1; i >= 0; i--, j--)
        {
            if (all[j] == b[i] || b[i] == 1) continue;
            if (all[j] != 1) return null;
            all[j] = b[i];
        }
        return all;
    }

    /// <summary>Elements before, along and after an axis.</summary>
    internal static (int Outer, int Size, int Inner) Around(ReadOnlySpan<long> dims, int axis) =>
        (Tensor.CountOf(dims[..axis]), (int)dims[axis], Tensor.CountOf(dims[(axis + 1)..]));
}
