using InteropGen.Merge;

namespace InteropGen.Emit;

/// <summary>Sets of releases in words: <c>TensorRT 8.6, 10.0-10.16; TensorRT-RTX 1.3-1.7</c>.</summary>
public static class ReleaseRanges
{
    public static string Describe(MergedModel model, bool[] isIn)
    {
        var parts = new List<string>();
        foreach (var product in model.Releases.Select(r => r.Product).Distinct())
        {
            var runs = new List<string>();
            var indices = Enumerable.Range(0, isIn.Length).Where(i => model.Releases[i].Product == product).ToList();
            for (var k = 0; k < indices.Count; k++)
            {
                if (!isIn[indices[k]]) continue;
                var start = k;
                while (k + 1 < indices.Count && isIn[indices[k + 1]] && model.Releases[indices[k + 1]].Major == model.Releases[indices[start]].Major) k++;
                var (first, last) = (model.Releases[indices[start]], model.Releases[indices[k]]);
                runs.Add(start == k ? $"{first.Major}.{first.Minor}" : $"{first.Major}.{first.Minor}-{last.Major}.{last.Minor}");
            }
            if (runs.Count > 0) parts.Add($"{(product == "tensorrt" ? "TensorRT" : "TensorRT-RTX")} {string.Join(", ", runs)}");
        }
        return string.Join("; ", parts);
    }
}
