// `accord audit export`: the log as lines of JSON, as GET /audit gives them.
#include "cli/audit/audit_commands.hpp"
#include "cli/audit/audit_reading.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"

namespace accord::cli {
namespace {

struct AuditExport {
    DatabaseAccess database;
    unsigned after = 0;
};

CommandOutcome run_audit_export(const AuditExport& command, Console& console) {
    const auto done =
        read_audit(command.database, command.after, [&](const broker::domain::AuditRecord& record) {
            console.out << broker::domain::audit_line(record) << "\n";
            return true;
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    return ExitCode::kOk;
}

}  // namespace

Action audit_export_command(CLI::App& app) {
    auto command = std::make_shared<AuditExport>();
    Options options(app);
    options.value("--after", command->after, "Number of an entry: only those after it");
    add_database_access(options, command->database);
    return [command](Console& console) { return run_audit_export(*command, console); };
}

}  // namespace accord::cli
