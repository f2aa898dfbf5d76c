// `accord secrets rotate`: the secrets of webhooks under a new key.
#include "base/clock.hpp"
#include "base/random.hpp"
#include "broker/open_secrets.hpp"
#include "cli/database/database_access.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

struct RotateCommand {
    DatabaseAccess database;
};

using Sealed = std::expected<broker::service::SealReport, CommandFailure>;

Sealed seal_under(const broker::DatabaseSettings& settings,
                  std::shared_ptr<const broker::service::SecretKeys> keys) {
    const auto database = open_database(settings, Absent::kRefuse);
    if (!database) {
        return std::unexpected(database.error());
    }
    SystemRandom random;
    auto report = broker::seal_secrets(**database, std::move(keys), SystemClock(), random);
    if (!report) {
        return give_up(report.error(), Party::kDatabase);
    }
    return std::move(*report);
}

CommandOutcome tell(const Sealed& sealed, std::string_view more, Console& console) {
    if (!sealed) {
        return std::unexpected(sealed.error());
    }
    for (const auto& what : sealed->unreadable) {
        console.err << what << " can't be read: its key is not among these\n";
    }
    confirm(console,
            fmt::format("secrets of {} webhooks and {} named secrets encrypted anew{}",
                        sealed->sealed,
                        sealed->named,
                        more));
    return sealed->unreadable.empty() ? ExitCode::kOk : ExitCode::kNo;
}

/// The file has both keys while secrets of both are in the database; the old one stays in it for a
/// broker that has yet to write with it, until the next rotation.
CommandOutcome rotate_file(const broker::DatabaseSettings& settings,
                           const std::filesystem::path& file,
                           Console& console) {
    auto keys = broker::service::read_keys(file);
    if (!keys) {
        return give_up(keys.error(), Party::kInput);
    }
    std::vector<std::string> both{broker::service::make_key()};
    both.insert(both.end(), keys->begin(), keys->end());
    if (auto written = broker::service::write_keys(file, both); !written) {
        return give_up(written.error(), Party::kInput);
    }
    const auto sealed = seal_under(
        settings,
        std::make_shared<broker::service::SecretKeys>(broker::service::SecretKeys::in(file, "")));
    if (sealed && sealed->unreadable.empty()) {
        both.resize(2);
        if (auto written = broker::service::write_keys(file, both); !written) {
            return give_up(written.error(), Party::kInput);
        }
    }
    return tell(sealed, fmt::format(" with a new key in {}", file.string()), console);
}

CommandOutcome run_rotate(const RotateCommand& command, Console& console) {
    const auto settings = broker_settings(command.database, is_of_database_or_secrets);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    if (!settings->secrets.keys.empty()) {
        auto keys = broker::service::SecretKeys::of(settings->secrets.keys);
        if (!keys) {
            return give_up(keys.error(), Party::kInput);
        }
        return tell(seal_under(settings->database,
                               std::make_shared<broker::service::SecretKeys>(std::move(*keys))),
                    " with the first key of secrets_key",
                    console);
    }
    const auto file = settings->secrets.key_file.empty()
                          ? broker::usual_key_file(settings->database)
                          : std::filesystem::path(settings->secrets.key_file);
    if (file.empty()) {
        return give_up(ExitCode::kBadInput,
                       "there is no key: set PACT_BROKER_SECRETS_KEY to a new key and the old one "
                       "after it, or PACT_BROKER_SECRETS_KEY_FILE");
    }
    return rotate_file(settings->database, file, console);
}

}  // namespace

Action secrets_rotate_command(CLI::App& app) {
    auto command = std::make_shared<RotateCommand>();
    Options options(app);
    add_database_access(options, command->database);
    return [command](Console& console) { return run_rotate(*command, console); };
}

}  // namespace accord::cli
