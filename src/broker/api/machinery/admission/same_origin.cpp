// What a browser says of where a request is from: see same_origin.hpp.
#include "broker/api/machinery/admission/same_origin.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"
#include "http/url.hpp"

#include <algorithm>
#include <string>

namespace accord::broker::api {
namespace {

struct Site {
    std::string host;
    std::string origin;
};

Site site_of(std::string_view url) {
    const auto parsed = http::parse_url(url);
    return parsed ? Site{to_lower(parsed->host), to_lower(parsed->origin())} : Site{};
}

/// The base URL's; and, where the broker is reached under another name, that of Host. Under the
/// same name it has to be that of the base URL: another scheme or port is somebody else's.
bool is_own_origin(std::string_view origin,
                   const http::Request& request,
                   std::string_view base_url,
                   std::string_view own_scheme) {
    const auto base = site_of(base_url);
    if (!base.origin.empty() && origin == base.origin) {
        return true;
    }
    const std::string host(request.headers.value_or("host", ""));
    if (!http::is_host(host)) {
        return false;
    }
    const auto asked = site_of(std::string(own_scheme) + "://" + host);
    return !asked.origin.empty() && asked.host != base.host && origin == asked.origin;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

SentBy sent_by(const http::Request& request,
               std::string_view base_url,
               std::string_view own_scheme) {
    if (const auto site = request.headers.find("sec-fetch-site")) {
        return *site == "same-origin" || *site == "none" ? SentBy::kOwnPage : SentBy::kOtherSite;
    }
    const auto origin = request.headers.find("origin");
    if (!origin) {
        return SentBy::kUntold;
    }
    return is_own_origin(*origin, request, base_url, own_scheme) ? SentBy::kOwnPage
                                                                 : SentBy::kOtherSite;
}

bool may_change(const http::Request& request) {
    return request.method != "GET" && request.method != "HEAD";
}

bool is_asked_by_script(const http::Request& request) {
    const auto mode = request.headers.find("sec-fetch-mode");
    return (mode && *mode != "navigate") || request.headers.has("x-requested-with");
}

bool is_own_path(std::string_view target) {
    return target.starts_with('/') && !target.starts_with("//") && !target.contains('\\') &&
           std::ranges::none_of(target, is_control);
}

}  // namespace accord::broker::api
