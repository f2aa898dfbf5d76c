// The proxy variables of the environment: see proxy.hpp.
#include "http/client/proxy.hpp"

#include "base/text.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::http {
namespace {

std::string variable(const ProxySettings::Environment& environment, std::string_view lower_name) {
    std::string name(lower_name);
    if (const char* value = environment(name.c_str()); value && *value) {
        return value;
    }
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter == '_' ? letter : static_cast<char>(letter - 'a' + 'A');
    });
    const char* value = environment(name.c_str());
    return value ? value : "";
}

Result<std::optional<Url>> proxy_at(const ProxySettings::Environment& environment,
                                    std::string_view name) {
    std::string value = variable(environment, name);
    if (value.empty()) {
        return std::nullopt;
    }
    if (value.find("://") == std::string::npos) {
        value.insert(0, "http://");
    }
    auto url = parse_url(value);
    if (!url) {
        return fail(url.error(), name);
    }
    if (url->scheme != "http") {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("{}: a proxy is reached by http://, not {}://", name, url->scheme));
    }
    return std::optional(std::move(*url));
}

bool is_loopback(std::string_view host) {
    return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
           host == "::1";
}

}  // namespace

Result<ProxySettings> ProxySettings::read(const Environment& environment) {
    ProxySettings out;
    auto http = proxy_at(environment, "http_proxy");
    if (!http) {
        return fail(http.error());
    }
    auto https = proxy_at(environment, "https_proxy");
    if (!https) {
        return fail(https.error());
    }
    out.http_ = std::move(*http);
    out.https_ = std::move(*https);
    const auto list = variable(environment, "no_proxy");
    for (auto entry : split(list, ',')) {
        entry = trim(entry);
        if (entry.starts_with("*.")) {
            entry.remove_prefix(2);
        }
        if (entry.starts_with('.')) {
            entry.remove_prefix(1);
        }
        if (!entry.empty()) {
            out.exceptions_.push_back(to_lower(entry));
        }
    }
    return out;
}

const Url* ProxySettings::proxy_for(const Url& url) const {
    const auto& proxy = url.scheme == "https" ? https_ : http_;
    return proxy && !is_loopback(url.host) && !is_excepted(url) ? &*proxy : nullptr;
}

bool ProxySettings::is_excepted(const Url& url) const {
    const auto with_port = fmt::format("{}:{}", url.host, url.port);
    return std::any_of(exceptions_.begin(), exceptions_.end(), [&](const std::string& entry) {
        return entry == "*" || url.host == entry || with_port == entry ||
               url.host.ends_with("." + entry) || with_port.ends_with("." + entry);
    });
}

}  // namespace accord::http
