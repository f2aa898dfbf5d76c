// The commands that work on a broker's database, with or without a server beside them: each is one
// function in a file of its own, clean_command() in clean_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action import_command(CLI::App& app);
Action export_command(CLI::App& app);
Action backup_command(CLI::App& app);
Action clean_command(CLI::App& app);
Action secrets_rotate_command(CLI::App& app);

inline constexpr const char* kImportExamples = R"(
import --from postgres://pact:secret@old-db/pact_broker --database-url sqlite:////var/lib/accord/broker.sqlite3
import --from sqlite:///pact_broker.sqlite3 --database-url postgres://accord:secret@db/accord
import --from broker-export
)";

inline constexpr const char* kExportExamples = R"(
export --to broker-export --database-url sqlite:////var/lib/accord/broker.sqlite3
)";

inline constexpr const char* kBackupExamples = R"(
backup --to /backup/broker.sqlite3 --database-url sqlite:////var/lib/accord/broker.sqlite3
)";

inline constexpr const char* kCleanExamples = R"(
clean --database-url sqlite:////var/lib/accord/broker.sqlite3 --dry-run
clean --keep '[{"latest": true, "branch": true}, {"tag": "prod"}, {"max_age": 30}]'
clean --overwritten-data-only
)";

inline constexpr const char* kSecretsExamples = R"(
rotate --database-url sqlite:////var/lib/accord/broker.sqlite3
)";

inline constexpr Command kSecretsCommands[] = {
    {.name = "rotate",
     .summary = "Encrypt the secrets of webhooks anew, with a new key",
     .examples = "rotate --database-url sqlite:////var/lib/accord/broker.sqlite3",
     .declare = secrets_rotate_command},
};

}  // namespace accord::cli
