using System.Text;
using InteropGen.Model;
using InteropGen.Slots;

namespace InteropGen.Emit;

/// <summary>
/// For each class that a library implements, a class whose every method goes to <c>fake::call</c> with its name: a fake overrides the few that
/// mean something and has all others recorded.
/// </summary>
public sealed class CppRecordedEmitter(Release release, HeaderModel model)
{
    private static readonly HashSet<string> HandedOut = ["IParser", "IParserError", "IParserRefitter", "IPluginRegistry", "INetworkDefinition", "IBuilderConfig"];

    public string Emit()
    {
        var classes = model.Classes.ToDictionary(c => c.Name);
        var text = new StringBuilder(CppClassEmitter.FirstLine(release));
        text.Append("// fake::call<R>(\"Class::method\", arguments...) has to be declared before this is included.\n#pragma once\n\n#include \"trt_abi.h\"\n\nnamespace trt\n{\n");
        foreach (var type in model.Classes.Where(c => c.IsImplementation ? c.Name != "VRoot" : HandedOut.Contains(c.Name)))
        {
            text.Append($"class Recorded{type.Name} : public {type.Name}\n{{\npublic:\n");
            foreach (var method in VtableLayout.Compute(type, classes, TargetOs.Linux).Select(s => s.Method).Where(m => !m.IsDestructor))
            {
                var arguments = string.Concat(method.Parameters.Select((_, i) => $", a{i}"));
                text.Append($"    {CppClassEmitter.Signature(method, names: true)} override {{ return fake::call<{CppTypes.Write(method.Result)}>(\"{type.Name}::{method.Name}\"{arguments}); }}\n");
            }
            text.Append("};\n\n");
        }
        text.Append("} // namespace trt\n");
        return text.ToString();
    }
}
