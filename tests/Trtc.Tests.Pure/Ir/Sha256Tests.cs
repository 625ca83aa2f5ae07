using System.Security.Cryptography;
using Trtc.Core.Ir;

namespace Trtc.Tests.Ir;

public sealed class Sha256Tests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_hash_is_the_systems_however_the_bytes_are_parted(bool system)
    {
        var random = new Random(7);
        foreach (var length in (int[])[0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_001])
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            using var hash = new Sha256(system);
            for (var at = 0; at < length;)
            {
                var n = Math.Min(length - at, random.Next(1, 200));
                hash.Append(bytes.AsSpan(at, n));
                at += n;
            }
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash.Finish());
        }
    }
}
