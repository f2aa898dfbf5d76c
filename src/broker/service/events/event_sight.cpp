// Asks, and remembers the last event: see event_sight.hpp.
#include "broker/service/events/event_sight.hpp"

#include "db/database.hpp"

namespace accord::broker::service {

std::optional<bool> EventSight::sees(db::Database& database,
                                     const store::Sight& sight,
                                     std::int64_t version,
                                     std::int64_t place) {
    const std::lock_guard lock(mutex_);
    if (place_ != place || version_ != version) {
        place_ = place;
        version_ = version;
        seen_by_.clear();
    }
    if (const auto known = seen_by_.find(sight.account); known != seen_by_.end()) {
        return known->second;
    }
    const auto is_seen = database.read([&](db::Session& session) {
        return store::is_event_in_sight(session, sight.account, place);
    });
    if (!is_seen) {
        return std::nullopt;
    }
    seen_by_.emplace(sight.account, *is_seen);
    return *is_seen;
}

}  // namespace accord::broker::service
