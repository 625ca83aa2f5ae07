using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>Looks for weights that a narrower type cannot hold; reads each tensor once, in blocks, and keeps none.</summary>
internal static class WeightCheck
{
    private const int Block = 1 << 16;
    private const float HalfMax = 65504f;

    public static void Run(Graph graph, ImmutableArray<Target> targets, FindingList findings)
    {
        var buffer = new byte[Block];
        foreach (var (name, data) in graph.Initializers) Tensor(name, data, buffer, targets, findings);
        foreach (var node in graph.Nodes)
        {
            if (OpTable.Find(node)?.Gives == ResultSource.Attribute && node.Attributes.TryGetValue("value", out var v)
                && v is TensorAttribute t)
                Tensor(node.Output(0), t.Value, buffer, targets, findings);
            foreach (var a in node.Attributes.Values) if (a is GraphAttribute g) Run(g.Value, targets, findings);
        }
    }

    private static void Tensor(string name, TensorData data, byte[] buffer, ImmutableArray<Target> targets, FindingList findings)
    {
        var where = $"weights '{name}'";
        switch (data.Type)
        {
            case DataType.Float32:
                if (Count(data, buffer, BeyondHalf32) is var n and > 0)
                    findings.Add(Codes.HalfOverflow, where, null, where, null, SupportPhase.Builder, n, data.Elements);
                break;
            case DataType.Float64:
                var beyond = Count(data, buffer, BeyondFloat);
                findings.Add(Codes.DoubleWeights, where, null, where, null, SupportPhase.Builder, beyond > 0
                    ? $", and {beyond} values are beyond its range" : "");
                break;
            case DataType.Int64:
                if (!targets.Any(t => t.Level < 1000)) break;
                if (Count(data, buffer, BeyondInt32) is var m and > 0)
                    foreach (var t in targets)
                        if (t.Level < 1000) findings.Add(Codes.IntegerRange, where, null, where, t, SupportPhase.Builder, m, data.Elements);
                break;
        }
    }

    private delegate int Scan(ReadOnlySpan<byte> block);

    private static long Count(TensorData data, byte[] buffer, Scan scan)
    {
        long count = 0;
        for (long at = 0; at < data.Bytes.Length; at += buffer.Length)
        {
            var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, data.Bytes.Length - at));
            data.Bytes.Read(at, block);
            count += scan(block);
        }
        return count;
    }

    /// <summary>Infinities are infinities in FP16 too: only finite values are lost.</summary>
    private static int BeyondHalf32(ReadOnlySpan<byte> block)
    {
        var n = 0;
        foreach (var v in MemoryMarshal.Cast<byte, float>(block)) if (MathF.Abs(v) > HalfMax && float.IsFinite(v)) n++;
        return n;
    }

    private static int BeyondFloat(ReadOnlySpan<byte> block)
    {
        var n = 0;
        foreach (var v in MemoryMarshal.Cast<byte, double>(block)) if (Math.Abs(v) > float.MaxValue && double.IsFinite(v)) n++;
        return n;
    }

    /// <summary>Bounds that stand for "to the end" are clamped to the same meaning and are no fault.</summary>
    private static int BeyondInt32(ReadOnlySpan<byte> block)
    {
        var n = 0;
        foreach (var v in MemoryMarshal.Cast<byte, long>(block))
            if (v is < int.MinValue or > int.MaxValue && v is not (long.MaxValue or long.MinValue or (long.MinValue + 1))) n++;
        return n;
    }
}
