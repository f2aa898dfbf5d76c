// Composes the broker from its parts and keeps it running: see serve.hpp.
#include "cli/servers/serve.hpp"

#include "cli/servers/startup_report.hpp"
#include "http/server.hpp"

#include <csignal>
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

/// The signals that end the program, kept from every thread so that one place waits for them.
class EndSignals {
  public:
    EndSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void wait() const {
        int signal = 0;
        sigwait(&signals_, &signal);
    }

  private:
    sigset_t signals_{};
};

/// The database blocks, so a request holds its thread while it is answered.
unsigned handler_threads() { return std::max(4U, 2 * std::thread::hardware_concurrency()); }

http::ServerOptions server_options(const ServeOptions& options, const broker::Broker& broker) {
    return {.address = options.address,
            .port = options.port,
            .handler_threads = handler_threads(),
            .answer_early =
                [&](const http::Request& header, http::BodyAhead body) {
                    return broker.answer_early(header, body);
                },
            .on_every_answer = {{"X-Content-Type-Options", "nosniff"}}};
}

std::string host_name() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace

CommandOutcome serve(ServeOptions options, Console& console) {
    const EndSignals signals;
    const std::shared_ptr<Logger> log = Logger::to_stderr(options.log_level);
    redact_passwords(*log, options.broker.settings.api.authentication);
    for (const auto& name : options.unknown_settings) {
        log->warn(name + " is set but has no effect: Accord has no such setting");
    }
    options.broker.log = log;
    StartupFacts facts{.database_url = options.broker.settings.database.url,
                       .base_urls = options.broker.settings.api.base_urls,
                       .host_name = host_name()};
    const auto broker = broker::Broker::open(std::move(options.broker));
    if (!broker) {
        return give_up(broker.error(), Party::kDatabase);
    }
    const auto server = http::Server::start(
        server_options(options, **broker),
        [&](const http::Request& request) { return (*broker)->handle(request); },
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
    (*server)->stop();
    return ExitCode::kOk;
}

}  // namespace accord::cli
