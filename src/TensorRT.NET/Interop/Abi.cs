namespace TensorRT.Interop;

/// <summary>
/// One row of the generated tables: a release of a product on an operating system. Chosen once when a library is loaded and carried by
/// every object that came from it; there is no global state, so several libraries may live in one process.
/// </summary>
/// <remarks>
/// This namespace is the vendor's interface as it is: a struct for each class (<c>V…</c> behind an object, <c>I…</c> where there is no such
/// part), called by slots. It is for members that nothing in <see cref="TensorRT"/> wraps. Pointers belong to the caller; nothing is kept
/// alive, checked or freed.
/// </remarks>
public sealed partial class Abi
{
    private static readonly Abi[] Rows = CreateRows();

    private Abi(int index)
    {
        Index = index;
        (Product, Major, Minor, Dims32) = Releases[index / 2];
        Code = (ushort)((Product == Product.TensorRTRtx ? 10_000 : 0) + (Major * 100) + Minor);
    }

    /// <summary>Place in <see cref="All"/>: releases in order, Linux and Windows in turn.</summary>
    internal int Index { get; }

    /// <summary>The release as the generated tables name it: 100 × major + minor, and 10000 more for TensorRT-RTX.</summary>
    internal ushort Code { get; }

    public Product Product { get; }

    public int Major { get; }

    public int Minor { get; }

    public bool Windows => (Index & 1) != 0;

    /// <summary>Dimensions are 32-bit integers (TensorRT 8).</summary>
    public bool Dims32 { get; }

    public string Name => $"{(Product == Product.TensorRT ? "TensorRT" : "TensorRT-RTX")} {Major}.{Minor}";

    public static IReadOnlyList<Abi> All => Rows;

    /// <summary>Exactly this release, or null.</summary>
    public static Abi? Find(Product product, int major, int minor, bool windows) =>
        Array.Find(Rows, a => a.Product == product && a.Major == major && a.Minor == minor && a.Windows == windows);

    /// <summary>The newest known release of the same major that is not newer than the one asked for, or null.</summary>
    public static Abi? NearestOlder(Product product, int major, int minor, bool windows) =>
        Array.FindLast(Rows, a => a.Product == product && a.Major == major && a.Minor <= minor && a.Windows == windows);

    public override string ToString() => Name;

    /// <summary>The row that holds in this release, on this system.</summary>
    /// <param name="changes">In threes: the release from which on it holds, Linux's row, Windows' row. In order; each product's first
    /// release is there.</param>
    internal int Row(ReadOnlySpan<ushort> changes)
    {
        var row = 0;
        for (var i = 0; i < changes.Length && changes[i] <= Code; i += 3) row = changes[i + (Windows ? 2 : 1)];
        return row;
    }

    /// <summary>As <see cref="Row"/>, of tables that are one for both systems.</summary>
    /// <param name="changes">In twos: the release, its row.</param>
    internal int EnumRow(ReadOnlySpan<ushort> changes)
    {
        var row = 0;
        for (var i = 0; i < changes.Length && changes[i] <= Code; i += 2) row = changes[i + 1];
        return row;
    }

    private static Abi[] CreateRows()
    {
        var rows = new Abi[Releases.Length * 2];
        for (var i = 0; i < rows.Length; i++) rows[i] = new Abi(i);
        return rows;
    }
}
