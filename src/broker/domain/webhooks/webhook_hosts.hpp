// Lists of hosts that webhooks may call.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// Whether `host` is one of those listed: "ci.example.org", "*.example.org" (one name before it),
/// "/expression/" that a part of it matches, "10.1.2.3" or "10.0.0.0/8" for hosts that are
/// addresses. Names are not looked up.
bool is_listed_host(std::string_view host, std::span<const std::string> list);

/// An entry as sentences show it: an expression as it is, all else in quotes.
std::string shown_host_entry(std::string_view entry);

}  // namespace accord::broker::domain
