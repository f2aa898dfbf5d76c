// A player behind an HTTP server, and a record of what it was asked: see mock_server.hpp.
#include "mock/mock_server.hpp"

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "http/contract_exchange.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"
#include "matching/explain/mismatch_text.hpp"
#include "mock/field_limit.hpp"
#include "mock/mock_report.hpp"
#include "mock/player.hpp"
#include "mock/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>

namespace accord::mock {
namespace {

/// Browsers may use the mock server from any page.
void allow_all_origins(http::Headers& headers, const http::Request& request) {
    headers.add("Access-Control-Allow-Origin",
                std::string(request.headers.value_or("Origin", "*")));
    // To browsers that send credentials "*" is a name like any other.
    const auto asked = request.headers.find("Access-Control-Request-Headers");
    headers.add("Access-Control-Allow-Headers", asked ? fmt::format("{}, *", *asked) : "*");
    headers.add("Access-Control-Allow-Methods",
                "GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH");
    headers.add("Access-Control-Expose-Headers", "Location, Link");
    headers.add("Access-Control-Allow-Credentials", "true");
}

http::Response preflight_answer(const http::Request& request) {
    http::Response out{.status = 204};
    allow_all_origins(out.headers, request);
    return out;
}

/// The contract's own headers come first.
http::Response for_all_origins(http::Response answer, const http::Request& request) {
    http::Headers headers;
    allow_all_origins(headers, request);
    for (const auto& [name, value] : headers) {
        if (!answer.headers.has(name)) {
            answer.headers.add(name, value);
        }
    }
    return answer;
}

http::Response failed(const Error& problem) {
    return {.status = 500,
            .headers = {{"Content-Type", "application/json; charset=utf-8"}},
            .body = json::write_compact(json::Object{{"error", problem.message}})};
}

Result<void> check_is_http(const contract::Pact& pact) {
    for (const auto& interaction : pact.interactions) {
        if (!interaction.http()) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("interaction \"{}\": a mock server serves HTTP only",
                                    interaction.description));
        }
    }
    return {};
}

Result<http::ServerOptions> server_options(const MockServerOptions& options) {
    http::ServerOptions out{.address = options.address,
                            .port = options.port,
                            .stop_timeout = std::chrono::seconds(1),
                            .takes_spare_thread = true,
                            .http2 = true};
    if (options.tls && options.certificate) {
        out.tls = options.certificate;
    } else if (options.tls) {
        auto certificate = http::make_self_signed("localhost");
        if (!certificate) {
            return fail(certificate.error());
        }
        out.tls = std::move(*certificate);
    }
    return out;
}

}  // namespace

struct MockServer::Impl {
    Player player;
    bool cors_preflight;
    bool keep_alive;
    decltype(MockServerOptions::heard) heard;
    MockRecord record;
    SystemClock clock;
    SystemRandom random;
    Logger& log;
    std::string certificate;
    std::promise<matching::GeneratorContext> started;  ///< has the address, which generators need
    std::shared_future<matching::GeneratorContext> context = started.get_future().share();
    std::unique_ptr<http::Server> server;

    Impl(Player plays, const MockServerOptions& options, Logger& to)
        : player(std::move(plays)),
          cors_preflight(options.cors_preflight),
          keep_alive(options.keep_alive),
          heard(options.heard),
          record(player.size()),
          log(to) {}

    http::Response answer(const http::Request& request);
    http::Response matched(std::size_t place, const http::Request& request);
};

http::Response MockServer::Impl::answer(const http::Request& request) {
    auto actual = http::to_contract(request);
    if (auto refusal = refuse_many_fields(request, actual.body)) {
        return *refusal;
    }
    const auto place = player.match(actual);
    if (heard) {
        heard(request, place);
    }
    if (place) {
        record.add_match(*place);
        if (log.tells(LogLevel::kInfo)) {
            log.info(fmt::format("{} {} is {}",
                                 request.method,
                                 request.target,
                                 title_of(player.interaction(*place))));
        }
        return matched(*place, request);
    }
    Unmatched unmatched = player.refuse(std::move(actual));
    // OPTIONS may be a browser's question about another request.
    const bool asks_for_options = request.method == "OPTIONS";
    if (asks_for_options && unmatched.kind == Unmatched::Kind::kUnexpected) {
        return cors_preflight ? preflight_answer(request) : to_refusal(player, unmatched);
    }
    if (log.tells(LogLevel::kWarn)) {
        log.warn(fmt::format(
            "{} {} matches no interaction\n{}",
            request.method,
            request.target,
            matching::to_text(
                unmatched.mismatches, matching::Detail::kLine, unmatched.more_mismatches)));
    }
    http::Response out = asks_for_options && cors_preflight ? preflight_answer(request)
                                                            : to_refusal(player, unmatched);
    record.add_unmatched(std::move(unmatched));
    return out;
}

http::Response MockServer::Impl::matched(std::size_t place, const http::Request& request) {
    auto answer = player.answer(place, context.get());
    if (!answer) {
        log.error(answer.error().message);
    }
    return for_all_origins(answer ? std::move(*answer) : failed(answer.error()), request);
}

Result<std::unique_ptr<MockServer>> MockServer::start(contract::Pact pact,
                                                      MockServerOptions options,
                                                      Logger& log) {
    if (auto http = check_is_http(pact); !http) {
        return fail(http.error());
    }
    std::vector<contract::Pact> pacts;
    pacts.push_back(std::move(pact));
    auto player = Player::compile(std::move(pacts));
    if (!player) {
        return fail(player.error());
    }
    auto server = server_options(options);
    if (!server) {
        return fail(server.error());
    }
    auto impl = std::make_unique<Impl>(std::move(*player), options, log);
    if (server->tls) {
        impl->certificate = server->tls->certificate_chain;
    }
    auto started = http::Server::start(
        std::move(*server),
        [&impl = *impl](const http::Request& got) {
            http::Response out = impl.answer(got);
            if (!impl.keep_alive) {
                out.headers.add("Connection", "close");
            }
            return out;
        },
        log);
    if (!started) {
        return fail(started.error(), "the mock server");
    }
    impl->server = std::move(*started);
    impl->started.set_value(matching::GeneratorContext{
        .clock = impl->clock, .random = impl->random, .mock_server_url = impl->server->base_url()});
    return std::unique_ptr<MockServer>(new MockServer(std::move(impl)));
}

MockServer::MockServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MockServer::~MockServer() { stop(); }

unsigned short MockServer::port() const { return impl_->server->port(); }
std::string MockServer::url() const { return impl_->server->base_url(); }
const std::string& MockServer::certificate() const { return impl_->certificate; }
const contract::Pact& MockServer::pact() const { return impl_->player.pacts().front(); }
MockOutcome MockServer::outcome() const { return impl_->record.outcome(); }
void MockServer::stop() { impl_->server->stop(); }

}  // namespace accord::mock
