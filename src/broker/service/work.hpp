// What every use case is handed: one transaction, and all it may know of the world outside. A use
// case may be run again when the database asks for it, so it has no effect but on its session.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "broker/domain/events/event_record.hpp"
#include "broker/service/actor.hpp"
#include "broker/service/settings.hpp"
#include "db/session.hpp"

#include <string_view>
#include <vector>

namespace accord::broker::service {

struct Work {
    db::Session& session;
    Instant now;  ///< of the request: one for all that it writes
    Random& random;
    const Settings& settings;
    const Actor& actor;
    std::string_view base_url = {};  ///< where the client reaches the broker; empty: unknown
    std::string_view delivery = {};  ///< of a webhook, as which the request says that it came

    std::vector<domain::EventRecord> events = {};  ///< that are to be kept: see keep_events()
    bool has_deliveries = false;                   ///< some were queued
};

/// The same transaction for whoever has the database: what follows from a rule, and not from what
/// somebody may do.
inline Work as_owner(const Work& work) {
    static const Actor kOwner{.access = Access::kWrite};
    return {work.session, work.now, work.random, work.settings, kOwner, work.base_url};
}

}  // namespace accord::broker::service
