using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>One run's inputs and what is known of them.</summary>
public sealed record Sample(string Name, ImmutableArray<NamedTensor> Inputs, PictureGeometry Geometry, Label? Label);

/// <summary>
/// Held-out data: a folder of pictures, <c>.npy</c> or <c>.npz</c> files, sub-folders included, or one <c>.npy</c> whose first axis counts
/// samples. Only names are kept; a sample is read when it is asked for.
/// </summary>
public sealed class EvaluationSet
{
    private readonly string _root;
    private readonly ImmutableArray<int> _order;
    private readonly ImmutableArray<ValueInfo> _inputs = [];
    /// <summary>The samples that lie in memory, by their number; null when files hold them.</summary>
    private readonly Func<int, ImmutableArray<NamedTensor>>? _inMemory;
    private readonly ImmutableArray<string> _files = [];
    private readonly ResolvedPreprocess? _preprocess;
    private readonly IImageDecoder? _decoder;
    private readonly CocoLabels? _labels;

    /// <summary>Of what lies in memory.</summary>
    private EvaluationSet(string root, int count, Func<int, ImmutableArray<NamedTensor>> inMemory) =>
        (_root, _order, _inMemory, Classes) = (root, [.. Enumerable.Range(0, count)], inMemory, []);

    /// <summary>Of files.</summary>
    private EvaluationSet(
        string root, ImmutableArray<string> files, ImmutableArray<string> classes, ImmutableArray<ValueInfo> inputs,
            ResolvedPreprocess? preprocess, IImageDecoder decoder, CocoLabels? labels)
    {
        _order = [.. Enumerable.Range(0, files.Length)];
        (_root, _files, Classes, _inputs, _preprocess, _decoder, _labels) = (root, files, classes, inputs, preprocess, decoder, labels);
    }

    /// <summary>Some samples of another set.</summary>
    private EvaluationSet(EvaluationSet all, ImmutableArray<int> order)
    {
        (_root, _files, Classes, _inputs, _preprocess, _decoder, _labels, _inMemory) =
            (all._root, all._files, all.Classes, all._inputs, all._preprocess, all._decoder, all._labels, all._inMemory);
        _order = order;
    }

    public int Count => _order.Length;

