// `accord export`: everything of a broker as files that `accord import` reads.
#include "base/clock.hpp"
#include "broker/moved_secrets.hpp"
#include "broker/open_secrets.hpp"
#include "broker/transfer/files/export_folder.hpp"
#include "broker/transfer/own_database/own_database.hpp"
#include "broker/transfer/treated_source.hpp"
#include "cli/database/database_access.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/progress/progress_bar.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

struct ExportCommand {
    DatabaseAccess database;
    std::string folder;
    std::string output;
};

/// A source that tells which kind is read.
class ToldSource final : public broker::transfer::Source {
  public:
    ToldSource(broker::transfer::Source& source, ProgressBar& bar) : source_(source), bar_(bar) {}

    Result<std::int64_t> count(broker::domain::RecordKind kind) override {
        return source_.count(kind);
    }
    Result<void> read(broker::domain::RecordKind kind,
                      const broker::transfer::TakePage& take) override {
        bar_.step(fmt::format("writing {}", broker::domain::name_of_kind(kind)));
        return source_.read(kind, take);
    }

  private:
    broker::transfer::Source& source_;
    ProgressBar& bar_;
};

std::string export_table(const broker::transfer::RecordCounts& counts) {
    std::vector<std::vector<std::string>> rows;
    for (broker::domain::RecordKind kind = 0; kind < broker::domain::kRecordKinds; ++kind) {
        rows.push_back(
            {std::string(broker::domain::name_of_kind(kind)), std::to_string(counts[kind])});
    }
    return to_table({"KIND", "WRITTEN"}, rows);
}

json::Value export_document(const broker::transfer::RecordCounts& counts) {
    json::Array kinds;
    for (broker::domain::RecordKind kind = 0; kind < broker::domain::kRecordKinds; ++kind) {
        kinds.push_back(
            json::Object{{"kind", broker::domain::name_of_kind(kind)}, {"written", counts[kind]}});
    }
    return json::Object{{"kinds", std::move(kinds)}};
}

CommandOutcome tell_of_secrets(const broker::MovedSecrets& secrets,
                               const std::string& folder,
                               Console& console) {
    const auto tell = [&](std::size_t count, std::string_view one, std::string_view many) {
        if (count > 0) {
            console.err << fmt::format(
                "{} are in {}, readable by you alone: keep it as you keep them\n",
                fmt::format(fmt::runtime(count == 1 ? one : many), count),
                folder);
        }
    };
    tell(secrets.with_secrets(), "the secrets of {} webhook", "the secrets of {} webhooks");
    tell(secrets.named(), "the values of {} named secret", "the values of {} named secrets");
    for (const auto& what : secrets.unreadable()) {
        console.err << what
                    << " can't be read, its key is not among these: it was written as it "
                       "is stored, encrypted\n";
    }
    return secrets.unreadable().empty() ? ExitCode::kOk : ExitCode::kNo;
}

CommandOutcome run_export(const ExportCommand& command, Console& console) {
    const auto settings = broker_settings(command.database, is_of_database_or_secrets);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    auto keys = broker::configured_keys(settings->secrets, settings->database);
    if (!keys) {
        return give_up(keys.error(), Party::kInput);
    }
    broker::MovedSecrets secrets({std::move(*keys)}, nullptr);
    const auto database = open_database(settings->database, Absent::kRefuse);
    if (!database) {
        return std::unexpected(database.error());
    }
    const auto counts = (*database)->read([&](db::Session& session) {
        broker::transfer::OwnDatabase stored(session);
        broker::transfer::TreatedSource treated(
            stored, [&](broker::domain::RecordPage& page) { secrets.treat(page); });
        // A transaction may be begun anew, and the bar with it.
        ProgressBar bar(console, broker::domain::kRecordKinds);
        ToldSource source(treated, bar);
        return broker::transfer::write_export(source, command.folder, SystemClock().now());
    });
    if (!counts) {
        return give_up(counts.error(), Party::kDatabase);
    }
    if (!*counts) {
        return give_up(counts->error(), Party::kInput);
    }
    if (!write_document(console, command.output, export_document(**counts))) {
        console.out << export_table(**counts) << '\n';
    }
    return tell_of_secrets(secrets, command.folder, console);
}

}  // namespace

Action export_command(CLI::App& app) {
    auto command = std::make_shared<ExportCommand>();
    Options options(app);
    options.value("--to", command->folder, "Folder to write, new or empty").folder().required();
    add_database_access(options, command->database);
    add_output_option(options, command->output, kTableOrJson);
    return [command](Console& console) { return run_export(*command, console); };
}

}  // namespace accord::cli
