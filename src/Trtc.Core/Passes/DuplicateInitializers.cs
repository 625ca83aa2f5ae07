using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Equal weights are kept once. Only weights of one type and shape are compared, in blocks.</summary>
internal static class DuplicateInitializers
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        var groups = new Dictionary<(DataType, string), List<string>>();
        foreach (var (name, tensor) in model.Graph.Initializers)
        {
            if (tensor.Type == DataType.String || edit.IsPinned(name)) continue;
            var key = (tensor.Type, string.Join('x', tensor.Dims));
            if (!groups.TryGetValue(key, out var list)) groups[key] = list = [];
            list.Add(name);
        }
        var (buffer, other) = (new byte[64 * 1024], new byte[64 * 1024]);
        foreach (var names in groups.Values)
        {
            if (names.Count < 2) continue;
            var kept = new Dictionary<int, List<string>>();
            foreach (var name in names)
            {
                var tensor = model.Graph.Initializers[name];
                var hash = Hash(tensor, buffer);
                if (!kept.TryGetValue(hash, out var alike)) kept[hash] = alike = [];
                var first = alike.Find(k => Equal(model.Graph.Initializers[k], tensor, buffer, other));
                if (first is null) alike.Add(name);
                else if (edit.Redirect(name, first)) edit.RemoveInitializer(name);
            }
        }
        return model with { Graph = edit.ToGraph() };
    }

    // Only which weights are compared hangs on it: no cryptography is needed.
    private static int Hash(TensorData tensor, byte[] buffer)
    {
        var hash = new HashCode();
        for (long done = 0; done < tensor.Bytes.Length;)
        {
            var block = Block(tensor, done, buffer);
            hash.AddBytes(block);
            done += block.Length;
        }
        return hash.ToHashCode();
    }

    private static bool Equal(TensorData a, TensorData b, byte[] first, byte[] second)
    {
        if (a.Bytes.Length != b.Bytes.Length) return false;
        for (long done = 0; done < a.Bytes.Length;)
        {
            var block = Block(a, done, first);
            if (!block.SequenceEqual(Block(b, done, second))) return false;
            done += block.Length;
        }
        return true;
    }

    private static ReadOnlySpan<byte> Block(TensorData tensor, long from, byte[] buffer)
    {
        var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, tensor.Bytes.Length - from));
        tensor.Bytes.Read(from, block);
        return block;
    }
}
