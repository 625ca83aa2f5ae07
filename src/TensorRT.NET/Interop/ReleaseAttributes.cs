namespace TensorRT;

/// <summary>
/// From which release of a product on it is there. A member without any is there wherever its class or enum is, a class or enum without any
/// in every release. With any, a product that none names lacks it.
/// </summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class SinceAttribute(Product product, int major, int minor) : Attribute
{
    public Product Product { get; } = product;
    public int Major { get; } = major;
    public int Minor { get; } = minor;
}

/// <summary>The last release of a product that has it; a later <see cref="SinceAttribute"/> brings it back.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class UntilAttribute(Product product, int major, int minor) : Attribute
{
    public Product Product { get; } = product;
    public int Major { get; } = major;
    public int Minor { get; } = minor;
}
