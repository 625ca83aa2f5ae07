using System.Collections.Immutable;

namespace InteropGen.Model;

/// <summary>The one place where a C++ parser is needed. libclang's C API fills it here; ClangSharp could.</summary>
public interface IHeaderReader
{
    /// <param name="headers">Folder of one release's headers.</param>
    HeaderModel Read(string headers);

    /// <summary>The release's headers that reading opens, relative to the folder.</summary>
    ImmutableArray<string> Opened(string headers);
}
