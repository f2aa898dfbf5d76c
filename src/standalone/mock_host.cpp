// Mock servers by id and port: see mock_host.hpp.
#include "standalone/mock_host.hpp"

#include "contract/convert/convert.hpp"
#include "contract/file/save_pact.hpp"
#include "mock/mock_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::standalone {
namespace {

/// So many ports are tried from the first on.
constexpr unsigned kPortsTried = 1000;

/// Whether it is what the caller calls it.
auto called(std::string_view id_or_port) {
    return [id_or_port](const std::shared_ptr<HostedMock>& hosted) {
        return hosted->id() == id_or_port || std::to_string(hosted->port()) == id_or_port;
    };
}

}  // namespace

Result<void> HostedMock::start(contract::Pact pact, mock::MockServerOptions options, Logger& log) {
    std::vector<std::string> descriptions;
    for (const auto& interaction : pact.interactions) {
        descriptions.push_back(interaction.description);
    }
    options.heard = [this, descriptions = std::move(descriptions)](
                        const http::Request& request, std::optional<std::size_t> place) {
        journal_.note(request, place ? std::optional(descriptions[*place]) : std::nullopt);
    };
    auto started = mock::MockServer::start(std::move(pact), std::move(options), log);
    if (!started) {
        return fail(started.error());
    }
    server_ = std::move(*started);
    return {};
}

json::Object HostedMock::to_json() const {
    const auto url = server_->url();
    const auto scheme_end = url.find("://");
    return {{"address", url.substr(scheme_end + 3)},
            {"id", id_},
            {"metrics", journal_.metrics()},
            {"port", server_->port()},
            {"provider", server_->pact().provider},
            {"scheme", url.substr(0, scheme_end)},
            {"status", server_->outcome().all_matched() ? "ok" : "error"}};
}

json::Object HostedMock::report() const {
    const auto outcome = server_->outcome();
    const auto& pact = server_->pact();
    json::Array interactions;
    for (std::size_t place = 0; place < pact.interactions.size(); ++place) {
        const auto& interaction = pact.interactions[place];
        json::Array states;
        for (const auto& state : interaction.states) {
            states.emplace_back(state.name);
        }
        interactions.push_back(json::Object{{"description", interaction.description},
                                            {"providerStates", std::move(states)},
                                            {"method", interaction.http()->request.method},
                                            {"path", interaction.http()->request.path},
                                            {"times", outcome.matched_times[place]}});
    }
    return {{"mockServer", to_json()},
            {"consumer", pact.consumer},
            {"interactions", std::move(interactions)},
            {"requests", journal_.requests()},
            {"mismatches", mock::to_json(pact, outcome)},
            {"explanation", mock::explain(pact, outcome)}};
}

json::Array HostedMock::mismatches() const {
    const auto outcome = server_->outcome();
    return outcome.all_matched() ? json::Array() : mock::to_json(server_->pact(), outcome);
}

std::string HostedMock::explanation() const {
    return mock::explain(server_->pact(), server_->outcome());
}

Result<void> HostedMock::write_pact(const std::string& folder) const {
    const auto converted = contract::convert_pact(server_->pact(), specification_);
    if (!converted) {
        return fail(converted.error());
    }
    const auto saved = contract::save_pact(converted->pact, folder);
    return saved ? Result<void>() : fail(saved.error());
}

Result<std::shared_ptr<HostedMock>> MockHost::create(contract::Pact pact,
                                                     const MockWanted& wanted) {
    if (all().size() >= kServersMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("{} mock servers run already; shut some down", kServersMax));
    }
    auto hosted = std::make_shared<HostedMock>(
        fmt::format("{:08X}", static_cast<std::uint32_t>(random_.next())),
        wanted.specification,
        clock_);
    if (auto started = start(*hosted, pact, wanted); !started) {
        return fail(started.error());
    }
    const std::lock_guard lock(mutex_);
    servers_.push_back(hosted);
    return hosted;
}

Result<void> MockHost::start(HostedMock& hosted,
                             const contract::Pact& pact,
                             const MockWanted& wanted) {
    mock::MockServerOptions options{.address = options_.address,
                                    .port = options_.base_port,
                                    .tls = wanted.tls,
                                    .cors_preflight = wanted.cors};
    for (unsigned tried = 1;; ++tried) {
        auto started = hosted.start(pact, options, log_);
        const bool is_in_use = !started && started.error().code == ErrorCode::kUnavailable;
        if (!is_in_use || options.port == 0 || tried == kPortsTried || options.port == 65535) {
            return started;
        }
        ++options.port;
    }
}

std::shared_ptr<HostedMock> MockHost::find(std::string_view id_or_port) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(servers_, called(id_or_port));
    return found == servers_.end() ? nullptr : *found;
}

std::vector<std::shared_ptr<HostedMock>> MockHost::all() const {
    const std::lock_guard lock(mutex_);
    return servers_;
}

bool MockHost::shut_down(std::string_view id_or_port) {
    std::shared_ptr<HostedMock> gone;
    {
        const std::lock_guard lock(mutex_);
        const auto found = std::ranges::find_if(servers_, called(id_or_port));
        if (found == servers_.end()) {
            return false;
        }
        gone = std::move(*found);
        servers_.erase(found);
    }
    return true;
}

}  // namespace accord::standalone
