// The audit log from a database, in portions, in order.
#pragma once

#include "broker/domain/audit/audit_entry.hpp"
#include "cli/database/database_access.hpp"

#include <cstdint>
#include <functional>

namespace accord::cli {

/// Hands over the entries after that number until there are none left or `take` has had enough,
/// which is when it gives false.
std::expected<void, CommandFailure> read_audit(
    const DatabaseAccess& access,
    std::int64_t after,
    const std::function<bool(const broker::domain::AuditRecord&)>& take);

}  // namespace accord::cli
