namespace Trtc.Tests.Fuzz;

/// <summary>One reader of untrusted bytes. Whatever it is given, it returns: a refusal is a diagnostic, an exception is a fault.</summary>
/// <param name="Name">Also the folder under <c>seeds/</c> that holds valid inputs of it.</param>
/// <param name="Run">The bytes, and a folder of the target's own for readers that want a path.</param>
public sealed record FuzzTarget(string Name, Action<byte[], TempFolder> Run)
{
    /// <summary>Changes one valid input; by the byte unless the target knows its format.</summary>
    public Func<byte[], Random, byte[]> Mutate { get; init; } = ByteMutator.Mutate;

    /// <summary>How many inputs the fast tier tries.</summary>
    public int Quick { get; init; } = 400;

    public override string ToString() => Name;
}
