// Kept connections and repeats over client_connection.hpp: see client.hpp.
#include "http/client.hpp"

#include "base/encoding.hpp"
#include "http/client/client_connection.hpp"
#include "http/client/proxy.hpp"
#include "http/content_encoding.hpp"
#include "http/tls/tls_trust.hpp"
#include "http/url.hpp"
#include "http/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <utility>

namespace accord::http {
namespace {

/// Connections that wait for the next request. Of all of them the oldest goes first.
constexpr std::size_t kKeptPerOriginMax = 8;
constexpr std::size_t kKeptMax = 64;

bool is_idempotent(const Request& request) {
    const auto& method = request.method;
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE" ||
           method == "OPTIONS" || method == "TRACE";
}

/// What names itself, so as not to be carried out twice, goes over a new connection: one that was
/// kept may just be closing, and would not tell whether the request was taken.
bool needs_new_connection(const Request& request) { return request.headers.has("Idempotency-Key"); }

std::string host_field(const Url& url) { return url.origin().substr(url.scheme.size() + 3); }

}  // namespace

struct Client::Impl {
    using Connection = std::unique_ptr<ClientConnection>;
    using Kept = std::pair<std::string, Connection>;

    ClientOptions options;
    Result<ProxySettings> proxies;
    ClientTls tls;
    std::mutex mutex;       ///< guards the one below
    std::deque<Kept> kept;  ///< by origin; the newest last

    explicit Impl(ClientOptions with) : options(std::move(with)), tls(options.tls) {
        if (options.proxy_from_environment) {
            proxies = ProxySettings::read([](const char* name) { return std::getenv(name); });
        }
    }

    Connection take(const std::string& origin) {
        const std::lock_guard lock(mutex);
        for (;;) {
            const auto newest = std::ranges::find(kept.rbegin(), kept.rend(), origin, &Kept::first);
            if (newest == kept.rend()) {
                return nullptr;
            }
            Connection connection = std::move(newest->second);
            kept.erase(std::next(newest).base());
            if (connection->is_reusable()) {
                return connection;
            }
        }
    }

    void keep(const std::string& origin, Connection connection) {
        if (!connection->stays_open()) {
            return;
        }
        const std::lock_guard lock(mutex);
        const auto of_origin = std::ranges::count(kept, origin, &Kept::first);
        if (static_cast<std::size_t>(of_origin) < kKeptPerOriginMax) {
            kept.emplace_back(origin, std::move(connection));
        }
        if (kept.size() > kKeptMax) {
            kept.pop_front();
        }
    }

    Result<Route> route_to(const Url& url) {
        if (!proxies) {
            return fail(proxies.error());
        }
        Route route{.url = url,
                    .proxy = proxies->proxy_for(url),
                    .verify_tls = options.tls.verify,
                    .addresses = &options.addresses};
        if (url.scheme == "https") {
            const auto context = tls.context();
            if (!context) {
                return fail(context.error());
            }
            route.tls = *context;
        }
        return route;
    }

    Result<Response> exchange(const Url& url, const Request& request, const Meanwhile& meanwhile);
    Result<Response> decoded(const Url& url, Response response) const;
};

Result<Response> Client::Impl::exchange(const Url& url,
                                        const Request& request,
                                        const Meanwhile& meanwhile) {
    const auto route = route_to(url);
    if (!route) {
        return fail(route.error());
    }
    ExchangeLimits limits{.time = {.deadline = SteadyClock::now() + options.timeout,
                                   .timeout = options.timeout,
                                   .stop = options.stop,
                                   .stays_awake = options.stays_awake},
                          .body_bytes_max = options.body_bytes_max,
                          .body_may_be_cut = options.body_may_be_cut};
    const auto sent = [&] {
        if (meanwhile) {
            const auto since = SteadyClock::now();
            meanwhile();
            limits.time.deadline += SteadyClock::now() - since;
        }
    };
    const bool is_for_proxy = route->proxy && !route->tls;
    std::string head = render_request_head(
        request, is_for_proxy ? url.origin() + url.target : url.target, host_field(url));
    if (is_for_proxy && !route->proxy->user.empty()) {
        const auto& proxy = *route->proxy;
        head.insert(head.size() - 2,
                    fmt::format("Proxy-Authorization: Basic {}\r\n",
                                base64_encode(proxy.user + ":" + proxy.password)));
    }
    const auto origin = url.origin();
    for (auto connection = needs_new_connection(request) ? nullptr : take(origin);;) {
        const bool was_kept = connection != nullptr;
        if (!was_kept) {
            auto opened = ClientConnection::open(*route, limits);
            if (!opened) {
                return fail(opened.error());
            }
            connection = std::move(*opened);
        }
        auto response =
            connection->exchange(head, request.body, request.method == "HEAD", limits, sent);
        if (response) {
            keep(origin, std::move(connection));
            return decoded(url, std::move(*response));
        }
        connection = nullptr;
        const bool retries = was_kept && response.error().is_stale &&
                             (is_idempotent(request) || !response.error().was_sent);
        if (!retries) {
            return fail(std::move(response.error().error));
        }
    }
}

Result<Response> Client::Impl::decoded(const Url& url, Response response) const {
    const auto encoding = response.headers.find("Content-Encoding");
    if (!options.decode_content || !encoding || response.body.empty()) {
        return response;
    }
    auto body = decode_content(*encoding, response.body, options.body_bytes_max);
    if (!body && options.body_may_be_cut) {
        return response;
    }
    if (!body) {
        return fail(body.error(), "the answer of " + url.origin());
    }
    response.body = std::move(*body);
    response.headers.remove("Content-Encoding");
    response.headers.remove("Content-Length");
    return response;
}

Client::Client(ClientOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Result<Response> Client::send(const Url& url, Request request, const Meanwhile& meanwhile) {
    if (!are_writable(request.headers) || !are_writable({{request.method, ""}})) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("request to {}: the method or a header has a line break or another "
                                "character that may not be sent",
                                url.origin()));
    }
    if (!url.user.empty() && !request.headers.has("Authorization")) {
        request.headers.set("Authorization",
                            "Basic " + base64_encode(url.user + ":" + url.password));
    }
    return impl_->exchange(url, request, meanwhile);
}

Result<Response> Client::get(std::string_view url, Headers headers) {
    const auto parsed = parse_url(url);
    if (!parsed) {
        return fail(parsed.error());
    }
    return send(*parsed, {.headers = std::move(headers)});
}

}  // namespace accord::http
