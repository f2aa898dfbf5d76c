// Each portion in a transaction of its own: what is there does not change. See audit_reading.hpp.
#include "cli/audit/audit_reading.hpp"

#include "broker/service/audit/audit_log.hpp"

namespace accord::cli {

std::expected<void, CommandFailure> read_audit(
    const DatabaseAccess& access,
    std::int64_t after,
    const std::function<bool(const broker::domain::AuditRecord&)>& take) {
    constexpr std::int64_t kPortion = 1000;
    const auto settings = broker_settings(access, is_of_database);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto database = open_database(settings->database, Absent::kRefuse);
    if (!database) {
        return std::unexpected(database.error());
    }
    while (true) {
        const auto portion = (*database)->read([&](db::Session& session) {
            return broker::service::audit_portion(session, after, kPortion);
        });
        if (!portion) {
            return give_up(portion.error(), Party::kDatabase);
        }
        for (const auto& record : *portion) {
            if (!take(record)) {
                return {};
            }
        }
        if (portion->empty()) {
            return {};
        }
        after = portion->back().number;
    }
}

}  // namespace accord::cli
