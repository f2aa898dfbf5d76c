// Multiplies words into 128 bits and folds these, in two lanes that need not wait for each other:
// see fingerprint.hpp.
#include "broker/api/machinery/representation/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace accord::broker::api {
namespace {

__extension__ using Wide = unsigned __int128;

// Odd numbers without a pattern: the first digits of the square roots of 2, 3 and 5.
constexpr std::uint64_t kFirst = 0x6a09e667f3bcc909;
constexpr std::uint64_t kSecond = 0xbb67ae8584caa73b;
constexpr std::uint64_t kLast = 0x3c6ef372fe94f82b;

constexpr std::size_t kBlock = 16;

std::uint64_t fold(std::uint64_t left, std::uint64_t right) {
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t read_word(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
}

std::uint64_t mixed(std::uint64_t state, const char* block) {
    return fold(read_word(block) ^ kFirst, read_word(block + kBlock / 2) ^ state);
}

}  // namespace

std::uint64_t fingerprint(std::string_view bytes) {
    std::uint64_t even = kSecond ^ bytes.size();
    std::uint64_t odd = kLast;
    for (; bytes.size() >= 2 * kBlock; bytes.remove_prefix(2 * kBlock)) {
        even = mixed(even, bytes.data());
        odd = mixed(odd, bytes.data() + kBlock);
    }
    std::array<char, 2 * kBlock> rest{};
    std::ranges::copy(bytes, rest.begin());
    return fold(mixed(even, rest.data()) ^ kLast, mixed(odd, rest.data() + kBlock) ^ kSecond);
}

}  // namespace accord::broker::api
