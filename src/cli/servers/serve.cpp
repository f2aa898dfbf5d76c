// Composes the broker from its parts and keeps it running: see serve.hpp.
#include "cli/servers/serve.hpp"

#include "base/memory.hpp"
#include "cli/servers/end_signals.hpp"
#include "cli/servers/open_broker.hpp"
#include "cli/servers/startup_report.hpp"
#include "http/server.hpp"

#include <cstdlib>
#include <thread>
#include <unistd.h>

namespace accord::cli {
namespace {

void redact_passwords(Logger& log, const broker::api::Authentication& authentication) {
    for (const auto* user : {&authentication.write_user, &authentication.read_user}) {
        if (user->has_value()) {
            log.redact((*user)->password);
        }
    }
}

/// The database blocks, so a request holds its thread while it is answered.
unsigned handler_threads() { return std::max(4U, 2 * std::thread::hardware_concurrency()); }

/// What is open at the end of this much time is cut; container runtimes kill after ten seconds.
constexpr auto kStopTime = std::chrono::seconds(8);
/// More than the server's part of it: the database closes, too.
constexpr auto kWholeStopTime = kStopTime + std::chrono::milliseconds(1500);

std::string in_words(const http::StopOutcome& cut) {
    return fmt::format(
        "stopped after {} s, before everything was answered: {} connection(s) cut, {} request(s) "
        "still being handled",
        kStopTime.count(),
        cut.connections_cut,
        cut.handlers_running);
}

/// What a server that has stopped ends with. Handlers that still run can't be waited for, and hold
/// the broker; so the program ends here, and the database is as after a crash: whole.
ExitCode end_with(const http::StopOutcome& outcome, Logger& log) {
    if (outcome.is_clean()) {
        return ExitCode::kOk;
    }
    log.error(in_words(outcome));
    if (outcome.handlers_running > 0) {
        std::_Exit(static_cast<int>(ExitCode::kCut));
    }
    return ExitCode::kCut;
}

http::ServerOptions server_options(const ServeOptions& options, const broker::Broker& broker) {
    return {.address = options.address,
            .port = options.port,
            .handler_threads = handler_threads(),
            .stop_timeout = kStopTime,
            .answer_early = [&](const http::Request& header,
                                http::BodyAhead body) { return broker.answer_early(header, body); },
            .on_every_answer = {{"X-Content-Type-Options", "nosniff"}}};
}

std::string host_name() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

/// A large body or answer has taken a multiple of its size.
constexpr std::size_t kLargeBytes = 1024 * 1024;

http::Response answer(const broker::Broker& broker, const http::Request& request) {
    auto response = broker.handle(request);
    if (std::max(request.body.size(), response.body.size()) >= kLargeBytes) {
        give_memory_back();
    }
    return response;
}

}  // namespace

CommandOutcome serve(ServeOptions options, Console& console) {
    keep_no_large_blocks();
    const std::shared_ptr<Logger> log = Logger::to_stderr(options.log_level);
    EndSignals signals(*log, kWholeStopTime);
    redact_passwords(*log, options.broker.settings.api.authentication);
    for (const auto& name : options.unknown_settings) {
        log->warn(name + " is set but has no effect: Accord has no such setting");
    }
    options.broker.log = log;
    StartupFacts facts{.database_url = options.broker.settings.database.url,
                       .base_urls = options.broker.settings.api.base_urls,
                       .host_name = host_name()};
    const auto broker =
        open_broker(options.broker, console.err, [&](std::chrono::milliseconds pause) {
            return !signals.wait_for(pause);
        });
    if (!broker) {
        return give_up(broker.error(), Party::kDatabase);
    }
    if (*broker == nullptr) {
        return ExitCode::kOk;
    }
    const auto server = http::Server::start(
        server_options(options, **broker),
        [&](const http::Request& request) { return answer(**broker, request); },
        *log);
    if (!server) {
        return give_up(server.error(), Party::kServer);
    }
    facts.listens_at = (*server)->base_url();
    console.out << startup_report(facts) << std::endl;
    if (const auto warning = links_elsewhere(facts); !warning.empty()) {
        log->warn(warning);
    }
    signals.wait();
    return end_with((*server)->stop(), *log);
}

}  // namespace accord::cli
