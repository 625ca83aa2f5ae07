using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>An input of the model and how its data is made.</summary>
/// <param name="Shape">What to run at, batch included; default takes the model's own shape, or what the data has.</param>
public sealed record ModelInput(ValueInfo Info, ImmutableArray<long> Shape, Preprocess Preprocess)
{
    /// <summary>The profile's shape where there is one, otherwise the model's; null when neither is known.</summary>
    internal Shape? Expected => Shape.IsDefault ? Info.Shape : Ir.Shape.Of(Shape.AsSpan());
}

/// <param name="Inputs">One run's inputs.</param>
/// <param name="Hash">SHA-256 of the content that the files held, lower-case hex.</param>
public sealed record Sample(IReadOnlyList<NamedTensor> Inputs, string Hash);

/// <summary>
/// The images or arrays that a model is run on: one sample a run, in path order. Only names are held; each sample is read when it is asked
/// for, from any thread.
/// </summary>
public sealed class InputSet
{
    private const long MaxFile = 1L << 31;

    private readonly ImmutableArray<ModelInput> _inputs;
    private readonly ImmutableArray<ResolvedPreprocess?> _preprocess;
    private readonly ImmutableArray<List<InputItem>> _items;
    private readonly IImageDecoder _decoder;
    private readonly bool _together;

    private InputSet(
        ImmutableArray<ModelInput> inputs, ImmutableArray<ResolvedPreprocess?> preprocess, ImmutableArray<List<InputItem>> items,
            bool together, IImageDecoder decoder)
    {
        _inputs = inputs;
        _preprocess = preprocess;
        _items = items;
        _together = together;
        _decoder = decoder;
    }

    public int Count => _items[0].Count;

    /// <summary>By input; null for inputs that take arrays.</summary>
    public ImmutableArray<ResolvedPreprocess?> Preprocessing => _preprocess;

    /// <summary>The name of a sample for messages.</summary>
    public string Name(int index) => _items[0][index].ToString();

    /// <summary>How pictures become tensors, by input; inputs that take arrays are missing.</summary>
    public ImmutableSortedDictionary<string, PreprocessJson> PreprocessJson()
    {
        var json = ImmutableSortedDictionary.CreateBuilder<string, PreprocessJson>(StringComparer.Ordinal);
        for (var i = 0; i < _inputs.Length; i++)
            if (_preprocess[i] is { } p) json[_inputs[i].Info.Name] = PreprocessFile.ToJson(p.Declared);
        return json.ToImmutable();
    }

    /// <summary>What the tensors made from a file depend on beside the file.</summary>
    public string Inputs()
    {
        var inputs = new SortedDictionary<string, CalibrationInput>(StringComparer.Ordinal);
        for (var i = 0; i < _inputs.Length; i++)
            inputs[_inputs[i].Info.Name] = _preprocess[i] is { } p ? new(null, PreprocessFile.ToJson(p.Declared))
                : new(_inputs[i].Expected?.ToString(), null);
        return CalibrationInputs.Write(inputs);
    }

