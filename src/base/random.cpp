// Randomness from the system or from a seed, and UUIDs made of it.
#include "base/random.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <sys/random.h>

namespace accord {

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    if (high <= low) {
        return low;
    }
    const std::uint64_t range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    if (range == UINT64_MAX) {
        return static_cast<std::int64_t>(next());
    }
    // Rejection keeps every value equally likely.
    const std::uint64_t buckets = range + 1;
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % buckets;
    std::uint64_t bits = next();
    while (bits >= limit) {
        bits = next();
    }
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + bits % buckets);
}

std::uint64_t SystemRandom::next() {
    std::uint64_t bits = 0;
    if (getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) {
        throw std::runtime_error("the operating system gave no random numbers");
    }
    return bits;
}

std::uint64_t SeededRandom::next() {
    const std::lock_guard lock(mutex_);
    return engine_();
}

std::string make_uuid(Random& random) {
    const std::uint64_t high = (random.next() & ~0xF000ULL) | 0x4000ULL;
    const std::uint64_t low = (random.next() & ~(0xC0ULL << 56)) | (0x80ULL << 56);
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
                       high >> 32,
                       (high >> 16) & 0xFFFF,
                       high & 0xFFFF,
                       low >> 48,
                       low & 0xFFFFFFFFFFFFULL);
}

}  // namespace accord