    /// <summary>Class names from the sub-folders, in the order of the classes; empty when the samples do not all lie in
    /// sub-folders.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <param name="path">A folder or a file.</param>
    /// <param name="opt">Shape to run at; default when the model's own is static.</param>
    /// <param name="classes">The head's classes; empty takes the sub-folders' names, in numerical order where all are numbers.</param>
    /// <returns>Null with TRTC7006, TRTC7007 or TRTC62xx.</returns>
    public static EvaluationSet? Open(
        string path, ImmutableArray<ValueInfo> inputs, ImmutableArray<long> opt, Preprocess preprocess, IImageDecoder decoder,
        ImmutableArray<string> classes, CocoLabels? labels, DiagnosticList diagnostics)
    {
        try
        {
            if (File.Exists(path) && path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
            {
                var stack = NpyReader.Read(File.ReadAllBytes(path), out var reason);
                if (stack is { Dims.Length: > 0 } && inputs.Length == 1)
                    return new(path, (int)stack.Dims[0], i => [new(inputs[0].Name, Row(stack, i))]);
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "", reason.Length > 0 ? reason
                    : "one .npy feeds one input, its first axis counts samples");
                return null;
            }
            if (!Directory.Exists(path))
            {
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "", "there is no such folder");
                return null;
            }
            var files = FolderFiles.Under(path, f => InputListing.IsPicture(f) || InputListing.Ending(f) is ".npy" or ".npz")
                .ToImmutableArray();
            if (files.IsEmpty)
            {
                diagnostics.Add(Codes.EvaluationDataUnusable, path, "", "it holds no .jpg, .png, .bmp, .webp, .npy or .npz file");
                return null;
            }
            ResolvedPreprocess? resolved = null;
            if (files.Any(InputListing.IsPicture))
            {
                if (inputs.Length != 1)
                {
                    diagnostics.Add(Codes.EvaluationDataUnusable, path, "",
                        $"the model has {inputs.Length} inputs; give a folder of .npz files whose arrays are called as the inputs");
                    return null;
                }
                resolved = preprocess.Resolve(inputs[0], opt, path, diagnostics);
                if (resolved is null) return null;
            }
            return new(path, files, ClassNames(files, classes), inputs, resolved, decoder, labels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.EvaluationDataUnusable, path, "", e.Message.TrimEnd('.'));
            return null;
        }
    }

    /// <summary>Random samples, the same at every call: they tell whether two graphs compute the same, and nothing of accuracy.</summary>
    /// <param name="profile">Sizes of the inputs that leave them open, and values of those that give sizes; default when no input
    /// does.</param>
    /// <returns>Null with TRTC7006 or the faults of the profile.</returns>
    public static EvaluationSet? Random(ImmutableArray<ValueInfo> inputs, ImmutableArray<RangeSpec> profile, int count, string path,
        DiagnosticList diagnostics) =>
        RandomInputs.Make(inputs, profile, count, path, diagnostics) is { } made ? new("random", made.Length, i => made[i]) : null;

    /// <summary>The samples whose index passes <paramref name="keep"/>, in the same order.</summary>
    public EvaluationSet Where(Func<int, bool> keep) => new(this, [.. _order.Where((_, i) => keep(i))]);

    /// <summary>The samples whose content is not among these hashes (<see cref="Calibration.Sample.Hash"/>): what calibration saw must not
    /// judge.</summary>
    public EvaluationSet Without(IReadOnlySet<string> hashes) =>
        hashes.Count == 0 ? this : Where(i => Hash(i) is not { } hash || !hashes.Contains(hash));

    /// <summary>As calibration hashes a sample: a picture's file, an array's elements. Null for what cannot be read; loading it says
    /// why.</summary>
    private string? Hash(int index)
    {
        using var hash = new Sha256();
        if (_inMemory is null && InputListing.IsPicture(_files[_order[index]]))
        {
            try
            {
                hash.Append(File.ReadAllBytes(Path.Combine(_root, _files[_order[index]])));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
        else if (Load(index, out _, out _) is not { } sample) return null;
        else foreach (var input in sample.Inputs) hash.Append(((MemoryBytes)input.Tensor.Bytes).Memory.Span);
        return hash.Finish();
    }

    /// <summary>Null with a <paramref name="reason"/> when the file cannot be used. For any number of threads.</summary>
    public Sample? Load(int index, out string name, out string reason)
    {
        index = _order[index];
        if (_inMemory is not null)
        {
            (name, reason) = ($"{_root}[{index}]", "");
            return new(name, _inMemory(index), Unknown, null);
        }
        name = _files[index];
        var path = Path.Combine(_root, name);
        try
        {
            if (FolderFiles.Unusable(path, Array.MaxLength) is { } why)
            {
                reason = why;
                return null;
            }
            if (InputListing.IsPicture(name)) return Picture(name, path, out reason);
            if (name.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
            {
                var array = _inputs.Length == 1 ? NpyReader.Read(File.ReadAllBytes(path), out reason)
                    : Refuse($"the model has {_inputs.Length} inputs", out reason);
                return array is null ? null : new(name, [new(_inputs[0].Name, array)], Unknown, LabelOf(name));
            }
            using var stream = File.OpenRead(path);
            var arrays = NpyReader.ReadZip(stream, out reason);
            if (arrays is null) return null;
            var values = ImmutableArray.CreateBuilder<NamedTensor>();
            foreach (var input in _inputs)
            {
                if (arrays.TryGetValue(input.Name, out var a)) values.Add(new(input.Name, a));
                else reason = $"it has no array called '{input.Name}'";
            }
            return values.Count < _inputs.Length ? null : new(name, values.ToImmutable(), Unknown, LabelOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = e.Message.TrimEnd('.');
            return null;
        }
    }

    private static PictureGeometry Unknown { get; } = PictureGeometry.Identity(0, 0);

    private Sample? Picture(string name, string path, out string reason)
    {
        var image = _decoder!.Decode(File.ReadAllBytes(path), out reason);
        if (image is null) return null;
        var tensor = _preprocess!.Tensor(image, out reason);
        return tensor is null ? null
            : new(name, [new(_inputs[0].Name, tensor)], PictureGeometry.Of(_preprocess, image.Width, image.Height), LabelOf(name));
    }

    private Label? LabelOf(string name)
    {
        if (_labels is not null) return _labels.Pictures.TryGetValue(Path.GetFileName(name), out var boxes) ? new BoxLabels(boxes) : null;
        var c = Classes.IsEmpty ? -1 : Classes.IndexOf(name[..name.IndexOf('/', StringComparison.Ordinal)]);
        return c < 0 ? null : new ClassLabel(c);
    }

    private static ImmutableArray<string> ClassNames(ImmutableArray<string> files, ImmutableArray<string> given)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var f in files)
        {
            var slash = f.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0) return [];
            names.Add(f[..slash]);
        }
        if (!given.IsEmpty) return given;
        if (names.Count < 2) return [];
        var numbers = names.All(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return numbers
            ? [.. names.OrderBy(n => int.Parse(n, CultureInfo.InvariantCulture))]
            : [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>One place of the outermost dimension, as a batch of one.</summary>
    private static TensorData Row(TensorData stack, int index)
    {
        var bytes = new byte[stack.Bytes.Length / stack.Dims[0]];
        stack.Bytes.Read((long)index * bytes.Length, bytes);
        return stack with { Dims = stack.Dims.SetItem(0, 1), Bytes = new MemoryBytes(bytes) };
    }

    private static TensorData? Refuse(string why, out string reason)
    {
        reason = why;
        return null;
    }
}
