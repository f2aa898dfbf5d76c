// The audit log: who did what, kept in the transaction in which it is done, and never changed.
#pragma once

#include "broker/domain/audit/audit_entry.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

/// Whoever acts, as the log names them.
domain::AuditUser audit_user(const Actor& actor);

/// Writes an entry at the end of the log; its UUID and time are set here. The last thing that a
/// transaction does: nobody else writes an entry until it is over.
void keep_audit_entry(Work& work, domain::AuditEntry entry);

/// What somebody with the database did by a command or a setting: `type` to the user.
void note_by_owner(Work& work, std::string type, const std::string& user_uuid);
void note_by_owner(Work& work, std::string type, json::Object subject);

struct AuditQuestion {
    std::optional<Instant> since = {};
    std::optional<std::string> from = {};  ///< UUID of the entry after which it goes on
    std::string user_uuid = {};
    std::string user_name = {};
    std::vector<std::string> types = {};  ///< any of these; none: all
    bool newest_first = false;
    std::int64_t skipped = 0;
    std::int64_t size = 100;
};

struct AuditPage {
    std::vector<domain::AuditRecord> records;
    bool has_more = false;
};

/// Nothing when there is no entry `from`.
std::optional<AuditPage> list_audit_entries(Work& work, const AuditQuestion& question);

/// So many entries after that number, in order.
std::vector<domain::AuditRecord> audit_portion(db::Session& session,
                                               std::int64_t after,
                                               std::int64_t size);

}  // namespace accord::broker::service
