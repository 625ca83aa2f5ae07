using System.Collections.Frozen;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Gives a fault that crossed the process boundary its row in the table again.</summary>
internal static class Faults
{
    private static readonly FrozenDictionary<string, Code> Table = Codes.All.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    public static Diagnostic Diagnostic(FaultEvent fault, string file) =>
        Table.TryGetValue(fault.Id, out var code) ? Core.Diagnostics.Diagnostic.Create(code, file, fault.Where, [.. fault.Arguments])
            : Core.Diagnostics.Diagnostic.Create(Codes.InternalError, file, fault.Where,
            $"the native stage reports {fault.Id}, which is in no table");
}
