using InteropGen.Model;
using InteropGen.Slots;

namespace InteropGen.Merge;

/// <summary>Lays the releases' models over each other. Everything keeps the order of its first appearance, so that a new release only
/// appends.</summary>
public static class Merger
{
    public static MergedModel Merge(IReadOnlyList<Release> releases, IReadOnlyList<HeaderModel> models)
    {
        var classes = ClassNames(models).Select(name => MergeClass(name, releases, models)).OrderBy(c => c.Name, StringComparer.Ordinal)
            .ToList();
        var enums = Names(models, m => m.Enums.Select(e => e.Name)).Order(StringComparer.Ordinal).Select(name => MergeEnum(name, models))
            .ToList();
        return new(releases, classes, enums, MergeStructs(releases, models));
    }

    private static List<string> Names(IEnumerable<HeaderModel> models, Func<HeaderModel, IEnumerable<string>> names) =>
        [.. models.SelectMany(names).Distinct()];

    /// <summary>Classes whose slots are called or laid: implementations, abstract classes, and INoCopy, through which every object that has
    /// an implementation is destroyed.</summary>
    private static List<string> ClassNames(IReadOnlyList<HeaderModel> models) =>
        Names(models, m =>
        {
            var lookup = m.Classes.ToDictionary(c => c.Name);
            return m.Classes.Where(c => c.IsImplementation ? c.Name != "VRoot" : c.Name == "INoCopy"
                || (c.IsAbstract && HasMethods(c, lookup))).Select(c => c.Name);
        });

    private static bool HasMethods(ClassModel type, Dictionary<string, ClassModel> classes) =>
        VtableLayout.Compute(type, classes, TargetOs.Linux).Any(s => !s.Method.IsDestructor);

    private static MergedClass MergeClass(string name, IReadOnlyList<Release> releases, IReadOnlyList<HeaderModel> models)
    {
        var perRelease = models.Select(m => m.Classes.FirstOrDefault(c => c.Name == name)).ToList();
        var lookups = models.Select(m => m.Classes.ToDictionary(c => c.Name)).ToList();
        var slots = perRelease.Select((c, i) => c is null ? null : VtableLayout.Compute(c, lookups[i], TargetOs.Linux)).ToList();
        var members = Members(releases, slots, [.. models.Select(m => m.Structs.All(s => s.Name != "Dims64"))]);

        var absent = new sbyte[members.Count + 2];
        Array.Fill(absent, (sbyte)-1);
        var rows = new List<sbyte[]> { absent };
        var rowOf = new List<int>();
        for (var i = 0; i < models.Count; i++)
        {
            foreach (var os in (ReadOnlySpan<TargetOs>)[TargetOs.Linux, TargetOs.Windows])
            {
                var row = perRelease[i] is { } type ? Row(VtableLayout.Compute(type, lookups[i], os), members) : absent;
                var at = rows.FindIndex(r => r.AsSpan().SequenceEqual(row));
                if (at < 0) { at = rows.Count; rows.Add(row); }
                rowOf.Add(at);
            }
        }
        var newest = perRelease.Last(c => c is not null)!;
        var offsets = models.SelectMany(m => m.Classes).SelectMany(c => c.ImplFields).Where(f => f.Class == name).Select(f => f.Offset)
            .Distinct().ToList();
        if (offsets.Count > 1) throw new InvalidDataException($"{name} lies at several offsets: {string.Join(", ", offsets)}");
        var infos = perRelease.Select(c => c?.Info).OfType<InterfaceVersion>().Distinct().ToList();
        if (infos.Count > 1) throw new InvalidDataException($"{name} has several interface versions: {string.Join(", ", infos)}");
        var isCallback = !newest.IsImplementation
            && (CallbackSettings.Names.Contains(name) || lookups.Any(l => DerivesFrom(name, "IVersionedInterface", l)));
        return new(name, newest.IsImplementation, isCallback, members, rows, rowOf, offsets.Count == 0 ? -1
            : offsets[0], infos.FirstOrDefault());
    }

    private static bool DerivesFrom(string name, string ancestor, Dictionary<string, ClassModel> classes)
    {
        for (var c = classes.GetValueOrDefault(name); c?.Base is not null; c = classes[c.Base])
            if (c.Base == ancestor) return true;
        return false;
    }

    private static sbyte[] Row(List<Slot> slots, List<MergedMember> members)
    {
        var row = new sbyte[members.Count + 2];
        row[0] = checked((sbyte)slots.Count);
        row[1] = (sbyte)slots.FindIndex(s => s.IsDeleting);
        for (var i = 0; i < members.Count; i++)
            row[i + 2] = (sbyte)slots.FindIndex(s => !s.Method.IsDestructor && Key(s.Method) == members[i].Key);
        return row;
    }

    public static string Key(MethodModel m) => $"{m.Result.Key} {m.Name}({string.Join(",", m.Parameters.Select(p => p.Type.Key))})";

