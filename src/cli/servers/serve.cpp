// Composes the broker from its parts and keeps it running: see serve.hpp.
#include "cli/servers/serve.hpp"

#include "http/server.hpp"

#include <csignal>
#include <thread>

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

}  // namespace

CommandOutcome serve(ServeOptions options, Console& console) {
    const EndSignals signals;
    const std::shared_ptr<Logger> log = Logger::to_stderr(options.log_level);
    redact_passwords(*log, options.broker.settings.api.authentication);
    for (const auto& name : options.unknown_settings) {
        log->warn(name + " is set, but has no effect: accord does not know this setting");
    }
    options.broker.log = log;
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
    console.out << "accord broker listening on " << (*server)->base_url() << std::endl;
    signals.wait();
    (*server)->stop();
    return ExitCode::kOk;
}

}  // namespace accord::cli
