// `accord export`: everything of a broker as files that `accord import` reads.
#include "base/clock.hpp"
#include "broker/transfer/files/export_folder.hpp"
#include "broker/transfer/own_database/own_database.hpp"
#include "cli/database/database_access.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ExportCommand {
    DatabaseAccess database;
    std::string folder;
};

CommandOutcome run_export(const ExportCommand& command, Console& console) {
    const auto settings = broker_settings(command.database);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto database = open_database(settings->database, Absent::kRefuse);
    if (!database) {
        return std::unexpected(database.error());
    }
    const auto counts = (*database)->read([&](db::Session& session) {
        broker::transfer::OwnDatabase source(session);
        return broker::transfer::write_export(source, command.folder, SystemClock().now());
    });
    if (!counts) {
        return give_up(counts.error(), Party::kDatabase);
    }
    if (!*counts) {
        return give_up(counts->error(), Party::kInput);
    }
    std::vector<std::vector<std::string>> rows;
    for (broker::domain::RecordKind kind = 0; kind < broker::domain::kRecordKinds; ++kind) {
        rows.push_back(
            {std::string(broker::domain::name_of_kind(kind)), std::to_string((**counts)[kind])});
    }
    console.out << to_table({"KIND", "WRITTEN"}, rows) << '\n';
    return ExitCode::kOk;
}

}  // namespace

Action export_command(CLI::App& app) {
    auto command = std::make_shared<ExportCommand>();
    Options options(app);
    options.value("--to", command->folder, "Folder to write, new or empty")->required();
    add_database_access(options, command->database);
    return [command](Console& console) { return run_export(*command, console); };
}

}  // namespace accord::cli
