// What an IP address is for: one that everybody may be reached at, or one of somebody's own.
#pragma once

#include "http/asio.hpp"
#include "http/client.hpp"

#include <boost/asio/ip/address.hpp>

#include <span>
#include <string>
#include <string_view>

namespace accord::http {

/// The IPv4 address that an IPv6 one stands for (mapped, NAT64, 6to4), otherwise the same.
asio::ip::address reached_address(const asio::ip::address& address);

/// "a loopback address", "a private address", ...; empty for a public one. What counts is the
/// address that is reached.
std::string_view non_public_kind(const asio::ip::address& written);

/// Why none of the addresses that a host was found at may be called; empty when all may.
std::string refusal(std::string_view host,
                    std::span<const tcp::endpoint> endpoints,
                    const AddressPolicy& policy);

}  // namespace accord::http
