// Walks from proxy to proxy: see client_address.hpp.
#include "broker/api/machinery/admission/client_address.hpp"

#include "base/network/ip_network.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace accord::broker::api {
namespace {

bool is_proxy(std::string_view address, std::span<const std::string> proxies) {
    return std::ranges::any_of(
        proxies, [&](const std::string& network) { return is_in_ip_network(address, network); });
}

/// All such fields as the one list that they are.
std::string forwarded_list(const http::Request& request) {
    std::string list;
    for (const auto& [name, value] : request.headers) {
        if (equal_ignoring_case(name, "x-forwarded-for")) {
            list += (list.empty() ? "" : ",") + value;
        }
    }
    return list;
}

/// Some proxies write "10.1.2.3:4711" and "[2001:db8::1]:4711".
std::string_view without_port(std::string_view entry) {
    const bool is_v6 = entry.starts_with('[') && entry.find(']') != entry.npos;
    if (is_v6) {
        return entry.substr(1, entry.find(']') - 1);
    }
    const auto colon = entry.find(':');
    const bool has_port = colon != entry.npos && entry.find(':', colon + 1) == entry.npos;
    return has_port ? entry.substr(0, colon) : entry;
}

}  // namespace

std::string client_address(const http::Request& request, std::span<const std::string> proxies) {
    if (!is_proxy(request.peer, proxies)) {
        return request.peer;
    }
    std::string address = request.peer;
    const auto list = forwarded_list(request);
    std::string_view rest = list;
    while (!rest.empty() && is_proxy(address, proxies)) {
        const auto comma = rest.rfind(',');
        const auto entry = without_port(trim(rest.substr(comma == rest.npos ? 0 : comma + 1)));
        if (!is_ip_address(entry)) {
            break;
        }
        address = entry;
        rest = rest.substr(0, comma == rest.npos ? 0 : comma);
    }
    return address;
}

}  // namespace accord::broker::api
