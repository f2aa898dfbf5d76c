// `accord admin apply FILE`: users, system accounts, roles and teams as code.
#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/random.hpp"
#include "cli/admin/admin_commands.hpp"
#include "cli/admin/wanted_accounts_file.hpp"
#include "cli/database/database_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

#include <fmt/format.h>

#include <iterator>

namespace accord::cli {
namespace {

using broker::service::AppliedAccounts;
using broker::service::Others;
using broker::service::WantedAccounts;

constexpr std::size_t kFileBytesMax = 16 * 1024 * 1024;

struct AdminApply {
    DatabaseAccess database;
    std::string file;
    bool is_dry_run = false;
    bool prunes = false;
};

std::expected<WantedAccounts, CommandFailure> read_file_of(const AdminApply& command) {
    const auto text = read_file(command.file, kFileBytesMax);
    if (!text) {
        return give_up(text.error(), Party::kInput);
    }
    auto wanted = read_wanted_accounts(*text, command.file);
    if (!wanted) {
        return give_up(wanted.error(), Party::kInput);
    }
    return std::move(*wanted);
}

/// All of it or nothing; nothing also on a dry run, which does the same and does not keep it.
Result<AppliedAccounts> apply(const AdminApply& command,
                              const WantedAccounts& wanted,
                              db::Database& database) {
    SystemRandom random;
    const broker::service::Settings use_cases;
    const broker::service::Actor owner{.access = broker::service::Access::kWrite};
    auto applied = database.write([&](db::Transaction& transaction) {
        broker::service::Work work{
            transaction.session(), SystemClock().now(), random, use_cases, owner};
        auto changes = broker::service::apply_accounts(
            work, wanted, command.prunes ? Others::kDeleted : Others::kKept);
        if (changes && !command.is_dry_run) {
            transaction.commit();
        }
        return changes;
    });
    if (!applied) {
        return fail(applied.error());
    }
    return std::move(*applied);
}

CommandOutcome run_admin_apply(const AdminApply& command, Console& console) {
    const auto wanted = read_file_of(command);
    if (!wanted) {
        return std::unexpected(wanted.error());
    }
    const auto settings = broker_settings(command.database, is_of_database);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto database = open_database(settings->database, Absent::kRefuse);
    if (!database) {
        return std::unexpected(database.error());
    }
    const auto applied = apply(command, *wanted, **database);
    if (!applied) {
        return give_up(applied.error(), Party::kDatabase);
    }
    if (!*applied) {
        const auto& [line, text] = applied->error();
        return give_up(
            ExitCode::kBadInput,
            line == 0
                ? fmt::format("{}: {}; nothing was changed", command.file, text)
                : fmt::format("{}, line {}: {}; nothing was changed", command.file, line, text));
    }
    for (const auto& change : **applied) {
        console.out << change << "\n";
    }
    confirm(console,
            (*applied)->empty()  ? "nothing to change"
            : command.is_dry_run ? fmt::format("{} changes, none made", (*applied)->size())
                                 : fmt::format("{} changes made", (*applied)->size()));
    return ExitCode::kOk;
}

}  // namespace

Action admin_apply_command(CLI::App& app) {
    auto command = std::make_shared<AdminApply>();
    Options options(app);
    options.value("file", command->file, "File in YAML: roles, users, systemAccounts, teams")
        .file()
        .required();
    options.flag("--dry-run", command->is_dry_run, "Only say what would be changed");
    options.flag(
        "--prune",
        command->prunes,
        "Delete roles, users, system accounts and teams that are not in the file, of the kinds that it lists");
    add_database_access(options, command->database);
    return [command](Console& console) { return run_admin_apply(*command, console); };
}

}  // namespace accord::cli
