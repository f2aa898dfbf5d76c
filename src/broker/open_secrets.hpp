// The keys for the secrets of a database: those that the settings name, or a file beside SQLite's;
// and all of its secrets sealed with them.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "broker/service/secrets/secret_keys.hpp"
#include "broker/service/webhooks/sealing.hpp"
#include "broker/settings.hpp"

#include <filesystem>
#include <memory>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// Beside SQLite's file, "broker.sqlite3.key" beside "broker.sqlite3"; empty for PostgreSQL, whose
/// nodes share no folder.
std::filesystem::path usual_key_file(const DatabaseSettings& database);

/// Those that the settings name, or that of the file beside SQLite's, which is not made. Error: a
/// key of the settings that is too short.
Result<std::shared_ptr<const service::SecretKeys>> configured_keys(
    const SecretSettings& secrets, const DatabaseSettings& database);

struct OpenedSecrets {
    /// Nothing on PostgreSQL without settings, as long as no secret was stored under a key: secrets
    /// are kept as they are then.
    std::shared_ptr<const service::SecretKeys> keys;
    service::SealReport report;
    std::filesystem::path file;  ///< that the keys are read from; empty: none
};

/// A key file that is lost, empty or too short is no error: nothing is read or kept with it until
/// it is there. The one beside SQLite's file is made when no secret was stored under another.
/// Errors: a key of the settings that is too short, a file that can't be made, the database's.
Result<OpenedSecrets> open_secrets(const Settings& settings,
                                   db::Database& database,
                                   const Clock& clock,
                                   Random& random);

/// Seals what is not sealed under the first key, in one transaction; without keys it only says what
/// can't be read. Errors: those of the database.
Result<service::SealReport> seal_secrets(db::Database& database,
                                         std::shared_ptr<const service::SecretKeys> keys,
                                         const Clock& clock,
                                         Random& random);

}  // namespace accord::broker
