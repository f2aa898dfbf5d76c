// `accord mock start`: the master server, until it is told to end.
#include "base/random.hpp"
#include "cli/mock/mock_access.hpp"
#include "cli/mock/mock_commands.hpp"
#include "cli/servers/end_signals.hpp"
#include "http/server.hpp"
#include "standalone/host_api.hpp"

#include <fmt/format.h>

#include <atomic>
#include <filesystem>

namespace accord::cli {
namespace {

/// Starting and ending mock servers takes a while, for which others don't wait.
constexpr unsigned kHandlerThreads = 4;
constexpr auto kMasterStopTime = std::chrono::seconds(5);
constexpr auto kMasterWholeStopTime = std::chrono::milliseconds(9'500);
constexpr auto kLookPause = std::chrono::milliseconds(20);

struct StartMaster {
    MasterAccess master;
    standalone::HostOptions host;
    std::string key;
    std::string log_level = "info";
    bool no_file_log = false;
    bool no_term_log = false;
};

/// To standard error and to a file beside the pacts.
struct MasterLogs {
    std::shared_ptr<Logger> terminal, file;

    void log(LogLevel level, std::string_view line) const {
        terminal->log(level, line);
        if (file) {
            file->log(level, line);
        }
    }
};

Result<std::unique_ptr<Logger>> open_master_log(const StartMaster& command, Console& console) {
    const auto& name = command.log_level;
    const auto level = name == "off"     ? LogLevel::kNone
                       : name == "trace" ? LogLevel::kDebug
                                         : parse_log_level(name).value_or(LogLevel::kInfo);
    const bool has_colour = console.colour == Colour::kAlways && !command.no_term_log;
    auto terminal = Logger::open(
        {.level = level, .format = has_colour ? LogFormat::kColour : LogFormat::kText});
    if (!terminal) {
        return terminal;
    }
    MasterLogs logs{.terminal = std::move(*terminal), .file = nullptr};
    if (!command.no_file_log && level != LogLevel::kNone) {
        auto file = Logger::open({.level = level,
                                  .stream = LogStream::kFile,
                                  .file = command.host.output + "/pact_mock_server.log"});
        if (!file) {
            return file;
        }
        logs.file = std::move(*file);
    }
    return std::make_unique<Logger>(
        level, [logs](LogLevel at, std::string_view line) { logs.log(at, line); });
}

/// Until a signal comes, or somebody with the key has asked and the period is over.
void wait_for_the_end(const EndSignals& signals, const std::atomic<std::int64_t>& period_ms) {
    while (!signals.wait_for(kLookPause)) {
        if (const auto period = period_ms.load(); period >= 0) {
            static_cast<void>(signals.wait_for(std::chrono::milliseconds(period)));
            return;
        }
    }
}

CommandOutcome run_start_master(StartMaster command, Console& console) {
    std::error_code problem;
    std::filesystem::create_directories(command.host.output, problem);
    if (problem) {
        return give_up(ExitCode::kFile,
                       fmt::format("--output {}: {}", command.host.output, problem.message()));
    }
    const auto log = open_master_log(command, console);
    if (!log) {
        return give_up(log.error(), Party::kInput);
    }
    const EndSignals signals(**log, kMasterWholeStopTime);
    if (command.master.host == "localhost") {
        command.master.host = "127.0.0.1";
    }
    command.host.address = command.master.host;
    if (command.key.empty()) {
        SystemRandom random;
        command.key = make_uuid(random);
    }
    standalone::MockHost host(command.host, **log);
    std::atomic<std::int64_t> period_ms = -1;
    const standalone::ApiOptions api{
        .server_key = command.key,
        .on_shutdown = [&](std::chrono::milliseconds period) { period_ms = period.count(); }};
    const auto server = http::Server::start(
        {.address = command.master.host,
         .port = command.master.port,
         .handler_threads = kHandlerThreads,
         .stop_timeout = kMasterStopTime},
        [&](const http::Request& request) { return standalone::answer(host, api, request); },
        **log);
    if (!server) {
        return give_up(server.error(), Party::kServer);
    }
    console.out << fmt::format("Master server started on port {} (page: {}/)\nServer key: '{}'\n",
                               (*server)->port(),
                               (*server)->base_url(),
                               command.key)
                << std::flush;
    wait_for_the_end(signals, period_ms);
    return (*server)->stop().is_clean() ? ExitCode::kOk : ExitCode::kCut;
}

}  // namespace

Action start_master_command(CLI::App& app) {
    auto command = std::make_shared<StartMaster>();
    Options options(app);
    options.value("-p,--port", command->master.port, "Port of the master server [8080]");
    options
        .value_or_default("-h,--host",
                          command->master.host,
                          "Address that master and mock servers listen on: an IP address or "
                          "localhost")
        .checked([](const std::string& host) {
            return http::is_listening_address(host)
                       ? ""
                       : fmt::format("\"{}\" is neither an IP address nor localhost", host);
        });
    options
        .value_or_default(
            "-o,--output", command->host.output, "Folder for verified pacts and the log")
        .folder();
    options.value("--base-port",
                  command->host.base_port,
                  "First port to be tried for mock servers [any free one]");
    options.value(
        "--server-key", command->key, "Key by which shutdown-master ends it [a random one]");
    options
        .value_or_default("-l,--loglevel,--log-level",
                          command->log_level,
                          "What the log tells: error, warn, info, debug, trace, none")
        .one_of({"error", "warn", "info", "debug", "trace", "none", "off"});
    options.flag("--no-file-log", command->no_file_log, "Do not log to pact_mock_server.log");
    options.flag("--no-term-log", command->no_term_log, "No colours in the log on the terminal");
    options.version("-v,--version");
    return [command](Console& console) { return run_start_master(*command, console); };
}

}  // namespace accord::cli
