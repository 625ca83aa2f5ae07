using System.Collections.Immutable;
using Google.Protobuf;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// Reads an ONNX file: bytes → skeleton (<see cref="WireScan"/>) → messages → graph → functions written out → names linked and nodes
/// sorted. Weights above a few kilobytes stay in the file. Whatever the bytes are, faults are diagnostics (TRTC10xx, TRTC11xx), all of one
/// stage together.
/// </summary>
public static class ModelReader
{
    /// <summary>The newest opset of the standard domain known here.</summary>
    public const int NewestOpset = 28;

    public const int NewestIrVersion = 14;

    /// <returns>The model, which the caller disposes of; null when there was an error.</returns>
    public static Model? Read(string path, DiagnosticList diagnostics) => Read(path, ReadOptions.Default, diagnostics);

    /// <returns>The model, which the caller disposes of; null when there was an error.</returns>
    public static Model? Read(string path, ReadOptions options, DiagnosticList diagnostics)
    {
        var faults = new ReadFaults(path, diagnostics);
        if (Open(path, faults) is not { } file) return null;
        var external = new ExternalFiles(path, options, faults);
        Model? model = null;
        try
        {
            model = Parse(file, faults) is { } proto ? Convert(path, proto, file, external, faults) : null;
            return model;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(Codes.FileUnreadable, "", e.Message);
            return null;
        }
        finally
        {
            if (model is null)
            {
                file.Dispose();
                foreach (var opened in external.Opened) opened.Dispose();
            }
        }
    }

    private static SourceFile? Open(string path, ReadFaults faults)
    {
        try
        {
            var info = new FileInfo(path);
            if (Directory.Exists(path))
                faults.Add(ForeignFormats.IsSavedModel(path) ? Codes.TensorFlowSavedModel : Codes.FileIsDirectory, "");
            // A folder that may not be entered hides its files from Exists: only opening tells why.
            else if (!info.Exists) File.OpenHandle(path).Dispose();
            else if ((info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info).Length == 0) faults.Add(Codes.FileEmpty, "");
            else return new SourceFile(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(Codes.FileMissing, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(Codes.FileUnreadable, "", e.Message);
        }
        return null;
    }

    private static ModelProto? Parse(SourceFile file, ReadFaults faults)
    {
        if (ForeignFormats.ByMagic(file) is { } foreign)
        {
            faults.Add(foreign.Code, "", foreign.Args);
            return null;
        }
        try
        {
            var scan = WireScan.Run(file);
            // Before anything is made of it: what it would take.
            if (WireCost.Of(scan.Skeleton) > WireCost.Free + WireCost.PerByte * file.Length)
            {
                faults.Add(Codes.ModelTooDense, "", file.Length);
                return null;
            }
            var proto = ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(scan.Skeleton);
            if (proto.Graph is not null && proto.HasIrVersion)
            {
                if (scan.HasTraining) faults.Add(Codes.TrainingIgnored, "");
                return proto;
            }
            if (Unrecognised(file, faults)) faults.Add(Codes.NoGraph, "", proto.Graph is null ? "graph" : "IR version");
        }
        catch (WireException e) when (Unrecognised(file, faults))
        {
            if (e.Truncated) faults.Add(Codes.ModelTruncated, "", file.Length, e.Start, e.Missing);
            else if (e.TooDeep) faults.Add(Codes.NestedTooDeep, "", "Messages", WireScan.MaxDepth);
            else if (e.TooLarge) faults.Add(Codes.GraphTooLarge, "", "The model", WireScan.MaxSkeleton);
            else faults.Add(Codes.ModelDamaged, "", e.Message);
        }
        catch (WireException) { }
        catch (InvalidProtocolBufferException e) when (Unrecognised(file, faults))
        {
            faults.Add(Codes.ModelDamaged, "", e.Message.TrimEnd('.'));
        }
        catch (InvalidProtocolBufferException) { }
        return null;
    }

    /// <summary>Last look at a file that is no ONNX model: true when it is no other kind of protobuf or text either, false when that was
    /// reported.</summary>
    private static bool Unrecognised(SourceFile file, ReadFaults faults)
    {
        if (ForeignFormats.ByContent(file) is not { } foreign) return true;
        faults.Add(foreign.Code, "", foreign.Args);
        return false;
    }

    private static Model? Convert(string path, ModelProto proto, SourceFile file, ExternalFiles external, ReadFaults faults)
    {
        if (proto.IrVersion > NewestIrVersion) faults.Add(Codes.IrTooNew, "", proto.IrVersion, NewestIrVersion);
        var reader = new GraphReader(new TensorReader(file, external, faults), faults);
        var opsets = Opsets(proto, reader, faults);
        if (faults.Any) return null;
        var graph = reader.Read(proto.Graph);
        var inliner = new FunctionInliner(proto.Functions, reader, opsets, faults);
        if (faults.Any) return null;
        graph = inliner.Run(graph);
        if (faults.Any) return null;
        graph = new GraphLinker(faults).Link(graph);
        if (faults.Any) return null;
        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in proto.MetadataProps) metadata[entry.Key] = entry.Value;
        return new(path, proto.IrVersion, opsets.ToImmutableSortedDictionary(StringComparer.Ordinal), proto.ProducerName,
            proto.ProducerVersion,
            metadata.ToImmutable(), graph, [file, .. external.Opened]);
    }

    private static Dictionary<string, long> Opsets(ModelProto proto, GraphReader reader, ReadFaults faults)
    {
        var opsets = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var opset in proto.OpsetImport)
        {
            var domain = reader.Domain(opset.Domain);
            opsets[domain] = Math.Max(opset.Version, opsets.GetValueOrDefault(domain));
        }
        // IR versions 1 and 2 came before opset_import.
        if (opsets.Count == 0 && proto.IrVersion < 3) opsets[""] = 1;
        if (opsets.Count == 0) faults.Add(Codes.NoGraph, "", "opset_import");
        foreach (var function in proto.Functions)
            foreach (var opset in function.OpsetImport) opsets.TryAdd(reader.Domain(opset.Domain), opset.Version);
        if (opsets.TryGetValue("", out var standard) && standard > NewestOpset) faults.Add(Codes.OpsetTooNew, "", standard, NewestOpset);
        return opsets;
    }
}
