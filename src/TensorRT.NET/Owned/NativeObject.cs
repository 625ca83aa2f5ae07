namespace TensorRT;

/// <summary>
/// Owns an object of the vendor library. An object keeps those that it was made from alive, so that any order of <see cref="Dispose"/> is
/// safe: the native object goes when it is disposed, no call is inside it and everything made from it has gone. Calls after
/// <see cref="Dispose"/> throw
/// <see cref="ObjectDisposedException"/>. Disposing twice does nothing.
/// </summary>
/// <remarks>Calls on one object from several threads are as safe as TensorRT makes them: most of its objects want one thread at a
/// time.</remarks>
public abstract class NativeObject : IDisposable
{
    private readonly NativeObject[] _parents;
    private readonly Lock _lock = new();
    private List<NativeObject>? _kept;
    private int _references = 1;
    private int _disposed;

    private protected NativeObject(params ReadOnlySpan<NativeObject> parents)
    {
        _parents = parents.ToArray();
        foreach (var parent in _parents) parent.AddReference();
    }

    ~NativeObject()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) Release();
    }

    /// <summary>True after <see cref="Dispose"/>, though the native object may live on for those that were made from it.</summary>
    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps the native object alive through one call, whatever other threads and the garbage collector do.</summary>
    internal Lease Hold()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        AddReference();
        return new(this);
    }

    /// <summary>Keeps <paramref name="other"/> alive as long as this object, which the native side now points to it from.</summary>
    private protected void Keep(NativeObject other)
    {
        other.AddReference();
        lock (_lock) (_kept ??= []).Add(other);
    }

    /// <summary>Destroys the native object; called once.</summary>
    private protected abstract void Destroy();

    private void AddReference()
    {
        for (var seen = Volatile.Read(ref _references); ;)
        {
            ObjectDisposedException.ThrowIf(seen == 0, this);
            var before = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _references) != 0) return;
        Destroy();
        if (_kept is not null) foreach (var other in _kept) other.Release();
        foreach (var parent in _parents) parent.Release();
    }

    internal readonly ref struct Lease(NativeObject held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
