// Compares a host with the entries of a list: see webhook_hosts.hpp.
#include "broker/domain/webhooks/webhook_hosts.hpp"

#include "base/network/ip_network.hpp"
#include "base/regex/regex.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace accord::broker::domain {
namespace {

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
    return is_ip_address(host) ? is_in_ip_network(host, entry) : equal_ignoring_case(host, entry);
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
