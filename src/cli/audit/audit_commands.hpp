// The commands about the audit log, for whoever has the database.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action audit_verify_command(CLI::App& app);
Action audit_export_command(CLI::App& app);

inline constexpr const char* kAuditExamples = R"(
verify --database-url sqlite:////var/lib/accord/broker.sqlite3
export --after 1000
)";

inline constexpr Command kAuditCommands[] = {
    {.name = "verify",
     .summary = "Check that no entry of the audit log was changed or removed",
     .examples = "verify\n"
                 "verify --head 0f343b0931126a20f133d67c2b018a3b5e1bb1b3b4a0a9a3d0f0d0a8d7c9c7f1",
     .declare = audit_verify_command},
    {.name = "export",
     .summary = "Write the audit log as lines of JSON",
     .examples = "export\nexport --after 1000",
     .declare = audit_export_command},
};

}  // namespace accord::cli
