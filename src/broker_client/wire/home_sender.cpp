// Credentials and redirects: see home_sender.hpp.
#include "broker_client/wire/home_sender.hpp"

#include "base/encoding.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

namespace accord::broker_client {
namespace {

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Method and body survive 307 and 308; a 303 asks for a GET.
bool would_lose_the_write(std::string_view method, int status) {
    return method != "GET" && (status == 301 || status == 302);
}

/// Without the query, which may be long and says nothing about where it is.
std::string shown(const http::Url& url) {
    return url.origin() + url.target.substr(0, url.target.find('?'));
}

/// The request to send where the redirect leads.
http::Request redirected(http::Request request, int status) {
    if (status == 303) {
        request.method = "GET";
        request.body.clear();
        request.headers.remove("Content-Type");
    }
    return request;
}

Result<http::Url> next_address(const http::Url& from,
                               std::string_view location,
                               std::string_view method,
                               int status) {
    auto next = http::resolve(from, location);
    if (!next) {
        return fail(next.error(), shown(from) + " redirects to a wrong address");
    }
    if (would_lose_the_write(method, status)) {
        return invalid_input(
            fmt::format("{} {}: answered {} {}, a redirect to {}, which would turn the {} into a "
                        "GET; use the URL that this one redirects to",
                        method,
                        shown(from),
                        status,
                        http::reason_phrase(status),
                        shown(*next),
                        method));
    }
    return next;
}

}  // namespace

std::string authorization(const Credentials& credentials) {
    if (!credentials.token.empty()) {
        return "Bearer " + credentials.token;
    }
    return credentials.user.empty()
               ? ""
               : "Basic " + base64_encode(credentials.user + ":" + credentials.password);
}

Result<http::Response> HomeSender::exchange(const http::Url& url,
                                            http::Request request,
                                            const http::Meanwhile& meanwhile) {
    http::Url target = url;
    for (unsigned hops = 0; hops <= kRedirectsMax; ++hops) {
        auto response = wire_.send(target, with_credentials(request, target), meanwhile);
        if (!response) {
            return response;
        }
        const auto location = response->headers.find("Location");
        if (!is_redirect(response->status) || !location) {
            const auto checked = check_refusal(*response, request.method, target);
            return checked ? std::move(response) : fail(checked.error());
        }
        auto next = next_address(target, *location, request.method, response->status);
        if (!next) {
            return fail(next.error());
        }
        request = redirected(std::move(request), response->status);
        target = std::move(*next);
    }
    return fail(ErrorCode::kLimit,
                fmt::format("{} redirects more than {} times", shown(url), kRedirectsMax));
}

http::Request HomeSender::with_credentials(http::Request request, const http::Url& url) const {
    if (!is_home(url)) {
        return request;
    }
    if (!authorization_.empty()) {
        request.headers.set("Authorization", authorization_);
    }
    for (const auto& [name, value] : headers_) {
        request.headers.set(name, value);
    }
    return request;
}

Result<void> HomeSender::check_refusal(const http::Response& response,
                                       std::string_view method,
                                       const http::Url& url) const {
    const bool refuses = response.status == 401 || response.status == 403;
    const bool has_nothing_to_send = authorization_.empty() && headers_.size() == 0;
    if (!refuses || has_nothing_to_send || is_home(url)) {
        return {};
    }
    return fail(ErrorCode::kUnauthorized,
                fmt::format("{} {}: answered {} {}. It was sent no credentials, because they are "
                            "for {}; if {} is the same broker, use that as its URL, or set the "
                            "broker's base URL so that its links lead to {}",
                            method,
                            shown(url),
                            response.status,
                            http::reason_phrase(response.status),
                            home_,
                            url.origin(),
                            home_));
}

}  // namespace accord::broker_client
