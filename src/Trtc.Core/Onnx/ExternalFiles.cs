using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.Collections;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>Opens a model's external data files, each once, and only where the model may reach.</summary>
internal sealed class ExternalFiles(string modelPath, ReadOptions options, ReadFaults faults)
{
    private readonly Dictionary<string, SourceFile?> _byLocation = new(StringComparer.Ordinal);
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
    private ImmutableArray<string> _allowed;

    public IEnumerable<SourceFile> Opened => _byLocation.Values.OfType<SourceFile>();

    /// <param name="need">Bytes that the tensor's type and dimensions ask for.</param>
    public TensorBytes? Resolve(RepeatedField<StringStringEntryProto> entries, long need, Place where)
    {
        string? location = null;
        long offset = 0, length = need;
        foreach (var entry in entries)
        {
            switch (entry.Key)
            {
                case "location": location = entry.Value; break;
                case "offset" when Number(entry, where) is { } n: offset = n; break;
                case "length" when Number(entry, where) is { } n: length = n; break;
                case "offset" or "length": return null;
                default: break;
            }
        }
        if (string.IsNullOrEmpty(location) || location.Contains('\0', StringComparison.Ordinal))
            return Fault(where, "it names no file (location)");
        if (length != need) return Fault(where, $"it has a length of {length} bytes, the tensor {need}");
        if (offset > long.MaxValue - length) return Fault(where, $"its offset is {offset}");
        if (!_byLocation.TryGetValue(location, out var file)) _byLocation[location] = file = Open(location, where);
        if (file is null) return null;
        if (offset + length > file.Length)
        {
            faults.Add(Codes.ExternalShort, where, ReadFaults.Show(location), length, offset, file.Length);
            return null;
        }
        return new FileBytes(file, offset, length);
    }

    private long? Number(StringStringEntryProto entry, Place where)
    {
        if (long.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return n;
        Fault(where, $"its {entry.Key} is '{ReadFaults.Show(entry.Value)}'");
        return null;
    }

    private TensorBytes? Fault(Place where, string what)
    {
        faults.Add(Codes.ExternalInvalid, where, what);
        return null;
    }

    private SourceFile? Open(string location, Place where)
    {
        var shown = ReadFaults.Show(location);
        try
        {
            // A model made on Windows may have its separators.
            var path = Path.GetFullPath(Path.Combine(_folder, location.Replace('\\', Path.DirectorySeparatorChar)));
            var real = RealPath.Of(path);
            if (real is null || !Allowed().Any(folder => RealPath.IsInside(real, folder)))
            {
                faults.Add(Codes.ExternalOutside, where, shown, ReadFaults.Show(real ?? path));
                return null;
            }
            var info = new FileInfo(real);
            if (!info.Exists)
            {
                faults.Add(Codes.ExternalMissing, where, shown);
                return null;
            }
            // A pipe or a device has no length, and opening one could wait forever.
            if (info.Length == 0)
            {
                faults.Add(Codes.ExternalUnreadable, where, shown, "it is empty");
                return null;
            }
            return new SourceFile(real);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(Codes.ExternalUnreadable, where, shown, e.Message);
            return null;
        }
    }

    private ImmutableArray<string> Allowed()
    {
        if (!_allowed.IsDefault) return _allowed;
        var folders = ImmutableArray.CreateBuilder<string>();
        foreach (var folder in options.AllowExternal.Prepend(_folder))
            if (RealPath.Of(folder) is { } real) folders.Add(real);
        return _allowed = folders.ToImmutable();
    }
}
