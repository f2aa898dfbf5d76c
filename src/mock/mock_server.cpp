// Requests to candidates, candidates to the one that matches, and its response: see
// mock_server.hpp.
#include "mock/mock_server.hpp"

#include "base/json.hpp"
#include "http/contract_exchange.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"
#include "matching/explain/mismatch_json.hpp"
#include "matching/explain/nearest.hpp"
#include "matching/generate/generate.hpp"
#include "matching/interaction_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>

namespace accord::mock {
namespace {

using matching::InteractionIndex;

/// A test asks as soon as the server runs, and stops it as soon as it has its answer.
constexpr auto kLookTime = std::chrono::microseconds(100);

/// Browsers may use the mock server from any page.
void allow_all_origins(http::Headers& headers, const http::Request& request) {
    headers.add("Access-Control-Allow-Origin",
                std::string(request.headers.value_or("Origin", "*")));
    headers.add("Access-Control-Allow-Headers", "*");
    headers.add("Access-Control-Allow-Methods",
                "GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH");
    headers.add("Access-Control-Expose-Headers", "Location, Link");
    headers.add("Access-Control-Allow-Credentials", "true");
}

http::Response refusal(const contract::Pact& pact, const Unmatched& unmatched) {
    const std::string_view kind =
        unmatched.kind == Unmatched::Kind::kMismatch ? "Request-Mismatch" : "Unexpected-Request";
    json::Object body{
        {"error",
         fmt::format("{} : {} {}", kind, unmatched.request.method, unmatched.request.path)}};
    if (unmatched.nearest) {
        body["nearest"] =
            json::Object{{"interaction", pact.interactions[*unmatched.nearest].description},
                         {"mismatches", matching::to_json(unmatched.mismatches)}};
        if (!unmatched.difference.empty()) {
            body["difference"] = to_text(unmatched.difference, Colour::kNever);
        }
    }
    json::Array others;
    for (const auto& other : unmatched.others) {
        others.push_back(json::Object{{"interaction", pact.interactions[other.place].description},
                                      {"differences", other.differences}});
    }
    if (!others.empty()) {
        body["others"] = std::move(others);
    }
    return {.status = 500,
            .headers = {{"Access-Control-Allow-Origin", "*"},
                        {"Content-Type", "application/json; charset=utf-8"},
                        {"X-Pact", std::string(kind)}},
            .body = json::write_compact(body)};
}

}  // namespace

struct MockServer::Impl {
    contract::Pact pact;
    MockServerOptions options;
    InteractionIndex index;
    std::vector<http::Response> responses;  ///< by place, made once; those with generators are
                                            ///< made anew for each request
    MockRecord record;
    SystemClock clock;
    SystemRandom random;
    Logger& log;
    std::string certificate;
    std::promise<std::string> started;  ///< the address, which generators may need
    std::shared_future<std::string> url = started.get_future().share();
    std::unique_ptr<http::Server> server;

    Impl(contract::Pact of,
         MockServerOptions with,
         std::vector<matching::CompiledRequest> requests,
         Logger& to)
        : pact(std::move(of)),
          options(std::move(with)),
          index(std::move(requests)),
          record(pact.interactions.size()),
          log(to) {
        for (const auto& interaction : pact.interactions) {
            responses.push_back(http::from_contract(interaction.http()->response));
        }
    }

