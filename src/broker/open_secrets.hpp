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

/// Nothing on PostgreSQL without settings: secrets are kept as they are then. Errors: those of
/// service::SecretKeys.
Result<std::shared_ptr<const service::SecretKeys>> open_secrets(const SecretSettings& secrets,
                                                                const DatabaseSettings& database);

/// Seals what is not sealed under the first key, in one transaction; without keys it only says what
/// can't be read. Errors: those of the database.
Result<service::SealReport> seal_secrets(db::Database& database,
                                         std::shared_ptr<const service::SecretKeys> keys,
                                         const Clock& clock,
                                         Random& random);

}  // namespace accord::broker
