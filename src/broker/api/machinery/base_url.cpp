// Chooses the base URL: the settings, or what proxies tell of the request.
#include "broker/api/machinery/base_url.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

/// Of a list that proxies added to, the entry of the nearest one.
std::string last_of(std::string_view list) { return std::string(trim(split(list, ',').back())); }

std::string scheme_of(const http::Request& request, std::string_view own) {
    const auto& headers = request.headers;
    if (headers.value_or("x-forwarded-ssl", "") == "on") {
        return "https";
    }
    for (const auto* name : {"x-forwarded-scheme", "x-forwarded-proto"}) {
        const auto scheme = to_lower(last_of(headers.value_or(name, "")));
        if (scheme == "http" || scheme == "https") {
            return scheme;
        }
    }
    return std::string(own);
}

/// What stands in links is a host and nothing else, whoever sent it.
std::string host_of(const http::Request& request) {
    for (const auto* name : {"x-forwarded-host", "host"}) {
        auto host = last_of(request.headers.value_or(name, ""));
        if (http::is_host(host)) {
            return host;
        }
    }
    return "localhost";
}

std::string without_default_port(std::string_view scheme, std::string host) {
    const std::string_view port = scheme == "https" ? ":443" : ":80";
    if (host.ends_with(port)) {
        host.erase(host.size() - port.size());
    }
    return host;
}

std::string url_of(std::string scheme, std::string host) {
    auto url = scheme + "://";
    url += without_default_port(scheme, std::move(host));
    return url;
}

}  // namespace

std::string base_url_of(const http::Request& request,
                        const std::vector<std::string>& configured,
                        std::string_view own_scheme) {
    if (configured.size() == 1) {
        return configured.front();
    }
    auto seen = url_of(scheme_of(request, own_scheme), host_of(request));
    if (configured.empty()) {
        return seen;
    }
    const std::string host(request.headers.value_or("host", "localhost"));
    for (const auto& origin : {seen, url_of(std::string(own_scheme), host)}) {
        const auto found = std::ranges::find_if(configured, [&](const std::string& url) {
            return origin == url.substr(0, url.size() - base_path_of(url).size());
        });
        if (found != configured.end()) {
            return *found;
        }
    }
    return configured.front();
}

std::string_view base_path_of(std::string_view base_url) {
    const auto scheme = base_url.find("://");
    const auto path = base_url.find('/', scheme == base_url.npos ? 0 : scheme + 3);
    return path == base_url.npos ? std::string_view() : base_url.substr(path);
}

std::optional<std::string> without_base_path(std::string_view target, std::string_view base_path) {
    if (base_path.empty() || !target.starts_with(base_path)) {
        return std::nullopt;
    }
    const auto rest = target.substr(base_path.size());
    if (rest.empty() || rest.front() == '?') {
        return "/" + std::string(rest);
    }
    return rest.front() == '/' ? std::optional<std::string>(rest) : std::nullopt;
}

}  // namespace accord::broker::api