    /// <summary>Finds the data of every input.</summary>
    /// <param name="specs">Paths, each as <c>name=PATH</c> or bare; a bare one feeds the model's only input, or all of them from
    /// <c>.npz</c> files.</param>
    /// <returns>Null with TRTC61xx or TRTC62xx.</returns>
    public static InputSet? Open(IReadOnlyList<string> specs, ImmutableArray<ModelInput> inputs, string modelFile, IImageDecoder decoder,
        DiagnosticList diagnostics)
    {
        var paths = new string?[inputs.Length];
        string? bare = null;
        var faults = new List<string>();
        foreach (var spec in specs)
        {
            var index = -1;
            for (var i = 0; i < inputs.Length && index < 0; i++)
                if (spec.StartsWith(inputs[i].Info.Name + "=", StringComparison.Ordinal)) index = i;
            if (index >= 0)
            {
                if (paths[index] is not null) faults.Add($"input '{inputs[index].Info.Name}' is given twice");
                paths[index] = spec[(inputs[index].Info.Name.Length + 1)..];
                if (paths[index]!.Length == 0) faults.Add($"input '{inputs[index].Info.Name}' is given no path");
            }
            else if (spec.IndexOf('=', StringComparison.Ordinal) is var end and > 0 && !Path.Exists(spec))
                faults.Add(
                    $"'{spec[..end]}' is no input of the model, which has {string.Join(", ", inputs.Select(i => $"'{i.Info.Name}'"))}");
            else if (bare is not null) faults.Add($"'{bare}' and '{spec}' are both given without the name of an input");
            else bare = spec;
        }
        if (bare is not null && inputs.Length == 1 && paths[0] is not null) faults.Add($"input '{inputs[0].Info.Name}' is given twice");
        else if (bare is not null && inputs.Length == 1) paths[0] = bare;
        var together = bare is not null && inputs.Length > 1;
        if (together && Array.Exists(paths, p => p is not null)) faults.Add($"'{bare}' names no input of the model");
        if (!together && faults.Count == 0)
            for (var i = 0; i < inputs.Length; i++)
                if (paths[i] is null) faults.Add($"input '{inputs[i].Info.Name}' has no data");
        if (inputs.IsEmpty) faults.Add("the model has no inputs");
        foreach (var f in faults) diagnostics.Add(Codes.CalibrationInputs, modelFile, "", f);
        if (faults.Count > 0) return null;

        var items = ImmutableArray.CreateBuilder<List<InputItem>>();
        var preprocess = ImmutableArray.CreateBuilder<ResolvedPreprocess?>();
        for (var i = 0; i < inputs.Length; i++)
            if (together && i > 0 && items.Count > 0) items.Add(items[0]);
            else if (InputListing.Find(together ? bare! : paths[i]!, inputs[i].Expected, inputs[i].Info.Element, diagnostics) is { } found)
                items.Add(found);
        if (items.Count < inputs.Length) return null;
        for (var i = 0; i < inputs.Length; i++)
        {
            var pictures = items[i].Exists(item => InputListing.IsPicture(item.Path));
            if (pictures && together)
            {
                diagnostics.Add(Codes.CalibrationInputs, modelFile, "", $"pictures in '{bare}' cannot feed {inputs.Length} inputs at once");
                return null;
            }
            var resolved = pictures ? inputs[i].Preprocess.Resolve(inputs[i].Info, inputs[i].Shape, modelFile, diagnostics) : null;
            if (pictures && resolved is null) return null;
            preprocess.Add(resolved);
            if (items[i].Count == items[0].Count)
            {
                WarnOfPairs(items[0], items[i], modelFile, diagnostics);
                continue;
            }
            diagnostics.Add(Codes.CalibrationInputs, modelFile, "",
                $"'{inputs[0].Info.Name}' has {items[0].Count} files and '{inputs[i].Info.Name}' {items[i].Count}");
            return null;
        }
        return new(inputs, preprocess.ToImmutable(), items.ToImmutable(), together, decoder);
    }

    /// <summary>A file that one folder lacks and a different one that the other lacks shift all between them.</summary>
    private static void WarnOfPairs(List<InputItem> first, List<InputItem> other, string modelFile, DiagnosticList diagnostics)
    {
        for (var i = 0; i < first.Count; i++)
        {
            // One array of many samples may have any name.
            if (first[i].Slice >= 0 && first[i].Slice == other[i].Slice) continue;
            if (Path.GetFileNameWithoutExtension(first[i].Path) == Path.GetFileNameWithoutExtension(other[i].Path)) continue;
            diagnostics.Add(Codes.PairsByOrder, modelFile, "", first[i], other[i]);
            return;
        }
    }

    /// <summary>Reads and prepares one sample; null when a file of it cannot be used.</summary>
    /// <param name="file">The file at fault.</param>
    /// <param name="reason">What is wrong with it.</param>
    public Sample? Load(int index, out string file, out string reason)
    {
        var tensors = new NamedTensor[_inputs.Length];
        using var hash = new Sha256();
        file = "";
        reason = "";
        ImmutableSortedDictionary<string, TensorData>? archive = null;
        for (var i = 0; i < _inputs.Length; i++)
        {
            var item = _items[i][index];
            file = item.ToString();
            try
            {
                if (FolderFiles.Unusable(item.Path, MaxFile) is { } why)
                {
                    reason = why;
                    return null;
                }
                var tensor = InputListing.Ending(item.Path) switch
                {
                    ".npz" => FromArchive(item, i, ref archive, hash, out reason),
                    ".npy" => NumPy(item, i, hash, out reason),
                    ".bin" => Raw(item, i, hash, out reason),
                    _ => Picture(item, i, hash, out reason),
                };
                if (tensor is null) return null;
                tensors[i] = new(_inputs[i].Info.Name, tensor);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                reason = e.Message.TrimEnd('.');
                return null;
            }
        }
        return new(tensors, hash.Finish());
    }

