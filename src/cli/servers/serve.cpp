// Composes the broker from its parts and keeps it running: see serve.hpp.
#include "cli/servers/serve.hpp"

#include "base/files.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "cli/servers/end_signals.hpp"
#include "cli/servers/open_broker.hpp"
#include "cli/servers/startup_report.hpp"
#include "cli/settings/read_settings.hpp"
#include "http/server.hpp"

#include <atomic>
#include <cstdlib>
#include <thread>
#include <unistd.h>

namespace accord::cli {
namespace {

LogOptions log_options(const ServeLog& settings) {
    return {.level = parse_log_level(settings.level).value_or(LogLevel::kNone),
            .format = settings.format == "json"    ? LogFormat::kJson
                      : settings.format == "color" ? LogFormat::kColour
                                                   : LogFormat::kText,
            .stream = settings.stream == "file"     ? LogStream::kFile
                      : settings.stream == "stdout" ? LogStream::kStdout
                                                    : LogStream::kStderr,
            .file = settings.folder + "/pact_broker.log"};
}

Result<std::unique_ptr<Logger>> open_log(const ReadSettings& settings) {
    auto log = Logger::open(log_options(settings.options.log));
    if (!log) {
        return log;
    }
    for (const auto& secret : settings.secrets) {
        (*log)->redact(secret);
    }
    return log;
}

/// Base URLs are among them, so they come after the line with the broker's own address, for which
/// scripts look.
void tell_settings(const ReadSettings& settings, Logger& log) {
    if (settings.options.log.configuration_on_startup) {
        for (const auto& setting : settings.shown) {
            log.info("setting " + in_words(setting));
        }
    }
}

void tell_doubts(const ReadSettings& settings, Logger& log) {
    for (const auto& note : settings.notes) {
        log.info(note);
    }
    for (const auto& warning : settings.warnings) {
        log.warn(warning);
    }
}

/// What certificates and keys may take: chains are some KB.
constexpr std::size_t kPemBytesMax = 1024 * 1024;

Result<std::optional<http::ServerTls>> read_tls(const TlsFiles& files) {
    if (files.certificate.empty()) {
        return std::nullopt;
    }
    auto certificate = read_file(files.certificate, kPemBytesMax);
    auto key = read_file(files.key, kPemBytesMax);
    if (!certificate || !key) {
        return fail(!certificate ? certificate.error() : key.error(), "TLS");
    }
    return http::ServerTls{.certificate_chain = std::move(*certificate),
                           .private_key = std::move(*key)};
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

http::ServerOptions server_options(const ServeOptions& options,
                                   std::optional<http::ServerTls> tls,
                                   const broker::Broker& broker) {
    http::ServerOptions made{
        .address = options.address,
        .port = static_cast<unsigned short>(options.port),
        .handler_threads = handler_threads(),
        .idle_timeout = options.idle_timeout,
        .stop_timeout = kStopTime,
        .tls = std::move(tls),
        .open_stream = [&](const http::Request& header) { return broker.open_stream(header); },
        .answer_early = [&](const http::Request& header,
                            http::BodyAhead body) { return broker.answer_early(header, body); },
        .asks_by_body = &broker::Broker::asks_by_body,
        .on_every_answer = {{"X-Content-Type-Options", "nosniff"}}};
    if (broker.answers_together()) {
        made.answer_together = [&](auto waiting) { broker.answer_together(waiting); };
    }
    return made;
}

std::string host_name() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

/// Answers requests, and notes what large ones leave behind.
class Answering {
  public:
    explicit Answering(const broker::Broker& broker) : broker_(broker) {}

    http::Response answer(const http::Request& request) {
        auto response = broker_.handle(request);
        if (std::max(request.body.size(), response.body.size()) >= kLargeBytes) {
            ++large_;
        }
        return response;
    }

    /// To be called now and then: gives memory back when there was large work, but none since the
    /// last call.
    void tidy_up() {
        const auto large = large_.load();
        if (large == seen_ && large != tidied_) {
            give_memory_back();
            tidied_ = large;
        }
        seen_ = large;
    }

  private:
    /// A large body or answer takes a multiple of its size.
    static constexpr std::size_t kLargeBytes = 1024 * 1024;

    const broker::Broker& broker_;
    std::atomic<std::uint64_t> large_ = 0;  ///< requests so far
    std::uint64_t seen_ = 0;
    std::uint64_t tidied_ = 0;
};

constexpr auto kTidyPause = std::chrono::seconds(2);

/// Whoever reads entries of JSON gets nothing else.
void tell_start(const std::string& report,
                const ServeLog& settings,
                Logger& log,
                Console& console) {
    if (settings.format != "json") {
        console.out << report << std::endl;
        return;
    }
    for (const auto line : split(report, '\n')) {
        log.info(line);
    }
}

}  // namespace

CommandOutcome serve(ReadSettings settings, Console& console) {
    keep_freed_memory();
    auto opened = open_log(settings);
    if (!opened) {
        return give_up(opened.error(), Party::kInput);
    }
    const std::shared_ptr<Logger> log = std::move(*opened);
    EndSignals signals(*log, kWholeStopTime);
    tell_doubts(settings, *log);
    auto& options = settings.options;
    auto tls = read_tls(options.tls);
    if (!tls) {
        return give_up(tls.error(), Party::kInput);
    }
    options.broker.log = log;
    options.broker.settings.database.seed_example_data = options.seed_example_data;
    auto& api = options.broker.settings.api;
    api.scheme = *tls ? "https" : "http";
    api.page = broker::api::embedded_page();
    api.version = ACCORD_VERSION;
    api.database_name =
        options.broker.settings.database.url.starts_with("postgres") ? "PostgreSQL" : "SQLite";
    StartupFacts facts{.database_url = options.broker.settings.database.url,
                       .base_urls = api.base_urls,
                       .host_name = host_name()};
    const auto broker = open_broker(options.broker, *log, [&](std::chrono::milliseconds pause) {
        return !signals.wait_for(pause);
    });
    if (!broker) {
        return give_up(broker.error(), Party::kDatabase);
    }
    if (*broker == nullptr) {
        return ExitCode::kOk;
    }
    Answering answering(**broker);
    const auto server = http::Server::start(
        server_options(options, std::move(*tls), **broker),
        [&](const http::Request& request) { return answering.answer(request); },
        *log);
    if (!server) {
        return give_up(server.error(), Party::kServer);
    }
    facts.listens_at = (*server)->base_url();
    tell_start(startup_report(facts), options.log, *log, console);
    tell_settings(settings, *log);
    if (const auto warning = links_elsewhere(facts); !warning.empty()) {
        log->warn(warning);
    }
    while (!signals.wait_for(kTidyPause)) {
        answering.tidy_up();
    }
    (*broker)->stop_sending();
    return end_with((*server)->stop(), *log);
}

}  // namespace accord::cli
