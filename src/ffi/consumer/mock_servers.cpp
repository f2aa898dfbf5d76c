// A table of running servers; each call holds the one it asks, none the table while it works.
#include "ffi/consumer/mock_servers.hpp"

#include "base/random.hpp"
#include "ffi/edge/library_log.hpp"
#include "http/tls/tls_certificate.hpp"
#include "mock/mock_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

namespace accord::ffi {

namespace {

/// A server, and what it was started with.
struct RunningServer {
    std::string scope;  ///< of its log
    std::unique_ptr<Logger> log;
    contract::Pact pact;  ///< as it is written
    std::unique_ptr<mock::MockServer> server;
    std::mutex texts_mutex;
    std::deque<std::string> texts;  ///< that the caller was given
};

struct RunningServers {
    std::mutex mutex;
    std::map<int, std::shared_ptr<RunningServer>> by_port;
};

/// Never destroyed: threads of the host may call until the process ends.
RunningServers& running_servers() {
    static auto* servers = new RunningServers;
    return *servers;
}

Result<std::shared_ptr<RunningServer>> server_at(int port) {
    RunningServers& all = running_servers();
    const std::lock_guard lock(all.mutex);
    const auto found = all.by_port.find(port);
    if (found == all.by_port.end()) {
        return fail(ErrorCode::kNotFound, fmt::format("no mock server runs on port {}", port));
    }
    return found->second;
}

/// Made when it is first asked for, and then the same until the process ends; never destroyed.
const Result<http::CertificateAuthority>& authority() {
    static const auto* made = new const auto(http::make_authority("Accord mock servers"));
    return *made;
}

/// V4 says of each interaction how it travels.
void name_transport(contract::Pact& pact) {
    for (contract::Interaction& interaction : pact.interactions) {
        if (interaction.http() != nullptr && interaction.transport.empty()) {
            interaction.transport = "http";
        }
    }
}

contract::Pact served_part(const contract::Pact& pact) {
    contract::Pact served = pact;
    std::erase_if(served.interactions,
                  [](const auto& interaction) { return interaction.http() == nullptr; });
    return served;
}

}  // namespace

Result<unsigned short> start_mock_server(MockServerRequest request) {
    auto running = std::make_shared<RunningServer>();
    SystemRandom random;
    running->scope = make_uuid(random);
    running->log = log_of_scope(running->scope);
    running->pact = std::move(request.pact);
    name_transport(running->pact);

    mock::MockServerOptions options{.address = request.host,
                                    .port = request.port,
                                    .tls = request.tls,
                                    .cors_preflight = request.cors_preflight,
                                    .keep_alive = request.keep_alive};
    if (request.tls) {
        const auto& issuer = authority();
        auto issued = issuer ? http::issue_certificate(*issuer, "localhost") : fail(issuer.error());
        if (!issued) {
            return fail(issued.error());
        }
        options.certificate = *std::move(issued);
    }
    auto started =
        mock::MockServer::start(served_part(running->pact), std::move(options), *running->log);
    if (!started) {
        return fail(started.error());
    }
    running->server = *std::move(started);
    const unsigned short port = running->server->port();
    running->log->info(fmt::format("mock server of \"{}\" for \"{}\" answers on {}",
                                   running->pact.provider,
                                   running->pact.consumer,
                                   running->server->url()));
    RunningServers& all = running_servers();
    const std::lock_guard lock(all.mutex);
    // By its port alone a server is named; another may have the same at another address.
    if (!all.by_port.emplace(port, running).second) {
        return fail(ErrorCode::kConflict,
                    fmt::format("a mock server runs on port {} of another address already", port));
    }
    return port;
}

Result<mock::MockOutcome> outcome_of_mock_server(int port) {
    const auto running = server_at(port);
    if (!running) {
        return fail(running.error());
    }
    return (*running)->server->outcome();
}

Result<std::string> mismatches_of_mock_server(int port) {
    const auto running = server_at(port);
    if (!running) {
        return fail(running.error());
    }
    const mock::MockServer& server = *(*running)->server;
    return json::write_canonical(mock::to_json(server.pact(), server.outcome()));
}

Result<void> write_pact_of_mock_server(int port,
                                       const std::string& folder,
                                       contract::WriteMode mode) {
    const auto running = server_at(port);
    if (!running) {
        return fail(running.error());
    }
    const auto written = contract::save_pact((*running)->pact, folder, mode);
    return written ? Result<void>() : fail(written.error(), "writing the pact");
}

Result<std::string> log_of_mock_server(int port) {
    const auto running = server_at(port);
    if (!running) {
        return fail(running.error());
    }
    return take_log_buffer((*running)->scope);
}

Result<void> stop_mock_server(int port) {
    std::shared_ptr<RunningServer> ended;
    {
        RunningServers& all = running_servers();
        const std::lock_guard lock(all.mutex);
        auto node = all.by_port.extract(port);
        if (!node) {
            return fail(ErrorCode::kNotFound, fmt::format("no mock server runs on port {}", port));
        }
        ended = std::move(node.mapped());
    }
    ended->server->stop();
    end_log_buffer(ended->scope);
    return {};
}

Result<const char*> keep_with_mock_server(int port, std::string text) {
    const auto running = server_at(port);
    if (!running) {
        return fail(running.error());
    }
    const std::lock_guard lock((*running)->texts_mutex);
    auto& texts = (*running)->texts;
    // Who asks again and again is given the same text, so that memory does not grow.
    const auto same = std::ranges::find(texts, text);
    return same != texts.end() ? same->c_str() : texts.emplace_back(std::move(text)).c_str();
}

Result<std::string> authority_of_mock_servers() {
    const auto& made = authority();
    return made ? Result<std::string>(made->certificate) : fail(made.error());
}

}  // namespace accord::ffi
