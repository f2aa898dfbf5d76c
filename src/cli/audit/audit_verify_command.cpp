// `accord audit verify`: whether the log is as it was written.
#include "cli/audit/audit_commands.hpp"
#include "cli/audit/audit_reading.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

struct AuditVerify {
    DatabaseAccess database;
    std::string head;
};

CommandOutcome run_audit_verify(const AuditVerify& command, Console& console) {
    broker::domain::AuditChain chain;
    std::string fault;
    bool has_head = command.head.empty();
    const auto done =
        read_audit(command.database, 0, [&](const broker::domain::AuditRecord& record) {
            fault = chain.add(record);
            has_head |= record.hash == command.head;
            return fault.empty();
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    const auto& head = chain.head();
    if (!fault.empty()) {
        console.out << fmt::format("entry {} {}\n", head.number + 1, fault);
        return ExitCode::kNo;
    }
    if (!has_head) {
        console.out << fmt::format(
            "{} entries, unbroken, but none has the hash {}: entries were removed from the end, or "
            "all were written anew\n",
            head.number,
            command.head);
        return ExitCode::kNo;
    }
    console.out << fmt::format("{} entries, unbroken, head {}\n", head.number, head.hash);
    return ExitCode::kOk;
}

}  // namespace

Action audit_verify_command(CLI::App& app) {
    auto command = std::make_shared<AuditVerify>();
    Options options(app);
    options.value("--head",
                  command->head,
                  "Head that an earlier run told and somebody kept elsewhere: it has to be in the "
                  "log (none: entries that are missing at the end go unseen)");
    add_database_access(options, command->database);
    return [command](Console& console) { return run_audit_verify(*command, console); };
}

}  // namespace accord::cli
