// Reads and compares addresses: see ip_network.hpp.
#include "base/network/ip_network.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace accord {
namespace {

struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};
    std::size_t bits = 0;  ///< 32 or 128
};

std::optional<IpAddress> parse_ip_address(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
    }
    const std::string copy(text);
    IpAddress address;
    if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) {
        address.bits = 32;
        return address;
    }
    if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) {
        address.bits = 128;
        return address;
    }
    return std::nullopt;
}

struct IpNetwork {
    IpAddress first;
    std::size_t prefix = 0;  ///< bits in common
};

std::optional<IpNetwork> parse_ip_network(std::string_view text) {
    const auto slash = text.find('/');
    const auto first = parse_ip_address(text.substr(0, slash));
    if (!first) {
        return std::nullopt;
    }
    IpNetwork network{*first, first->bits};
    if (slash != text.npos) {
        const auto digits = text.substr(slash + 1);
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, network.prefix);
        if (read.ec != std::errc() || read.ptr != end || network.prefix > first->bits) {
            return std::nullopt;
        }
    }
    return network;
}

bool share_bits(const IpAddress& one, const IpAddress& other, std::size_t count) {
    for (std::size_t bit = 0; bit < count; ++bit) {
        const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
        if ((one.bytes[bit / 8] & mask) != (other.bytes[bit / 8] & mask)) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool is_ip_address(std::string_view text) { return parse_ip_address(text).has_value(); }

bool is_ip_network(std::string_view text) { return parse_ip_network(text).has_value(); }

bool is_in_ip_network(std::string_view address, std::string_view network) {
    const auto one = parse_ip_address(address);
    const auto whole = parse_ip_network(network);
    return one && whole && one->bits == whole->first.bits &&
           share_bits(*one, whole->first, whole->prefix);
}

std::string ip_block_of(std::string_view address) {
    auto parsed = parse_ip_address(address);
    if (!parsed || parsed->bits == 32) {
        return std::string(address);
    }
    std::fill(parsed->bytes.begin() + 8, parsed->bytes.end(), std::uint8_t{0});
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, parsed->bytes.data(), text.data(), text.size());
    return std::string(text.data()) + "/64";
}

}  // namespace accord
