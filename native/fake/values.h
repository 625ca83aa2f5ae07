// Elements of any type as numbers, and back: what the fake computes with.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace fake
{
inline size_t width(int type)
{
    switch (type)
    {
    case 0: case 3: return 4;
    case 1: case 7: return 2;
    case 8: return 8;
    default: return 1;
    }
}

inline double fromHalf(uint16_t bits)
{
    int const exponent = bits >> 10 & 31;
    double const fraction = bits & 1023;
    double const size = exponent == 0 ? std::ldexp(fraction, -24) : exponent == 31 ? (fraction == 0 ? INFINITY : NAN) : std::ldexp(fraction + 1024, exponent - 25);
    return bits & 0x8000 ? -size : size;
}

/// Rounds to nearest even, as the device does.
inline uint16_t toHalf(double value)
{
    uint16_t const sign = std::signbit(value) ? 0x8000 : 0;
    double const size = std::fabs(value);
    if (std::isnan(value)) return 0x7e00;
    if (size == 0) return sign;
    if (size >= 65520) return sign | 0x7c00;
    int exponent;
    std::frexp(size, &exponent);
    int const scale = std::max(exponent - 11, -24);
    auto const units = static_cast<uint32_t>(std::nearbyint(std::ldexp(size, -scale)));
    // A fraction that is rounded up to the next power carries into the exponent by itself.
    return static_cast<uint16_t>(sign | (scale == -24 ? units : (static_cast<uint32_t>(scale + 24) << 10) + units));
}

inline double number(uint8_t const* at, int type)
{
    switch (type)
    {
    case 0: { float v; std::memcpy(&v, at, 4); return v; }
    case 1: { uint16_t v; std::memcpy(&v, at, 2); return fromHalf(v); }
    case 2: return static_cast<int8_t>(*at);
    case 3: { int32_t v; std::memcpy(&v, at, 4); return v; }
    case 7: { uint32_t v = 0; std::memcpy(reinterpret_cast<uint8_t*>(&v) + 2, at, 2); float f; std::memcpy(&f, &v, 4); return f; }
    case 8: { int64_t v; std::memcpy(&v, at, 8); return static_cast<double>(v); }
    default: return *at;
    }
}

inline void store(double value, uint8_t* at, int type)
{
    switch (type)
    {
    case 0: { auto const v = static_cast<float>(value); std::memcpy(at, &v, 4); break; }
    case 1: { auto const v = toHalf(value); std::memcpy(at, &v, 2); break; }
    case 2: *at = static_cast<uint8_t>(static_cast<int8_t>(value)); break;
    case 3: { auto const v = static_cast<int32_t>(value); std::memcpy(at, &v, 4); break; }
    case 4: *at = value != 0; break;
    case 7: { auto const v = static_cast<float>(value); std::memcpy(at, reinterpret_cast<uint8_t const*>(&v) + 2, 2); break; }
    case 8: { auto const v = static_cast<int64_t>(value); std::memcpy(at, &v, 8); break; }
    default: *at = static_cast<uint8_t>(value);
    }
}

inline std::vector<double> numbers(uint8_t const* bytes, size_t count, int type)
{
    std::vector<double> all(count);
    for (size_t i = 0; i < count; i++) all[i] = number(bytes + i * width(type), type);
    return all;
}
} // namespace fake
