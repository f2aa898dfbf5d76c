// The authorization step: each route names the permission it needs, and one function says who has
// it.
#pragma once

#include "broker/api/settings.hpp"
#include "broker/service/actor.hpp"

namespace accord::broker::api {

/// What it takes to use a route.
enum class Permission {
    kNobody,     ///< of a route that names none: nobody may use it
    kRead,       ///< readers and writers; everybody with public reads
    kWrite,      ///< writers
    kHeartbeat,  ///< as kRead; everybody with a public heartbeat
    kBadge,      ///< as kRead; everybody with public badges
};

/// Whether `actor` has this permission.
bool has_permission(const service::Actor& actor,
                    Permission permission,
                    const Authentication& settings);

}  // namespace accord::broker::api