    private TensorData? Picture(InputItem item, int input, Sha256 hash, out string reason)
    {
        var bytes = File.ReadAllBytes(item.Path);
        hash.Append(bytes);
        return _decoder.Decode(bytes, out reason) is { } image ? _preprocess[input]!.Tensor(image, out reason) : null;
    }

    private TensorData? FromArchive(InputItem item, int input, ref ImmutableSortedDictionary<string, TensorData>? archive, Sha256 hash,
        out string reason)
    {
        if (archive is null || !_together)
        {
            using var stream = File.OpenRead(item.Path);
            archive = NpyReader.ReadZip(stream, out reason);
            if (archive is null) return null;
        }
        if (!archive.TryGetValue(_inputs[input].Info.Name, out var array) && !(archive.Count == 1 && _inputs.Length == 1))
        {
            reason = $"it has no array '{_inputs[input].Info.Name}'";
            return null;
        }
        if (array is null) foreach (var only in archive.Values) array = only;
        hash.Append(((MemoryBytes)array!.Bytes).Memory.Span);
        return Fit(array, input, out reason);
    }

    private TensorData? NumPy(InputItem item, int input, Sha256 hash, out string reason)
    {
        TensorData? array;
        if (item.Slice < 0) array = NpyReader.Read(File.ReadAllBytes(item.Path), out reason);
        else
        {
            var batch = _inputs[input].Expected is { Rank: > 0 } s && s[0].IsConstant ? s[0].Value : 1;
            array = NpyReader.ReadSlice(item.Path, item.Slice * batch, batch, out reason);
        }
        if (array is null) return null;
        hash.Append(((MemoryBytes)array.Bytes).Memory.Span);
        return Fit(array, input, out reason);
    }

    private TensorData? Raw(InputItem item, int input, Sha256 hash, out string reason)
    {
        var info = _inputs[input].Info;
        reason = "";
        if (_inputs[input].Expected is not { } declared || InputListing.OneSample(declared) is not { Elements: > 0 } expected)
        {
            reason =
                $"a .bin file has no shape of its own, and that of input '{info.Name}' is "
                + $"{_inputs[input].Expected?.ToString() ?? "unknown"}: give --profile";
            return null;
        }
        var type = info.Element == DataType.Undefined ? DataType.Float32 : info.Element;
        var length = type.Bytes(expected.Elements);
        using var file = new SourceFile(item.Path);
        var there = file.Length;
        var offset = Math.Max(item.Slice, 0) * length;
        if (item.Slice < 0 ? there != length : offset + length > there)
        {
            reason = $"it holds {there} bytes and {info.Name} {expected} of {type} takes {length}";
            return null;
        }
        var bytes = new byte[length];
        file.Read(offset, bytes);
        hash.Append(bytes);
        return new(type, [.. expected.Dims.Select(d => d.Value)], new MemoryBytes(bytes));
    }

    /// <summary>An array as the input takes it: a missing batch dimension of 1 is added, float64 becomes float32.</summary>
    private TensorData? Fit(TensorData array, int input, out string reason)
    {
        var (info, expected) = (_inputs[input].Info, _inputs[input].Expected);
        if (expected is not null && array.Dims.Length + 1 == expected.Rank) array = array with { Dims = array.Dims.Insert(0, 1) };
        if (array.Type == DataType.Float64 && info.Element == DataType.Float32)
        {
            var source = MemoryMarshal.Cast<byte, double>(((MemoryBytes)array.Bytes).Memory.Span);
            var floats = new float[source.Length];
            System.Numerics.Tensors.TensorPrimitives.ConvertTruncating(source, floats);
            array = NamedTensor.Of(info.Name, array.Dims.AsSpan(), floats).Tensor;
        }
        reason = "";
        var fits = info.Element == DataType.Undefined || info.Element == array.Type;
        if (info.Shape is { } shape)
        {
            fits &= shape.Rank == array.Dims.Length;
            for (var d = 0; fits && d < shape.Rank; d++) fits = !shape[d].IsConstant || shape[d].Value == array.Dims[d];
        }
        if (fits) return array;
        reason =
            $"it holds {array.Type} [{string.Join(',', array.Dims)}] and input '{info.Name}' takes {info.Element} {info.Shape?.ToString() ?? ""}".TrimEnd();
        return null;
    }
}