    http::Response answer(const http::Request& request);
    Unmatched nearest_of(contract::HttpRequest actual,
                         const std::vector<std::size_t>& places) const;
    http::Response matched(std::size_t place, const http::Request& request);
    http::Response response_of(std::size_t place);
};

http::Response MockServer::Impl::answer(const http::Request& request) {
    auto actual = http::to_contract(request);
    const auto candidates = index.candidates(actual.method, actual.path);
    for (const std::size_t place : candidates) {
        if (!index.at(place).match(actual).empty()) {
            continue;
        }
        record.add_match(place);
        return matched(place, request);
    }
    if (request.method == "OPTIONS" && options.cors_preflight) {
        http::Response out{.status = 204};
        allow_all_origins(out.headers, request);
        return out;
    }
    Unmatched unmatched = nearest_of(std::move(actual), candidates);
    http::Response out = refusal(pact, unmatched);
    if (request.method != "OPTIONS") {
        record.add_unmatched(std::move(unmatched));
    }
    return out;
}

http::Response MockServer::Impl::response_of(std::size_t place) {
    const auto& interaction = pact.interactions[place];
    const auto& expected = interaction.http()->response;
    if (expected.generators == contract::Generators()) {
        return responses[place];
    }
    auto generated = matching::generate_response(
        expected, {.clock = clock, .random = random, .mock_server_url = url.get()});
    if (generated) {
        return http::from_contract(*generated);
    }
    const auto problem = fmt::format(
        "interaction \"{}\": response: {}", interaction.description, generated.error().message);
    log.error(problem);
    return {.status = 500,
            .headers = {{"Content-Type", "application/json; charset=utf-8"}},
            .body = json::write_compact(json::Object{{"error", problem}})};
}

http::Response MockServer::Impl::matched(std::size_t place, const http::Request& request) {
    http::Response out = response_of(place);
    http::Headers headers;
    allow_all_origins(headers, request);
    for (const auto& [name, value] : headers) {
        if (!out.headers.has(name)) {
            out.headers.add(name, value);
        }
    }
    return out;
}

Unmatched MockServer::Impl::nearest_of(contract::HttpRequest actual,
                                       const std::vector<std::size_t>& places) const {
    Unmatched out{.kind =
                      places.empty() ? Unmatched::Kind::kUnexpected : Unmatched::Kind::kMismatch};
    auto near = matching::nearest_to(actual, index, places);
    for (std::size_t i = 1; i < near.size(); ++i) {
        out.others.push_back({near[i].place, near[i].mismatches.size()});
    }
    if (!near.empty()) {
        out.nearest = near[0].place;
        out.mismatches = std::move(near[0].mismatches);
        out.difference =
            matching::body_difference(index.at(near[0].place).expected(), actual, out.mismatches);
    }
    out.request = std::move(actual);
    return out;
}

Result<std::unique_ptr<MockServer>> MockServer::start(contract::Pact pact,
                                                      MockServerOptions options,
                                                      Logger& log) {
    std::vector<matching::CompiledRequest> requests;
    for (const auto& interaction : pact.interactions) {
        const auto where = fmt::format("interaction \"{}\"", interaction.description);
        if (!interaction.http()) {
            return fail(ErrorCode::kInvalidInput, where + ": a mock server serves HTTP only");
        }
        auto compiled =
            matching::CompiledRequest::compile(interaction.http()->request, pact.version);
        if (!compiled) {
            return fail(compiled.error(), where + ": request");
        }
        requests.push_back(std::move(*compiled));
    }
    http::ServerOptions server{.address = options.address,
                               .port = options.port,
                               .stop_timeout = std::chrono::seconds(1),
                               .look_time = kLookTime};
    if (options.tls) {
        auto certificate = http::make_self_signed("localhost");
        if (!certificate) {
            return fail(certificate.error());
        }
        server.tls = std::move(*certificate);
    }
    auto impl =
        std::make_unique<Impl>(std::move(pact), std::move(options), std::move(requests), log);
    if (server.tls) {
        impl->certificate = server.tls->certificate_chain;
    }
    auto started = http::Server::start(
        std::move(server),
        [&impl = *impl](const http::Request& got) { return impl.answer(got); },
        log);
    if (!started) {
        return fail(started.error(), "the mock server");
    }
    impl->server = std::move(*started);
    impl->started.set_value(impl->server->base_url());
    return std::unique_ptr<MockServer>(new MockServer(std::move(impl)));
}

MockServer::MockServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MockServer::~MockServer() { stop(); }

unsigned short MockServer::port() const { return impl_->server->port(); }
std::string MockServer::url() const { return impl_->server->base_url(); }
const std::string& MockServer::certificate() const { return impl_->certificate; }
const contract::Pact& MockServer::pact() const { return impl_->pact; }
MockOutcome MockServer::outcome() const { return impl_->record.outcome(); }
void MockServer::stop() { impl_->server->stop(); }

}  // namespace accord::mock
