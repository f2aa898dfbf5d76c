// A stage behind an HTTP server: see stub_server.hpp.
#include "stub/stub_server.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/contract_exchange.hpp"
#include "http/url.hpp"
#include "mock/field_limit.hpp"
#include "mock/mock_report.hpp"
#include "stub/control.hpp"
#include "stub/no_match.hpp"

#include <fmt/format.h>

#include <future>
#include <map>
#include <shared_mutex>

namespace accord::stub {
namespace {

constexpr auto kStopTime = std::chrono::seconds(8);
constexpr const char* kAllMethods = "GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH";

http::Response plain(int status, std::string text) {
    return {.status = status,
            .headers = {{"Access-Control-Allow-Origin", "*"},
                        {"Content-Type", "text/plain; charset=utf-8"}},
            .body = std::move(text)};
}

/// Pages of the origin may read the answer, unless the contract says whose may.
void open_to(std::string_view origin, http::Response& answer) {
    if (!answer.headers.has("Access-Control-Allow-Origin")) {
        answer.headers.add("Access-Control-Allow-Origin", std::string(origin));
    }
    if (!answer.body.empty() && !answer.headers.has("Content-Type")) {
        answer.headers.add("Content-Type", "text/plain");
    }
}

/// The filters that requests bring, compiled once: a test suite has a few of them.
class FilterCache {
  public:
    Result<std::shared_ptr<const StateFilter>> get(std::string_view pattern,
                                                   bool passes_stateless) {
        {
            const std::shared_lock lock(mutex_);
            if (const auto found = known_.find(pattern); found != known_.end()) {
                return found->second;
            }
        }
        auto compiled = StateFilter::compile(pattern, passes_stateless);
        if (!compiled) {
            return fail(compiled.error());
        }
        auto shared = std::make_shared<const StateFilter>(std::move(*compiled));
        const std::unique_lock lock(mutex_);
        if (known_.size() >= kFiltersMax) {
            known_.clear();
        }
        known_.emplace(pattern, shared);
        return shared;
    }

  private:
    static constexpr std::size_t kFiltersMax = 1000;
    std::shared_mutex mutex_;
    std::map<std::string, std::shared_ptr<const StateFilter>, std::less<>> known_;
};

}  // namespace

struct StubServer::Impl {
    StubOptions options;
    Logger& log;
    std::atomic<std::shared_ptr<const Stage>> stage;
    Switches switches;
    FilterCache filters;
    SystemClock clock;
    SystemRandom random;
    std::string certificate;
    std::promise<matching::GeneratorContext> started;  ///< has the address, which generators need
    std::shared_future<matching::GeneratorContext> context = started.get_future().share();
    std::unique_ptr<http::Server> server;

    Impl(StubOptions with, Logger& to) : options(std::move(with)), log(to) {
        switches.behaviour = std::make_shared<const Behaviour>(std::move(options.behaviour));
    }

    Result<void> set_stage(std::vector<contract::Pact> pacts) {
        auto player = mock::Player::compile(std::move(pacts));
        if (!player) {
            return fail(player.error());
        }
        stage = std::make_shared<const Stage>(std::move(*player));
        return {};
    }

