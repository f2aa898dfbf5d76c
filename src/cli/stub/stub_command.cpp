// `accord stub`: its options have the names and environment variables of Pact's stub server.
#include "base/text.hpp"
#include "cli/servers/end_signals.hpp"
#include "cli/stub/file_watch.hpp"
#include "cli/stub/stub_commands.hpp"
#include "cli/stub/stub_options.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

constexpr auto kWatchPause = std::chrono::milliseconds(250);
/// More than the server's part of it.
constexpr auto kStubStopTime = std::chrono::milliseconds(9'500);

/// One line for one broken pact; a line each for more.
CommandOutcome give_up_loading(const std::vector<CommandFailure>& failures, std::size_t good) {
    const std::string advice =
        good > 0 ? fmt::format(" (--skip-broken serves the other {})", good) : "";
    if (failures.size() == 1) {
        return give_up(failures[0].code, failures[0].message + advice);
    }
    std::vector<std::string> lines{
        fmt::format("{} pacts can't be served{}:", failures.size(), advice)};
    for (const auto& failure : failures) {
        lines.push_back("  " + failure.message);
    }
    return give_up(failures[0].code, join(lines, "\n"));
}

std::string count_of(std::size_t pacts, std::size_t interactions) {
    return fmt::format("{} pacts ({} total interactions)", pacts, interactions);
}

/// What files and folders have now, beside what came from elsewhere at the start; on failure all
/// stays as it was.
void reload(const StubCommandOptions& options,
            const std::vector<contract::Pact>& remote,
            stub::StubServer& server,
            Logger& log) {
    auto local = load_local_pacts(options.sources);
    for (const auto& failure : local.failures) {
        log.error(failure.message);
    }
    if (!local.failures.empty() && !options.skips_broken) {
        log.error("the pacts were not loaded anew; those from before are served");
        return;
    }
    local.add({.pacts = remote});
    const auto pacts = local.pacts.size();
    const auto interactions = local.interactions();
    if (const auto replaced = server.replace(std::move(local.pacts)); !replaced) {
        log.error(replaced.error().message);
        return;
    }
    log.info("Reloaded " + count_of(pacts, interactions));
}

void wait_for_end(const StubCommandOptions& options,
                  const std::vector<contract::Pact>& remote,
                  const EndSignals& signals,
                  FileWatch& watch,
                  stub::StubServer& server,
                  Logger& log) {
    while (!signals.wait_for(kWatchPause)) {
        if (options.watches && watch.has_changed()) {
            reload(options, remote, server, log);
        }
    }
}

ExitCode stop(stub::StubServer& server, Logger& log) {
    const auto outcome = server.stop();
    if (outcome.is_clean()) {
        return ExitCode::kOk;
    }
    log.error(fmt::format("stopped before everything was answered: {} connection(s) cut",
                          outcome.connections_cut));
    return ExitCode::kCut;
}

Result<std::unique_ptr<Logger>> open_log(const StubCommandOptions& options, Console& console) {
    auto log = Logger::open(
        {.level = options.log_level,
         .format = console.colour == Colour::kAlways ? LogFormat::kColour : LogFormat::kText});
    if (log) {
        (*log)->redact(options.sources.credentials.password);
        (*log)->redact(options.sources.credentials.token);
    }
    return log;
}

CommandOutcome run_stub(const StubCommandOptions& options, Console& console) {
    const auto log = open_log(options, console);
    if (!log) {
        return give_up(log.error(), Party::kInput);
    }
    const EndSignals signals(**log, kStubStopTime);
    // Before the files are read, so that what changes meanwhile is not missed.
    FileWatch watch([&]() -> std::vector<std::filesystem::path> {
        std::vector<CommandFailure> passed_over;
        return options.watches ? stub_files(options.sources, passed_over)
                               : std::vector<std::filesystem::path>();
    });
    auto remote = load_remote_pacts(options.sources);
    auto all = load_local_pacts(options.sources);
    all.add(remote);
    if (!all.failures.empty() && !options.skips_broken) {
        return give_up_loading(all.failures, all.pacts.size());
    }
    for (const auto& failure : all.failures) {
        console.err << "warning: not served: " << failure.message << '\n';
    }
    const auto told = count_of(all.pacts.size(), all.interactions());
    if (all.interactions() == 0) {
        console.err << "warning: there is no interaction to answer with\n";
    }
    auto server = stub::StubServer::start(std::move(all.pacts), options.server, **log);
    if (!server) {
        return give_up(server.error(), Party::kServer);
    }
    console.out << "Loaded " << told << '\n'
                << fmt::format(
                       "Server started on port {} ({})", (*server)->port(), (*server)->url())
                << std::endl;
    wait_for_end(options, remote.pacts, signals, watch, **server, **log);
    return stop(**server, **log);
}

}  // namespace

Action stub_command(CLI::App& app) {
    Options options(app);
    return [texts = StubOptionTexts(options)](Console& console) -> CommandOutcome {
        const auto read = texts.read();
        return read ? run_stub(*read, console) : give_up(read.error(), Party::kInput);
    };
}

}  // namespace accord::cli
