// The audit log's rows.
#pragma once

#include "broker/domain/audit/audit_entry.hpp"
#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

enum class AuditOrder { kOldestFirst, kNewestFirst };

/// Entries of which all of this is true. Empty texts are of no matter.
struct AuditFilter {
    std::int64_t number_min = 1;
    std::int64_t number_max = INT64_MAX;
    std::string type = {};
    std::string user_uuid = {};
    std::string user_key = {};  ///< a case-folded name
};

/// The last entry; that before the first one when there is none.
domain::AuditHead audit_head(db::Session& session);
/// Whoever calls holds lock_audit() since before it read the head.
void insert_audit_record(db::Session& session, const domain::AuditRecord& record);

std::vector<domain::AuditRecord> list_audit_records(db::Session& session,
                                                    const AuditFilter& filter,
                                                    AuditOrder order,
                                                    std::int64_t limit);
/// Their numbers alone, after so many of them.
std::vector<std::int64_t> list_audit_numbers(db::Session& session,
                                             const AuditFilter& filter,
                                             AuditOrder order,
                                             std::int64_t limit,
                                             std::int64_t skipped);
std::optional<std::int64_t> number_of_audit_entry(db::Session& session, std::string_view uuid);
/// Of the first entry at that time or later; nothing when there is none.
std::optional<std::int64_t> first_audit_entry_since(db::Session& session, Instant time);

}  // namespace accord::broker::store
