// The URL of a provider: see address.hpp.
#include "verification/address.hpp"

#include "http/url.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>

namespace accord::verification {
namespace {

bool is_ipv6(std::string_view host) {
    in6_addr address{};
    return ::inet_pton(AF_INET6, std::string(host.substr(0, host.find('%'))).c_str(), &address) ==
           1;
}

}  // namespace

std::optional<std::string> host_in_url(std::string_view host) {
    const bool has_brackets = host.starts_with('[') && host.ends_with(']');
    if (is_ipv6(has_brackets ? host.substr(1, host.size() - 2) : host)) {
        return has_brackets ? std::string(host) : fmt::format("[{}]", host);
    }
    if (host.empty() || host.find_first_of(":/?#@[] ") != std::string_view::npos) {
        return std::nullopt;
    }
    return std::string(host);
}

Result<http::Url> url_of(const Address& address) {
    const auto host = host_in_url(address.host);
    if (!host) {
        return invalid_input(
            fmt::format("\"{}\" is no host: give its name alone, such as localhost; scheme, port "
                        "and path are given by themselves",
                        address.host));
    }
    const std::string port = address.port == 0 ? "" : fmt::format(":{}", address.port);
    return http::parse_url(fmt::format("{}://{}{}{}{}",
                                       address.scheme,
                                       *host,
                                       port,
                                       address.path.starts_with('/') ? "" : "/",
                                       address.path));
}

}  // namespace accord::verification
