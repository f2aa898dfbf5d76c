// Who has which permission: see permission.hpp.
#include "broker/api/machinery/permission.hpp"

namespace accord::broker::api {
namespace {

bool is_public(Permission permission, const Authentication& settings) {
    switch (permission) {
        case Permission::kRead:
            return settings.allow_public_read;
        case Permission::kBadge:
            return settings.allow_public_read || settings.public_badges;
        case Permission::kHeartbeat:
            return settings.allow_public_read || settings.public_heartbeat;
        case Permission::kWrite:
        case Permission::kNobody:
            return false;
    }
    return false;
}

bool is_for_readers(Permission permission) {
    switch (permission) {
        case Permission::kRead:
        case Permission::kBadge:
        case Permission::kHeartbeat:
            return true;
        case Permission::kWrite:
        case Permission::kNobody:
            return false;
    }
    return false;
}

}  // namespace

bool has_permission(const service::Actor& actor,
                    Permission permission,
                    const Authentication& settings) {
    switch (actor.access) {
        case service::Access::kWrite:
            return permission != Permission::kNobody;
        case service::Access::kRead:
            return is_for_readers(permission);
        case service::Access::kPublic:
            return is_public(permission, settings);
    }
    return false;
}

}  // namespace accord::broker::api
