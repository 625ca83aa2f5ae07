using TensorRT;
using TensorRT.Interop;

namespace Trtc.Tests.Interop;

public unsafe class AbiTests
{
    [Theory]
    [InlineData(Product.TensorRT, 11, 3, "TensorRT 11.1")]
    [InlineData(Product.TensorRT, 10, 99, "TensorRT 10.16")]
    [InlineData(Product.TensorRTRtx, 1, 7, "TensorRT-RTX 1.7")]
    [InlineData(Product.TensorRTRtx, 1, 2, null)]
    [InlineData(Product.TensorRT, 9, 3, null)]
    public void The_nearest_older_release_is_of_the_same_product_and_major(Product product, int major, int minor, string? expected) =>
        Assert.Equal(expected, Abi.NearestOlder(product, major, minor, windows: false)?.Name);

    [Fact]
    public void A_release_without_a_row_is_not_found() => Assert.Null(Abi.Find(Product.TensorRT, 11, 3, windows: false));

    [Fact]
    public void The_header_of_10_8_has_addCumulative_before_the_methods_that_other_releases_have_it_after()
    {
        // Two slots of the destructor come first.
        Assert.Equal(2 + 61, Slot("10.8", "addCumulative"));
        Assert.Equal(2 + 76, Slot("10.9", "addCumulative"));
        Assert.False(new VNetworkDefinition(null, Find("10.7")).Has_addCumulative);
        Assert.Equal(Slot("10.7", "getBuilder") + 1, Slot("10.8", "getBuilder"));
        Assert.Equal(Slot("10.7", "getBuilder"), Slot("10.9", "getBuilder"));
    }

    [Fact]
    public void A_member_that_a_release_lacks_is_an_exception_that_names_both_and_those_that_have_it()
    {
        var fault = Assert.Throws<NotInThisReleaseException>(() => new VBuilderConfig(null, Find("11.1")).setInt8Calibrator(null));
        Assert.Equal("TensorRT 11.1 has no VBuilderConfig::setInt8Calibrator; those that have it: TensorRT 8.6, 10.0 to 10.16",
            fault.Message);
    }

    [Fact]
    public void An_enum_member_is_its_release_s_own_number_and_its_absence_is_told()
    {
        Assert.Equal(15, BuilderFlagValues.ToNative(Find("8.6"), BuilderFlag.kVERSION_COMPATIBLE));
        Assert.Equal(12, BuilderFlagValues.ToNative(Find("11.1"), BuilderFlag.kVERSION_COMPATIBLE));
        Assert.Equal(BuilderFlag.kVERSION_COMPATIBLE, BuilderFlagValues.FromNative(Find("11.1"), 12));
        Assert.False(Find("11.1").Has(BuilderFlag.kINT8));
        Assert.Throws<NotInThisReleaseException>(() => BuilderFlagValues.ToNative(Find("11.1"), BuilderFlag.kINT8));
    }

    [Fact]
    public void Dimensions_that_need_more_than_32_bits_do_not_become_others()
    {
        Assert.Throws<OverflowException>(() => (Dims32)OneDimension(1L << 31));
        Dims64 back = (Dims32)OneDimension(int.MaxValue);
        Assert.Equal(int.MaxValue, back.d[0]);
    }

    /// <summary>The attributes are for readers; what is called goes by the tables.</summary>
    [Fact]
    public void Since_and_Until_say_what_the_tables_say()
    {
        var checkedMembers = 0;
        foreach (var table in CommittedTables.All())
        {
            foreach (var function in NativeFunctions.Of(table.Name))
            {
                var expected = NativeFunctions.In([$"{table.Name}.{function}"]);
                var own = table.GetMethod(function)!.GetCustomAttributes(false).Where(a => a is SinceAttribute or UntilAttribute).ToArray();
                var attributes = own.Length > 0 ? own
                    : table.GetCustomAttributes(false).Where(a => a is SinceAttribute or UntilAttribute).ToArray();
                Assert.Equal(expected, NativeFunctions.Releases.Select(r => Has(attributes, r)));
                checkedMembers++;
            }
        }
        Assert.True(checkedMembers > 900, $"only {checkedMembers} members");

        static bool Has(object[] attributes, Abi release)
        {
            var since = attributes.OfType<SinceAttribute>().Where(a => a.Product == release.Product).Select(a => (a.Major, a.Minor))
                .Where(v => v.CompareTo((release.Major, release.Minor)) <= 0).ToArray();
            var until = attributes.OfType<UntilAttribute>().Where(a => a.Product == release.Product).Select(a => (a.Major, a.Minor))
                .Where(v => v.CompareTo((release.Major, release.Minor)) < 0).ToArray();
            return attributes.Length == 0 || since.Length > until.Length;
        }
    }

    private static Dims64 OneDimension(long size)
    {
        var dims = new Dims64 { nbDims = 1 };
        dims.d[0] = size;
        return dims;
    }

    private static Abi Find(string version)
    {
        var parts = version.Split('.');
        return Abi.Find(Product.TensorRT, int.Parse(parts[0]), int.Parse(parts[1]), windows: false)!;
    }

    private static int Slot(string version, string method) =>
        VNetworkDefinition.Slot(Find(version),
            Array.FindIndex(VNetworkDefinition.Members, m => m.Contains($" {method}(", StringComparison.Ordinal)) + 2);
}
