using System.Text;
using InteropGen.Model;
using InteropGen.Slots;

namespace InteropGen.Emit;

/// <summary>
/// For each class that a library implements, a class whose every method goes to <c>fake::call</c> with its name: a fake overrides the few
/// that mean something and has all others recorded. What makes a layer, an engine, a context gives an object of that kind, recorded in its
/// turn.
/// </summary>
public sealed class CppRecordedEmitter(Release release, HeaderModel model)
{
    private static readonly HashSet<string> HandedOut =
        ["IParser", "IParserError", "IParserRefitter", "IPluginRegistry", "INetworkDefinition", "IBuilderConfig"];
    private readonly Dictionary<string, ClassModel> classes = model.Classes.ToDictionary(c => c.Name);

    public string Emit()
    {
        var text = new StringBuilder(CppClassEmitter.FirstLine(release));
        text.Append(
            "// fake::call<R>(\"Class::method\", arguments...), fake::add<Object>(\"Class::method\", \"Object\", arguments...) and "
            + "fake::create likewise have to be declared before this is included.\n");
        text.Append("#pragma once\n\n#include \"trt_abi.h\"\n\nnamespace trt\n{\n");
        var adders = new StringBuilder();
        var added = new List<string>();
        foreach (var type in model.Classes.Where(c => c.IsImplementation ? c.Name != "VRoot" : HandedOut.Contains(c.Name)))
        {
            text.Append($"class Recorded{type.Name} : public {type.Name}\n{{\npublic:\n");
            foreach (var method in VtableLayout.Compute(type, classes, TargetOs.Linux).Select(s => s.Method).Where(m => !m.IsDestructor))
            {
                var arguments = string.Concat(method.Parameters.Select((_, i) => $", a{i}"));
                if (Made(method) is { } kind)
                {
                    text.Append($"    {CppClassEmitter.Signature(method, names: true)} override;\n");
                    adders.Append(
                        $"inline {CppTypes.Write(method.Result)} "
                        + $"Recorded{type.Name}::{CppClassEmitter.Signature(method, names: true)[(CppTypes.Write(method.Result).Length + 1)..]}\n");
                    adders.Append(
                        $"{{\n    return fake::{(Adds(method) ? "add" : "create")}<Recorded{kind}>(\"{type.Name}::{method.Name}\", "
                        + $"\"{kind}\"{arguments});\n}}\n\n");
                    if (!added.Contains(kind)) added.Add(kind);
                }
                else text.Append(
                    $"    {CppClassEmitter.Signature(method, names: true)} override {{ return "
                    + $"fake::call<{CppTypes.Write(method.Result)}>(\"{type.Name}::{method.Name}\"{arguments}); }}\n");
            }
            text.Append("};\n\n");
        }
        foreach (var kind in added) Object(text, kind);
        text.Append(adders).Append("} // namespace trt\n");
        return text.ToString();
    }

    /// <summary>The interface of what a method makes; null for all other methods, and for what fakes write by hand.</summary>
    private string? Made(MethodModel method) =>
        (Adds(method) || Creates(method)) && method.Result is { Kind: CppKind.Pointer, Pointee: { Kind: CppKind.Record } to }
        && !HandedOut.Contains(to.Name) && Implementations(to.Name).Count > 0 ? to.Name : null;

    /// <summary>What is made belongs to a network.</summary>
    private static bool Adds(MethodModel method) =>
        method.Name.StartsWith("add", StringComparison.Ordinal) || method.Name is "setCondition" or "getOutput";

    /// <summary>What is made belongs to the client, which destroys it.</summary>
    private static bool Creates(MethodModel method) =>
        method.Name.StartsWith("create", StringComparison.Ordinal) || method.Name.StartsWith("deserialize", StringComparison.Ordinal)
            || method.Name is "serialize" or "serializeWithConfig" or "loadRuntime";

    /// <summary>The fields that lead to implementations, bases first.</summary>
    private List<ImplField> Implementations(string name)
    {
        var fields = new List<ImplField>();
        for (var type = classes.GetValueOrDefault(name); type is not null; type = type.Base is { } b ? classes.GetValueOrDefault(b) : null)
            fields.InsertRange(0, type.ImplFields);
        return fields;
    }

    private void Object(StringBuilder text, string kind)
    {
        var fields = Implementations(kind);
        text.Append($"struct Recorded{kind} : {kind}\n{{\n");
        for (var i = 0; i < fields.Count; i++) text.Append($"    Recorded{fields[i].Class} part{i};\n");
        text.Append($"    Recorded{kind}()\n    {{\n");
        // A derived class's field hides its base's of the same name.
        for (var i = 0; i < fields.Count; i++) text.Append($"        {Owner(kind, fields[i])}::{fields[i].Name} = &part{i};\n");
        text.Append("    }\n};\n\n");
    }

    private string Owner(string kind, ImplField field)
    {
        var type = classes[kind];
        while (!type.ImplFields.Contains(field)) type = classes[type.Base!];
        return type.Name;
    }
}
