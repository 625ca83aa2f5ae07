namespace TensorRT.Interop;

/// <summary>
/// One row of the generated tables: a release of a product on an operating system. Chosen once when a library is loaded and carried by
/// every object that came from it; there is no global state, so several libraries may live in one process.
/// </summary>
internal sealed partial class Abi
{
    private static readonly Abi[] Rows = CreateRows();

    private Abi(int index)
    {
        Index = index;
        (Product, Major, Minor, Dims32) = Releases[index / 2];
    }

    /// <summary>Place in every generated table: releases in order, Linux and Windows in turn.</summary>
    public int Index { get; }

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

    private static Abi[] CreateRows()
    {
        var rows = new Abi[Releases.Length * 2];
        for (var i = 0; i < rows.Length; i++) rows[i] = new Abi(i);
        return rows;
    }
}
