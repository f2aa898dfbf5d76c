// Redirects of the provider: see redirecting_sender.hpp.
#include "verifier/wire/redirecting_sender.hpp"

#include "http/url.hpp"

#include <fmt/format.h>

namespace accord::verifier {
namespace {

bool is_followed(const http::Response& response) {
    const bool is_redirect = response.status == 301 || response.status == 302 ||
                             response.status == 303 || response.status == 307 ||
                             response.status == 308;
    return is_redirect && response.headers.has("Location");
}

/// What the request becomes at its next address.
http::Request redirected(http::Request request, int status, bool same_origin) {
    if (status != 307 && status != 308 && request.method != "HEAD") {
        request.method = "GET";
        request.body.clear();
        for (const auto* name : {"Content-Type", "Content-Length", "Content-Encoding"}) {
            request.headers.remove(name);
        }
    }
    if (!same_origin) {
        for (const auto* name : {"Authorization", "Cookie", "Proxy-Authorization", "Host"}) {
            request.headers.remove(name);
        }
    }
    return request;
}

}  // namespace

Result<http::Response> RedirectingSender::exchange(const http::Url& url,
                                                   http::Request request,
                                                   const http::Meanwhile& meanwhile) {
    http::Url at = url;
    for (unsigned followed = 0;; ++followed) {
        auto response = wire_.send(at, request, meanwhile);
        if (!response || !is_followed(*response)) {
            return response;
        }
        if (followed == kProviderRedirectsMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("{}{} redirects more than {} times",
                                    url.origin(),
                                    url.target,
                                    kProviderRedirectsMax));
        }
        auto next = http::resolve(at, *response->headers.find("Location"));
        if (!next) {
            return fail(next.error(), fmt::format("redirect of {}{}", at.origin(), at.target));
        }
        request = redirected(std::move(request), response->status, next->origin() == at.origin());
        at = std::move(*next);
    }
}

}  // namespace accord::verifier
