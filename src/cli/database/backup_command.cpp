// `accord backup`: a checked copy of a SQLite database, also while a broker serves from it.
#include "cli/database/clean_report.hpp"
#include "cli/database/database_access.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/servers/startup_report.hpp"
#include "db/dialect/backup.hpp"
#include "db/dialect/connection_url.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace accord::cli {
namespace {

struct BackupCommand {
    DatabaseAccess database;
    std::string file;
    bool overwrite = false;
};

std::unexpected<CommandFailure> file_failure(std::string_view doing,
                                             const std::filesystem::path& file) {
    return give_up(ExitCode::kFile,
                   fmt::format("cannot {} {}: {}", doing, file.string(), std::strerror(errno)));
}

std::unexpected<CommandFailure> already_there(const std::filesystem::path& file) {
    return give_up(ExitCode::kFile,
                   fmt::format("{} is there already: --overwrite replaces it", file.string()));
}

/// Puts the finished copy, on the disk and readable by its owner alone, in its place.
CommandOutcome put_in_place(const std::filesystem::path& copy,
                            const std::filesystem::path& file,
                            bool overwrite) {
    const int descriptor = ::open(copy.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept =
        descriptor >= 0 && ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!kept) {
        return file_failure("write", copy);
    }
    // A link, other than a renaming, does not replace what came there meanwhile.
    if (overwrite ? ::rename(copy.c_str(), file.c_str()) != 0
                  : ::link(copy.c_str(), file.c_str()) != 0) {
        return errno == EEXIST ? already_there(file) : file_failure("write", file);
    }
    return ExitCode::kOk;
}

CommandOutcome run_backup(const BackupCommand& command, Console& console) {
    const auto settings = broker_settings(command.database, says_where_database);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto& address = settings->database.url;
    const auto url = db::parse_connection_url(address);
    if (!url) {
        return give_up(url.error(), Party::kInput);
    }
    const auto shown = shown_database(address);
    if (url->dialect == db::Dialect::kPostgres) {
        return give_up(ExitCode::kBadInput,
                       fmt::format("{} is PostgreSQL: back it up by its own pg_dump, such as "
                                   "pg_dump --format=custom --file=broker.dump {}",
                                   shown,
                                   shown));
    }
    std::error_code problem;
    const std::filesystem::path file = command.file;
    if (!std::filesystem::exists(url->path, problem)) {
        return give_up(ExitCode::kDatabase, fmt::format("there is no database {}", shown));
    }
    if (!command.overwrite && std::filesystem::exists(file, problem)) {
        return already_there(file);
    }
    auto copy = file;
    copy += fmt::format(".{}.part", ::getpid());
    std::filesystem::remove(copy, problem);
    const auto copied = db::copy_sqlite(url->path, copy);
    auto outcome = copied ? put_in_place(copy, file, command.overwrite)
                          : CommandOutcome(give_up(copied.error(), Party::kInput));
    std::filesystem::remove(copy, problem);
    if (outcome) {
        const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file, problem));
        confirm(console,
                fmt::format(
                    "{} copied to {} and checked: {}", shown, file.string(), in_megabytes(bytes)));
    }
    return outcome;
}

}  // namespace

Action backup_command(CLI::App& app) {
    auto command = std::make_shared<BackupCommand>();
    Options options(app);
    options.value("--to", command->file, "File to write").file().required();
    add_database_access(options, command->database);
    options.flag("--overwrite", command->overwrite, "Replace the file if it is there");
    return [command](Console& console) { return run_backup(*command, console); };
}

}  // namespace accord::cli