    http::Response answer(const http::Request& request);
    http::Response played(const Stage& now, const http::Request& request);
    http::Response matched(const Stage& now, std::size_t place, const http::Request& request);
    [[nodiscard]] http::Response preflight(const http::Request& request) const;
    [[nodiscard]] std::string origin_for(const http::Request& request) const;
    [[nodiscard]] bool is_control(const http::Request& request) const;
    http::Manner manner(const http::Request& request);
};

bool StubServer::Impl::is_control(const http::Request& request) const {
    return options.has_control && request.target.starts_with(kControlPrefix);
}

http::Response StubServer::Impl::answer(const http::Request& request) {
    const auto now = stage.load();
    if (is_control(request)) {
        if (auto controlled = control(request, *now, switches)) {
            return std::move(*controlled);
        }
    }
    if (const auto behaviour = switches.behaviour.load(); !behaviour->is_good()) {
        if (auto stand_in = behaviour->stand_in(request, random)) {
            return std::move(*stand_in);
        }
    }
    return played(*now, request);
}

http::Response StubServer::Impl::played(const Stage& now, const http::Request& request) {
    const auto actual = http::to_contract(request);
    if (auto refusal = mock::refuse_many_fields(request, actual.body)) {
        return std::move(*refusal);
    }
    const auto states = switches.states.load();
    Circumstances circumstances{.filter = options.filter ? &*options.filter : nullptr,
                                .states = states.get()};
    std::shared_ptr<const StateFilter> own;
    if (const auto pattern = options.state_header.empty()
                                 ? std::nullopt
                                 : request.headers.find(options.state_header)) {
        auto filter = filters.get(*pattern, options.passes_stateless);
        if (!filter) {
            return plain(400,
                         fmt::format("{}: {}\n", options.state_header, filter.error().message));
        }
        own = std::move(*filter);
        circumstances.filter = own.get();
    }
    if (const auto place = now.choose(actual, circumstances)) {
        if (log.tells(LogLevel::kInfo)) {
            log.info(fmt::format("{} {} is {}",
                                 request.method,
                                 request.target,
                                 mock::title_of(now.player().interaction(*place))));
        }
        return matched(now, *place, request);
    }
    if (options.cors && request.method == "OPTIONS") {
        return preflight(request);
    }
    if (log.tells(LogLevel::kWarn)) {
        log.warn(
            fmt::format("{} {} is answered by no interaction", request.method, request.target));
    }
    return no_match(now, request, actual, circumstances);
}

http::Response StubServer::Impl::matched(const Stage& now,
                                         std::size_t place,
                                         const http::Request& request) {
    auto made = now.player().answer(place, context.get());
    if (!made) {
        log.error(made.error().message);
        return plain(500, made.error().message + "\n");
    }
    open_to(origin_for(request), *made);
    return std::move(*made);
}

std::string StubServer::Impl::origin_for(const http::Request& request) const {
    const auto referer =
        options.cors_referer ? request.headers.find("Referer") : std::optional<std::string_view>();
    const auto url = referer ? http::parse_url(*referer) : Result<http::Url>(invalid_input(""));
    return url ? url->origin() : "*";
}

http::Response StubServer::Impl::preflight(const http::Request& request) const {
    return {.status = 200,
            .headers = {{"Access-Control-Allow-Headers", "*"},
                        {"Access-Control-Allow-Methods", kAllMethods},
                        {"Access-Control-Allow-Origin", origin_for(request)}}};
}

http::Manner StubServer::Impl::manner(const http::Request& request) {
    const auto behaviour = switches.behaviour.load();
    return behaviour->is_good() || is_control(request) ? http::Manner()
                                                       : behaviour->manner(request, random);
}

Result<std::unique_ptr<StubServer>> StubServer::start(std::vector<contract::Pact> pacts,
                                                      StubOptions options,
                                                      Logger& log) {
    http::ServerOptions server{.address = options.address,
                               .port = options.port,
                               .io_threads = options.io_threads,
                               .stop_timeout = kStopTime,
                               .tls = options.tls,
                               .http2 = true};
    const bool may_misbehave = options.has_control || !options.behaviour.is_good();
    auto impl = std::make_unique<Impl>(std::move(options), log);
    if (auto set = impl->set_stage(std::move(pacts)); !set) {
        return fail(set.error());
    }
    if (server.tls) {
        impl->certificate = server.tls->certificate_chain;
    }
    if (may_misbehave) {
        server.manner_of = [&impl = *impl](const http::Request& request, const http::Response&) {
            return impl.manner(request);
        };
    }
    auto started = http::Server::start(
        std::move(server),
        [&impl = *impl](const http::Request& request) { return impl.answer(request); },
        log);
    if (!started) {
        return fail(started.error());
    }
    impl->server = std::move(*started);
    impl->started.set_value(matching::GeneratorContext{
        .clock = impl->clock, .random = impl->random, .mock_server_url = impl->server->base_url()});
    return std::unique_ptr<StubServer>(new StubServer(std::move(impl)));
}

StubServer::StubServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StubServer::~StubServer() { stop(); }

Result<void> StubServer::replace(std::vector<contract::Pact> pacts) {
    return impl_->set_stage(std::move(pacts));
}

std::size_t StubServer::interactions() const { return impl_->stage.load()->player().size(); }
unsigned short StubServer::port() const { return impl_->server->port(); }
std::string StubServer::url() const { return impl_->server->base_url(); }
const std::string& StubServer::certificate() const { return impl_->certificate; }
http::StopOutcome StubServer::stop() { return impl_->server->stop(); }

}  // namespace accord::stub
