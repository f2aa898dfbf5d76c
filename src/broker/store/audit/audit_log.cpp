// The audit log: the SQL.
#include "broker/store/audit/audit_log.hpp"

#include <fmt/format.h>

#include <array>

namespace accord::broker::store {
namespace {

constexpr std::string_view kAuditHead = R"sql(
select number, happened_at, hash
from audit_entries
order by number desc
limit 1
)sql";

constexpr std::string_view kInsertAuditEntry = R"sql(
insert into audit_entries (number, uuid, happened_at, type, user_uuid, user_key, content, hash)
values (?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kListAuditEntries = R"sql(
select number, uuid, happened_at, type, user_uuid, user_key, content, hash
from audit_entries
where {place} >= ? and {place} <= ?
{conditions}
order by {place} {order}
limit ?
)sql";

constexpr std::string_view kListAuditNumbers = R"sql(
select number
from audit_entries
where {place} >= ? and {place} <= ?
{conditions}
order by {place} {order}
limit ? offset ?
)sql";

/// As the indexes have it: see schema_of_audit.hpp.
constexpr std::string_view kPlace = "number";
constexpr std::string_view kPlaceOfSome = "(number + 0)";

constexpr std::string_view kOfType = "and type = ?";
constexpr std::string_view kOfUser = "and user_uuid = ?";
constexpr std::string_view kOfName = "and user_key = ?";

constexpr std::string_view kNumberOfAuditEntry = R"sql(
select number
from audit_entries
where uuid = ?
)sql";

constexpr std::string_view kFirstAuditEntrySince = R"sql(
select number
from audit_entries
where happened_at >= ?
order by happened_at, number
limit 1
)sql";

struct Narrowed {
    std::string sql;
    db::Params params;
};

/// A list, of the entries that a filter means.
Narrowed narrowed(std::string_view list, const AuditFilter& filter, AuditOrder order) {
    Narrowed out;
    out.params.add(filter.number_min).add(filter.number_max);
    std::string conditions;
    const auto narrow = [&](std::string_view condition, const std::string& value) {
        if (!value.empty()) {
            conditions += fmt::format("{}{}", conditions.empty() ? "" : "\n", condition);
            out.params.add(value);
        }
    };
    narrow(kOfType, filter.type);
    narrow(kOfUser, filter.user_uuid);
    narrow(kOfName, filter.user_key);
    out.sql = fmt::format(fmt::runtime(list),
                          fmt::arg("place", conditions.empty() ? kPlace : kPlaceOfSome),
                          fmt::arg("conditions", conditions),
                          fmt::arg("order", order == AuditOrder::kOldestFirst ? "asc" : "desc"));
    return out;
}

}  // namespace

domain::AuditHead audit_head(db::Session& session) {
    return session.one<domain::AuditHead>(kAuditHead).value_or(domain::AuditHead{});
}

void insert_audit_record(db::Session& session, const domain::AuditRecord& record) {
    session.run(kInsertAuditEntry,
                record.number,
                record.uuid,
                record.timestamp,
                record.type,
                record.user_uuid,
                record.user_key,
                record.text,
                record.hash);
}

std::vector<domain::AuditRecord> list_audit_records(db::Session& session,
                                                    const AuditFilter& filter,
                                                    AuditOrder order,
                                                    std::int64_t limit) {
    auto [sql, params] = narrowed(kListAuditEntries, filter, order);
    params.add(limit);
    return session.all<domain::AuditRecord>(sql, params);
}

std::vector<std::int64_t> list_audit_numbers(db::Session& session,
                                             const AuditFilter& filter,
                                             AuditOrder order,
                                             std::int64_t limit,
                                             std::int64_t skipped) {
    auto [sql, params] = narrowed(kListAuditNumbers, filter, order);
    params.add(limit).add(skipped);
    return session.all<std::int64_t>(sql, params);
}

std::optional<std::int64_t> number_of_audit_entry(db::Session& session, std::string_view uuid) {
    return session.one<std::int64_t>(kNumberOfAuditEntry, uuid);
}

std::optional<std::int64_t> first_audit_entry_since(db::Session& session, Instant time) {
    return session.one<std::int64_t>(kFirstAuditEntrySince, time);
}

}  // namespace accord::broker::store
