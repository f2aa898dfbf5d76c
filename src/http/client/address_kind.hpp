// What an IP address is for: one that everybody may be reached at, or one of somebody's own.
#pragma once

#include "http/asio.hpp"
#include "http/client.hpp"

#include <boost/asio/ip/address.hpp>

#include <span>
#include <string>
#include <string_view>

namespace accord::http {

/// "a loopback address", "a private address", ...; empty for a public one. An IPv4 address within
/// an IPv6 one (mapped, NAT64, 6to4) counts as itself.
std::string_view non_public_kind(const asio::ip::address& address);

/// Why none of the addresses that a host was found at may be called; empty when all may.
std::string refusal(std::string_view host,
                    std::span<const tcp::endpoint> endpoints,
                    const AddressPolicy& policy);

}  // namespace accord::http
