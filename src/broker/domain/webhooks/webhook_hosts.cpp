// Compares a host with the entries of a list: see webhook_hosts.hpp.
#include "broker/domain/webhooks/webhook_hosts.hpp"

#include "base/regex/regex.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace accord::broker::domain {
namespace {

struct Address {
    std::array<std::uint8_t, 16> bytes{};
    std::size_t bits = 0;  ///< 32 or 128
};

std::optional<Address> parse_address(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
    }
    const std::string copy(text);
    Address address;
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

bool share_bits(const Address& one, const Address& other, std::size_t count) {
    for (std::size_t bit = 0; bit < count; ++bit) {
        const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
        if ((one.bytes[bit / 8] & mask) != (other.bytes[bit / 8] & mask)) {
            return false;
        }
    }
    return true;
}

/// "10.0.0.0/8", or one address.
bool is_in_network(const Address& address, std::string_view network) {
    const auto slash = network.find('/');
    const auto first = parse_address(network.substr(0, slash));
    if (!first || first->bits != address.bits) {
        return false;
    }
    std::size_t prefix = first->bits;
    if (slash != network.npos) {
        const auto digits = network.substr(slash + 1);
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, prefix);
        if (read.ec != std::errc() || read.ptr != end || prefix > first->bits) {
            return false;
        }
    }
    return share_bits(*first, address, prefix);
}

bool is_expression(std::string_view entry) {
    return entry.size() > 2 && entry.starts_with('/') && entry.ends_with('/');
}

bool matches_expression(std::string_view host, std::string_view entry) {
    const auto regex = Regex::compile(entry.substr(1, entry.size() - 2));
    return regex && regex->matches_part(host).value_or(false);
}

/// "*.example.org" stands for one name before it.
bool matches_wildcard(std::string_view host, std::string_view entry) {
    const auto dot = host.find('.');
    return dot != host.npos && dot > 0 && equal_ignoring_case(host.substr(dot), entry.substr(1));
}

bool matches(std::string_view host, std::string_view entry) {
    if (is_expression(entry)) {
        return matches_expression(host, entry);
    }
    if (entry.starts_with("*.")) {
        return matches_wildcard(host, entry);
    }
    const auto address = parse_address(host);
    return address ? is_in_network(*address, entry) : equal_ignoring_case(host, entry);
}

}  // namespace

bool is_listed_host(std::string_view host, std::span<const std::string> list) {
    return std::ranges::any_of(list,
                               [&](const std::string& entry) { return matches(host, entry); });
}

std::string shown_host_entry(std::string_view entry) {
    return is_expression(entry) ? std::string(entry) : "\"" + std::string(entry) + "\"";
}

}  // namespace accord::broker::domain
