// `accord clean`: deletes old versions and what was overtaken, or says what it would delete.
#include "base/clock.hpp"
#include "base/random.hpp"
#include "broker/service/retention/cleaning.hpp"
#include "cli/database/clean_parts.hpp"
#include "cli/database/clean_report.hpp"
#include "cli/database/database_access.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/progress/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace accord::cli {
namespace {

/// An option, and the setting of the server that takes its place where it is not given.
struct Fallback {
    Option option;
    std::string_view setting;
    void (*take)(CleanParts& into, const CleanParts& settings);
};

struct CleanCommand {
    DatabaseAccess database;
    CleanParts parts{.enabled = true};
    std::vector<Fallback> fallbacks;
    bool overtaken_only = false;
    bool show_kept = false;
    std::string output;
};

bool takes_place(const CleanCommand& command, std::string_view setting) {
    return std::ranges::any_of(command.fallbacks, [&](const Fallback& fallback) {
        return fallback.setting == setting && !fallback.option.is_given();
    });
}

CleanParts parts_of(const CleanCommand& command, const CleanParts& settings) {
    auto parts = command.parts;
    for (const auto& fallback : command.fallbacks) {
        if (!fallback.option.is_given()) {
            fallback.take(parts, settings);
        }
    }
    return parts;
}

Result<broker::service::CleanOptions> clean_options(const CleanCommand& command,
                                                    const CleanParts& parts) {
    auto settings = read_clean_settings(parts);
    if (!settings) {
        return fail(settings.error());
    }
    if (command.overtaken_only) {
        settings->options.keep.clear();
        settings->options.keep_branches.clear();
    }
    return std::move(settings->options);
}

CommandOutcome show_plan(const CleanCommand& command,
                         db::Database& database,
                         const broker::service::CleanOptions& options,
                         Console& console) {
    const auto plan =
        broker::service::plan_clean(database, options, SystemClock().now(), command.show_kept);
    if (!plan) {
        return give_up(plan.error(), Party::kDatabase);
    }
    if (!write_document(console, command.output, clean_plan_json(*plan, options))) {
        console.out << clean_plan_text(*plan, options) << '\n';
    }
    return ExitCode::kOk;
}

CommandOutcome run_clean(const CleanCommand& command, Console& console) {
    const auto settings = server_options(command.database, [&](std::string_view setting) {
        return is_of_database(setting) || takes_place(command, setting);
    });
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto parts = parts_of(command, settings->clean);
    const auto options = clean_options(command, parts);
    if (!options) {
        return give_up(options.error(), Party::kInput);
    }
    const auto database = open_database(settings->broker.settings.database, Absent::kRefuse);
    if (!database) {
        return std::unexpected(database.error());
    }
    if (parts.dry_run) {
        return show_plan(command, **database, *options, console);
    }
    SystemRandom random;
    const SystemClock clock;
    std::optional<ProgressBar> bar(std::in_place, console, 0);
    std::size_t batches = 0;
    // Asked before each batch.
    const auto shows_batch = [&] {
        bar->step(fmt::format("cleaning, batch {}", ++batches));
        return false;
    };
    const auto report = broker::service::clean(
        **database, clock, *options, {.holder = make_uuid(random), .is_cancelled = shows_batch});
    bar.reset();
    if (!report) {
        return give_up(report.error(), Party::kDatabase);
    }
    if (report->end == broker::service::CleanEnd::kInProgress) {
        console.err << "Clean was not performed as a clean is already in progress. Exiting.\n";
    } else if (!write_document(console, command.output, clean_json(*report))) {
        console.out << clean_text(*report) << '\n';
    }
    return ExitCode::kOk;
}

}  // namespace

Action clean_command(CLI::App& app) {
    auto command = std::make_shared<CleanCommand>();
    Options options(app);
    add_database_access(options, command->database);
    const auto keep_versions = options.value(
        "--keep",
        command->parts.keep_versions,
        "JSON list of selectors of the versions to keep (default: the latest of each "
        "application, tag and branch, main branches, what is deployed or released, and "
        "what is younger than 90 days)",
        "PACT_BROKER_DATABASE_CLEAN_KEEP_VERSION_SELECTORS");
    const auto keep_branches =
        options.value("--keep-branches",
                      command->parts.keep_branches,
                      "JSON list of selectors of the branches to keep, such as [{\"max_age\": 90}] "
                      "(default: all)",
                      "PACT_BROKER_DATABASE_CLEAN_KEEP_BRANCH_SELECTORS");
    const auto deletion_limit =
        options
            .value_or_default("--deletion-limit",
                              command->parts.deletion_limit,
                              "Versions, and branches, to delete at most, the oldest first",
                              "PACT_BROKER_DATABASE_CLEAN_DELETION_LIMIT")
            .in_range(1, 1'000'000);
    const auto max_age =
        options
            .value_or_default(
                "--overwritten-data-max-age",
                command->parts.overwritten_data_max_age_days,
                "Days after which replaced revisions and overtaken results are deleted",
                "PACT_BROKER_DATABASE_CLEAN_OVERWRITTEN_DATA_MAX_AGE")
            .in_range(0, 36'500);
    options.flag("--overwritten-data-only",
                 command->overtaken_only,
                 "Keep every version and branch; delete only what was replaced or overtaken, and "
                 "contents that are left unused");
    const auto dry_run = options.flag("--dry-run",
                                      command->parts.dry_run,
                                      "Delete nothing; say what would be deleted, and why",
                                      "PACT_BROKER_DATABASE_CLEAN_DRY_RUN");
    options.flag("--show-kept",
                 command->show_kept,
                 "With --dry-run: also list the versions that are kept, and why");
    add_output_option(options, command->output, kTextTableOrJson);
    command->fallbacks = {
        {keep_versions,
         "database_clean_keep_version_selectors",
         [](auto& into, const auto& s) { into.keep_versions = s.keep_versions; }},
        {keep_branches,
         "database_clean_keep_branch_selectors",
         [](auto& into, const auto& s) { into.keep_branches = s.keep_branches; }},
        {deletion_limit,
         "database_clean_deletion_limit",
         [](auto& into, const auto& s) { into.deletion_limit = s.deletion_limit; }},
        {max_age,
         "database_clean_overwritten_data_max_age",
         [](auto& into, const auto& s) {
             into.overwritten_data_max_age_days = s.overwritten_data_max_age_days;
         }},
        {dry_run, "database_clean_dry_run", [](auto& into, const auto& s) {
             into.dry_run = s.dry_run;
         }}};
    return [command](Console& console) { return run_clean(*command, console); };
}

}  // namespace accord::cli
