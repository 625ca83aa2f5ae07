using System.Runtime.InteropServices;
using InteropGen;
using InteropGen.Model;

namespace Trtc.Tests.Interop;

/// <summary>
/// Every release whose headers are here: all of them where <c>interop-gen lay artifacts/headers</c> has put them, otherwise those of
/// <c>../shared/headers</c>. Without headers or libclang the calling test is skipped.
/// </summary>
internal static class VendorHeaders
{
    private static readonly Lazy<(string Folder, IReadOnlyList<Release> Releases, IReadOnlyList<HeaderModel> Models)> Set = new(Read);

    public static string Folder => Path();

    public static (IReadOnlyList<Release> Releases, IReadOnlyList<HeaderModel> Models) Get()
    {
        _ = Path();
        NeedLibclang();
        return (Set.Value.Releases, Set.Value.Models);
    }

    public static void NeedLibclang()
    {
        if (!NativeLibrary.TryLoad("libclang-14.so.1", out var library))
            Assert.Skip("needs libclang 14 (apt install libclang1-14 libclang-common-14-dev)");
        NativeLibrary.Free(library);
    }

    public static void NeedClang()
    {
        NeedLibclang();
        if (!File.Exists("/usr/bin/clang-14")) Assert.Skip("needs clang-14 (apt install clang-14)");
    }

    public static string ReleasesFolder => Repository.Path("interop-gen", "releases");

    public static string Stub => Repository.Path("interop-gen", "stub");

    private static string Path()
    {
        var laid = Repository.Path("artifacts", "headers");
        return Directory.Exists(laid) ? laid : Repository.Shared("headers");
    }

    private static (string Folder, IReadOnlyList<Release> Releases, IReadOnlyList<HeaderModel> Models) Read()
    {
        var (releases, models) = HeaderSet.Read(ReleasesFolder, Stub, Path(), requireAll: false);
        return (Path(), releases, models);
    }
}
