// Internet addresses and networks as texts: "10.1.2.3", "10.0.0.0/8", "2001:db8::1", "fd00::/8".
#pragma once

#include <string>
#include <string_view>

namespace accord {

/// IPv6 also in brackets.
bool is_ip_address(std::string_view text);

/// An address, or one with the number of bits that all of a network have in common.
bool is_ip_network(std::string_view text);

/// Whether the address is one of the network, or the same one. False where either is none.
bool is_in_ip_network(std::string_view address, std::string_view network);

/// What one customer of a network has at least: of IPv6 the first 64 bits, "2001:db8::/64"; all
/// else, also what is no address, as it is.
std::string ip_block_of(std::string_view address);

}  // namespace accord
