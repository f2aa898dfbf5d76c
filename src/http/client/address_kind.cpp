// The registries of special addresses (IANA, RFC 6890 and later), as a table.
#include "http/client/address_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace accord::http {
namespace {

constexpr std::string_view kThisHost = "an address of this host";
constexpr std::string_view kPrivate = "a private address";
constexpr std::string_view kLinkLocal = "a link-local address";
constexpr std::string_view kLoopback = "a loopback address";
constexpr std::string_view kMulticast = "a multicast address";
constexpr std::string_view kReserved = "a reserved address";

template <std::size_t size>
struct Network {
    std::array<std::uint8_t, size> start;
    unsigned bits;
    std::string_view kind;
};

constexpr Network<4> kNetworksV4[] = {
    {{0, 0, 0, 0}, 8, kThisHost},
    {{10, 0, 0, 0}, 8, kPrivate},
    {{100, 64, 0, 0}, 10, kPrivate},
    {{127, 0, 0, 0}, 8, kLoopback},
    {{169, 254, 0, 0}, 16, kLinkLocal},
    {{172, 16, 0, 0}, 12, kPrivate},
    {{192, 0, 0, 0}, 24, kReserved},
    {{192, 0, 2, 0}, 24, kReserved},
    {{192, 168, 0, 0}, 16, kPrivate},
    {{198, 18, 0, 0}, 15, kReserved},
    {{198, 51, 100, 0}, 24, kReserved},
    {{203, 0, 113, 0}, 24, kReserved},
    {{224, 0, 0, 0}, 4, kMulticast},
    {{240, 0, 0, 0}, 4, kReserved},
};

/// fec0::/10 was site-local once; 64:ff9b:1::/48 is NAT64 of one's own network.
constexpr Network<16> kNetworksV6[] = {
    {{0xfc}, 7, kPrivate},
    {{0xfe, 0x80}, 10, kLinkLocal},
    {{0xfe, 0xc0}, 10, kPrivate},
    {{0xff}, 8, kMulticast},
    {{0x01, 0x00}, 64, kReserved},
    {{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48, kPrivate},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, kReserved},
    {{0x20, 0x01, 0x00, 0x00}, 23, kReserved},
    {{0x5f, 0x00}, 16, kReserved},
};

template <std::size_t size>
bool is_in(const std::array<std::uint8_t, size>& address, const Network<size>& network) {
    const auto bytes = network.bits / 8;
    if (!std::equal(address.begin(), address.begin() + bytes, network.start.begin())) {
        return false;
    }
    const auto rest = network.bits % 8;
    const auto mask = static_cast<std::uint8_t>(0xff00U >> rest);
    return rest == 0 || (address[bytes] & mask) == (network.start[bytes] & mask);
}

template <std::size_t size>
std::string_view kind_in(const std::array<std::uint8_t, size>& address,
                         std::span<const Network<size>> networks) {
    const auto found = std::ranges::find_if(
        networks, [&](const Network<size>& network) { return is_in(address, network); });
    return found == networks.end() ? std::string_view() : found->kind;
}

bool starts(const std::array<std::uint8_t, 16>& bytes, std::initializer_list<std::uint8_t> start) {
    return std::equal(start.begin(), start.end(), bytes.begin());
}

std::array<std::uint8_t, 4> four_at(const std::array<std::uint8_t, 16>& bytes, std::size_t at) {
    return {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]};
}

/// The IPv4 address that an IPv6 one stands for.
std::optional<std::array<std::uint8_t, 4>> embedded(const std::array<std::uint8_t, 16>& bytes) {
    const bool is_mapped = starts(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff});
    const bool is_compatible = starts(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    const bool is_translated = starts(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0});
    const bool is_nat64 = starts(bytes, {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});
    if (is_mapped || is_compatible || is_translated || is_nat64) {
        return four_at(bytes, 12);
    }
    if (starts(bytes, {0x20, 0x02})) {  // 6to4
        return four_at(bytes, 2);
    }
    return std::nullopt;
}

}  // namespace

asio::ip::address reached_address(const asio::ip::address& address) {
    if (address.is_v4() || address.is_loopback()) {
        return address;
    }
    const auto inner = embedded(address.to_v6().to_bytes());
    return inner ? asio::ip::address(asio::ip::address_v4(*inner)) : address;
}

std::string_view non_public_kind(const asio::ip::address& written) {
    const auto address = reached_address(written);
    if (address.is_v4()) {
        return kind_in<4>(address.to_v4().to_bytes(), kNetworksV4);
    }
    const auto bytes = address.to_v6().to_bytes();
    if (address.to_v6().is_loopback()) {
        return kLoopback;
    }
    return kind_in<16>(bytes, kNetworksV6);
}

std::string refusal(std::string_view host,
                    std::span<const tcp::endpoint> endpoints,
                    const AddressPolicy& policy) {
    if (!policy.public_only) {
        return "";
    }
    for (const auto& endpoint : endpoints) {
        const auto kind = non_public_kind(endpoint.address());
        const auto reached = reached_address(endpoint.address()).to_string();
        if (!kind.empty() && !(policy.is_excepted && policy.is_excepted(host, reached))) {
            return fmt::format("{} is {}", endpoint.address().to_string(), kind);
        }
    }
    return "";
}

}  // namespace accord::http
