// Composes the broker from its parts and keeps it running: see serve.hpp.
#include "cli/servers/serve.hpp"

#include "http/server.hpp"

#include <csignal>
#include <thread>
#include <unistd.h>

namespace accord::cli {
namespace {

/// What is set for the server, and what is set in the same environment for its clients.
constexpr std::string_view kKnownSettings[] = {"ADDRESS",
                                               "ALLOW_DANGEROUS_CONTRACT_MODIFICATION",
                                               "ALLOW_PUBLIC_READ",
                                               "AUTO_DETECT_MAIN_BRANCH",
                                               "BASE_URL",
                                               "BASE_URLS",
                                               "BASIC_AUTH_PASSWORD",
                                               "BASIC_AUTH_READ_ONLY_PASSWORD",
                                               "BASIC_AUTH_READ_ONLY_USERNAME",
                                               "BASIC_AUTH_USERNAME",
                                               "CAN_I_DEPLOY_DRY_RUN",
                                               "CAN_I_DEPLOY_IGNORE",
                                               "CHECK_FOR_POTENTIAL_DUPLICATE_PACTICIPANT_NAMES",
                                               "CREATE_DEPLOYED_VERSIONS_FOR_TAGS",
                                               "DATABASE_URL",
                                               "HTTP_RETRIES",
                                               "LOG_LEVEL",
                                               "MAIN_BRANCH_CANDIDATES",
                                               "PASSWORD",
                                               "PORT",
                                               "PUBLIC_HEARTBEAT",
                                               "TOKEN",
                                               "USE_FIRST_TAG_AS_BRANCH",
                                               "USE_FIRST_TAG_AS_BRANCH_TIME_LIMIT",
                                               "USERNAME"};
constexpr std::string_view kPrefix = "PACT_BROKER_";

std::vector<std::string> names_in_environment() {
    std::vector<std::string> names;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        names.emplace_back(text.substr(0, text.find('=')));
    }
    return names;
}

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

}  // namespace

CommandOutcome serve(ServeOptions options, Console& console) {
    const EndSignals signals;
    const std::shared_ptr<Logger> log = Logger::to_stderr(options.log_level);
    redact_passwords(*log, options.broker.authentication);
    for (const auto& name : unknown_settings(names_in_environment())) {
        log->warn(name + " is set, but has no effect: accord does not know this setting");
    }
    options.broker.log = log;
    const auto broker = broker::api::Broker::open(std::move(options.broker));
    if (!broker) {
        return give_up(broker.error(), Party::kDatabase);
    }
    const auto server = http::Server::start(
        {.address = options.address, .port = options.port, .handler_threads = handler_threads()},
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

std::vector<std::string> unknown_settings(const std::vector<std::string>& names) {
    std::vector<std::string> unknown;
    for (const auto& name : names) {
        if (name.starts_with(kPrefix) &&
            std::ranges::find(kKnownSettings, std::string_view(name).substr(kPrefix.size())) ==
                std::end(kKnownSettings)) {
            unknown.push_back(name);
        }
    }
    std::ranges::sort(unknown);
    return unknown;
}

}  // namespace accord::cli
