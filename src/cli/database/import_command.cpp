// `accord import`: everything of another broker, of another database of ours, or of an export.
#include "base/files.hpp"
#include "base/random.hpp"
#include "broker/moved_secrets.hpp"
#include "broker/open_secrets.hpp"
#include "broker/transfer/api/api_crawl.hpp"
#include "broker/transfer/import.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/database/database_access.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/progress/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

namespace accord::cli {
namespace {

using broker::transfer::CopyReport;

struct ImportCommand {
    DatabaseAccess database;
    CredentialOptions credentials;
    broker::transfer::ImportOptions options;
    std::string output;
};

std::string report_text(const CopyReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& kind : report.kinds) {
        rows.push_back({std::string(kind.kind),
                        std::to_string(kind.in_source),
                        std::to_string(kind.copied),
                        std::to_string(kind.present),
                        std::to_string(kind.conflicts),
                        std::to_string(kind.after),
                        kind.agrees() ? "" : "DIFFERS"});
    }
    return to_table({"KIND", "IN SOURCE", "COPIED", "HERE ALREADY", "CONFLICTS", "HERE NOW", ""},
                    rows);
}

json::Object report_json(const CopyReport& report) {
    json::Array kinds;
    for (const auto& kind : report.kinds) {
        kinds.emplace_back(json::Object{{"kind", kind.kind},
                                        {"inSource", kind.in_source},
                                        {"copied", kind.copied},
                                        {"present", kind.present},
                                        {"conflicts", kind.conflicts},
                                        {"before", kind.before},
                                        {"after", kind.after},
                                        {"agrees", kind.agrees()}});
    }
    return {{"kinds", std::move(kinds)},
            {"leftOut", json::Array(report.left_out.begin(), report.left_out.end())},
            {"conflicts", json::Array(report.conflicts.begin(), report.conflicts.end())},
            {"agrees", report.agrees()}};
}

void show(const CopyReport& report, const std::string& output, Console& console) {
    if (write_document(console, output, report_json(report))) {
        return;
    }
    console.out << report_text(report) << '\n';
    for (const auto& sentence : report.left_out) {
        console.out << toned(console, Tone::kWarning, "NOT COPIED: " + sentence) << '\n';
    }
    for (const auto& sentence : report.conflicts) {
        console.out << toned(console, Tone::kBad, "CONFLICT: " + sentence) << '\n';
    }
    const auto more = report.conflicts_count() - static_cast<std::int64_t>(report.conflicts.size());
    if (more > 0) {
        console.out << toned(console, Tone::kBad, fmt::format("CONFLICT: and {} more", more))
                    << '\n';
    }
}

/// On a terminal in a line that is written over, elsewhere a line each.
void tell_step(ProgressBar& bar, const std::string& step, Console& console) {
    bar.step(step);
    if (!bar.has_terminal()) {
        console.err << step << '\n' << std::flush;
    }
}

bool is_api(std::string_view from) {
    return from.starts_with("http://") || from.starts_with("https://");
}

/// Reads the API into a folder, from which it is then imported: bounded memory, and everything is
/// there before anything is written.
/// Gives what the API did not give, as sentences.
std::expected<std::vector<std::string>, CommandFailure> read_api(
    const ImportCommand& command, const std::filesystem::path& folder, Console& console) {
    auto writer = broker::transfer::ExportWriter::open(folder);
    if (!writer) {
        return give_up(writer.error(), Party::kInput);
    }
    BrokerAccess access;
    access.base_url = command.options.from;
    access.is_url_on_line = [] { return true; };
    access.credentials = command.credentials;
    const auto broker = open_broker(access);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    ProgressBar bar(console, 0);
    auto crawled = broker::transfer::crawl_api(
        [&](std::string_view address) { return broker->connection->get_text(address, {}); },
        *writer,
        SystemClock().now(),
        [&](std::string_view what) { tell_step(bar, fmt::format("reading {}", what), console); });
    if (!crawled) {
        return give_up(crawled.error(), Party::kBroker);
    }
    return std::move(*crawled);
}

/// What is imported from where an API was read into, or from what was named, and what is missing.
struct ReadySource {
    std::optional<TemporaryFolder> folder;
    std::vector<std::string> left_out;
};

std::expected<ReadySource, CommandFailure> make_ready(ImportCommand& command, Console& console) {
    ReadySource ready;
    if (is_api(command.options.from)) {
        ready.folder.emplace();
        auto left_out = read_api(command, ready.folder->path(), console);
        if (!left_out) {
            return std::unexpected(left_out.error());
        }
        ready.left_out = std::move(*left_out);
        command.options.from = ready.folder->path().string();
    }
    return ready;
}

/// Those that may have sealed what comes: a key beside the source's file, or that of the target.
std::expected<broker::MovedSecrets, CommandFailure> moved_secrets(const ImportCommand& command,
                                                                  const broker::Settings& settings,
                                                                  db::Database& database) {
    const auto theirs = broker::configured_keys({}, {.url = command.options.from});
    SystemRandom random;
    const auto ours = broker::open_secrets(settings, database, SystemClock(), random);
    if (!theirs || !ours) {
        return give_up(!theirs ? theirs.error() : ours.error(), Party::kInput);
    }
    if (ours->keys && !ours->keys->loss().empty()) {
        return give_up(ExitCode::kBadInput,
                       fmt::format("secrets of webhooks can't be kept: {}", ours->keys->loss()));
    }
    return broker::MovedSecrets({*theirs, ours->keys}, ours->keys);
}

CommandOutcome outcome_of(const CopyReport& report) {
    if (const auto conflicts = report.conflicts_count(); conflicts > 0) {
        return give_up(ExitCode::kDatabase,
                       fmt::format("{} record{} not copied, because something else is here in "
                                   "{} place; the rest was",
                                   conflicts,
                                   conflicts == 1 ? " was" : "s were",
                                   conflicts == 1 ? "its" : "their"));
    }
    if (!report.agrees()) {
        return give_up(ExitCode::kDatabase,
                       "the counts differ: not all of what the source counts came or was here");
    }
    return ExitCode::kOk;
}

CommandOutcome run_import(ImportCommand command, Console& console) {
    const auto settings = broker_settings(command.database, is_of_database_or_secrets);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    if (command.options.from == settings->database.url) {
        return give_up(ExitCode::kBadInput, "--from and --database-url are the same database");
    }
    const auto ready = make_ready(command, console);
    if (!ready) {
        return std::unexpected(ready.error());
    }
    const auto database = open_database(settings->database, Absent::kMake);
    if (!database) {
        return std::unexpected(database.error());
    }
    auto secrets = moved_secrets(command, *settings, **database);
    if (!secrets) {
        return std::unexpected(secrets.error());
    }
    command.options.treat = [&](broker::domain::RecordPage& page) { secrets->treat(page); };
    std::optional<ProgressBar> bar(std::in_place, console, 2 * broker::domain::kRecordKinds);
    auto report = broker::transfer::import_everything(
        command.options, **database, [&](std::string_view doing, std::string_view kind) {
            tell_step(*bar, fmt::format("{} {}", doing, kind), console);
        });
    bar.reset();
    if (!report) {
        return give_up(report.error().with_context("import"), Party::kDatabase);
    }
    std::ranges::copy(ready->left_out, std::back_inserter(report->left_out));
    for (const auto& what : secrets->unreadable()) {
        report->left_out.push_back(
            what + ", which is encrypted with a key that is not here: it is kept as it came");
    }
    show(*report, command.output, console);
    return outcome_of(*report);
}

}  // namespace

Action import_command(CLI::App& app) {
    auto command = std::make_shared<ImportCommand>();
    Options options(app);
    options
        .value("--from",
               command->options.from,
               "What to copy, which is only read: the database of a Ruby Pact Broker 2.120 or of "
               "Accord (postgres://user:password@host/database, sqlite:///file), the URL of a "
               "broker, whose API shows most of it, or a folder that accord export wrote")
        .required();
    command->credentials.add(options,
                             {"-u,--broker-username", "-p,--broker-password", "-k,--broker-token"});
    add_database_access(options, command->database);
    options.flag("--accept-newer-schema",
                 command->options.accept_newer_schema,
                 "Read the tables of a Pact Broker newer than 2.120 as far as they are known");
    add_output_option(options, command->output, kTextTableOrJson);
    return [command](Console& console) { return run_import(*command, console); };
}

}  // namespace accord::cli
