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
        var buffer = new byte[64 * 1024];
        foreach (var names in groups.Values)
        {
            if (names.Count < 2) continue;
            var first = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                var hash = Hash(model.Graph.Initializers[name], buffer);
                if (first.TryAdd(hash, name) || !edit.Redirect(name, first[hash])) continue;
                edit.RemoveInitializer(name);
            }
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static string Hash(TensorData tensor, byte[] buffer)
    {
        using var hash = new Sha256();
        for (long done = 0; done < tensor.Bytes.Length;)
        {
            var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, tensor.Bytes.Length - done));
            tensor.Bytes.Read(done, block);
            hash.Append(block);
            done += block.Length;
        }
        return hash.Finish();
    }
}