    private static List<MergedMember> Members(IReadOnlyList<Release> releases, List<List<Slot>?> slots, bool[] dims32)
    {
        var order = new List<string>();
        var newest = new Dictionary<string, MethodModel>();
        var presence = new Dictionary<string, bool[]>();
        var spellings = new Dictionary<string, OrderedDictionary<string, bool[]>>();
        var layouts = new Dictionary<(string Key, bool Dims32), MethodModel>();
        for (var i = 0; i < slots.Count; i++)
        {
            foreach (var method in (slots[i] ?? []).Select(s => s.Method).Where(m => !m.IsDestructor))
            {
                var key = Key(method);
                if (!presence.TryGetValue(key, out var isIn)) { presence[key] = isIn = new bool[slots.Count]; order.Add(key); }
                if (isIn[i]) throw new InvalidDataException($"two methods are called alike: {key}");
                isIn[i] = true;
                newest[key] = method;
                if (!spellings.TryGetValue(key, out var spelled)) spellings[key] = spelled = [];
                if (!spelled.TryGetValue(Signature(method, dims32[i]), out var at))
                    spelled[Signature(method, dims32[i])] = at = new bool[slots.Count];
                at[i] = true;
                if (layouts.TryGetValue((key, dims32[i]), out var other) && Passing(other) != Passing(method))
                    throw new InvalidDataException($"{key}: Dims are passed in two ways among releases with the same Dims");
                layouts[(key, dims32[i])] = method;
            }
        }
        var names = order.GroupBy(k => newest[k].Name).SelectMany(g => Named(g, releases, presence)).ToDictionary(n => n.Key, n => n.Name);
        return
        [
            .. order.Select(k => new MergedMember(names[k], newest[k].Name, k, Declaration(newest[k]), newest[k],
            layouts.GetValueOrDefault((k, true)), presence[k])
            {
                Spellings = [.. spellings[k].Select(s => (s.Key, s.Value))],
                HasDims64 = layouts.ContainsKey((k, false)),
            }),
        ];
    }

    private static string Passing(MethodModel method) =>
        string.Concat(method.Parameters.Where(p => p.Type.IsAdaptiveDims).Select(p => (int)p.Type.Kind));

    /// <summary>The newest signature keeps the name, older ones name the last release that had them; overloads of one release are
    /// numbered.</summary>
    private static IEnumerable<(string Key, string Name)> Named(IGrouping<string, string> group, IReadOnlyList<Release> releases,
        Dictionary<string, bool[]> presence)
    {
        var newest = group.Max(k => Array.LastIndexOf(presence[k], true));
        var used = new Dictionary<string, int>();
        foreach (var key in group)
        {
            var last = Array.LastIndexOf(presence[key], true);
            var name = last == newest ? group.Key : $"{group.Key}_{releases[last].Suffix}";
            var number = used[name] = used.GetValueOrDefault(name) + 1;
            yield return (key, number == 1 ? name : $"{name}_{number}");
        }
    }

    public static string Declaration(MethodModel m) =>
        $"{m.Result.Spelling} {m.Name}({string.Join(", ", m.Parameters.Select(p => $"{p.Type.Spelling} {p.Name}"))}){(m.IsConst ? " const" : "")}";

    /// <summary>Types alone, without namespaces; Dims by their width.</summary>
    private static string Signature(MethodModel m, bool dims32)
    {
        var text =
            $"{m.Result.Spelling} {m.Name}({string.Join(", ", m.Parameters.Select(p => p.Type.Spelling))}){(m.IsConst ? " const" : "")}"
            .Replace("nvinfer1::", "", StringComparison.Ordinal).Replace("v_1_0::", "", StringComparison.Ordinal)
            .Replace("std::", "", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, @"\bDims\b", dims32 ? "Dims32" : "Dims64");
    }

    private static MergedEnum MergeEnum(string name, IReadOnlyList<HeaderModel> models)
    {
        var perRelease = models.Select(m => m.Enums.FirstOrDefault(e => e.Name == name)).ToList();
        var underlying = perRelease.OfType<EnumModel>().Select(e => e.Underlying).Distinct().Single();
        var members = perRelease.OfType<EnumModel>().SelectMany(e => e.Members.Select(m => m.Name)).Distinct()
            .Select(n => new MergedEnumMember(n, [.. perRelease.Select(e => e?.Members.FirstOrDefault(m => m.Name == n)?.Value)])).ToList();
        return new(name, underlying, members, [.. perRelease.Select(e => e is not null)]);
    }

    private static List<MergedStruct> MergeStructs(IReadOnlyList<Release> releases, IReadOnlyList<HeaderModel> models)
    {
        var merged = new List<MergedStruct>();
        foreach (var name in Names(models, m => m.Structs.Select(s => s.Name)).Order(StringComparer.Ordinal))
        {
            var perRelease = models.Select(m => m.Structs.FirstOrDefault(s => s.Name == name)).ToList();
            var newest = Array.FindLastIndex([.. perRelease], s => s is not null);
            foreach (var layout in perRelease.OfType<StructModel>().GroupBy(LayoutKey))
            {
                var isIn = perRelease.Select(s => s is not null && LayoutKey(s) == layout.Key).ToArray();
                var last = Array.LastIndexOf(isIn, true);
                merged.Add(new(last == newest ? name : $"{name}_{releases[last].Suffix}", layout.Last(), isIn));
            }
        }
        return merged;
    }

    private static string LayoutKey(StructModel s) =>
        $"{s.Size}/{s.Alignment}: {string.Join(' ', s.Fields.Select(f => $"{f.Type.Key} {f.Name}@{f.Offset}"))}";
}
