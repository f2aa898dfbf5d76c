// The authorization step: each route names the permission it needs, and one function says who has
// it.
#pragma once

#include "broker/api/settings.hpp"
#include "broker/service/actor.hpp"

#include <string_view>
#include <vector>

namespace accord::broker::api {

/// What it takes to use a route. With users it is one of PactFlow's permissions, the names of which
/// scopes_of() gives; without, or for the users of the settings, what readers or writers may do.
enum class Permission {
    kNobody,     ///< of a route that names none: nobody may use it
    kRead,       ///< contract data; everybody with public reads
    kWrite,      ///< contract data
    kHeartbeat,  ///< whoever is known; everybody with a public heartbeat
    kBadge,      ///< as kRead; everybody with public badges
    kSignIn,     ///< what signing in takes: as kRead, and everybody once there are users
    kBulkDelete,
    kRecord,  ///< deployments and releases
    kReadEnvironments,
    kManageEnvironments,
    kManageWebhooks,
    kReadSecrets,  ///< their names: values are for nobody
    kManageSecrets,
    kReadUsers,
    kManageUsers,
    kInviteUsers,
    kReadProvisioned,  ///< users and groups, as a directory does
    kProvision,        ///< makes, changes and removes them
    kReadSystemAccounts,
    kManageSystemAccounts,
    kReadRoles,
    kManageRoles,
    kReadAudit,           ///< who may give every role anyway: everything else stands in it
    kReadAuthentication,  ///< who may sign in at providers
    kManageAuthentication,
    kReadTeams,
    kManageTeams,        ///< or the one of which somebody is an administrator
    kManageAllTeams,     ///< makes and deletes them
    kManagePreferences,  ///< of the system
    kManageOwnTokens,
    kOwnAccount,      ///< whoever is a user
    kOwnSessions,     ///< whoever is a user
    kOwnPreferences,  ///< whoever is a user
    kOwnPassword,     ///< whoever is a user, and says the password they have
};

/// Any of these will do; none for those that no permission of PactFlow's is for.
std::vector<std::string_view> scopes_of(Permission permission);

/// The permission without its last part, "contract_data:manage", where that says whose things it is
/// for; otherwise empty.
std::string_view action_of(Permission permission);

/// Whether the settings give it to everybody.
bool is_public(Permission permission, const Authentication& settings);

/// Whether `actor` has this permission.
bool has_permission(const service::Actor& actor,
                    Permission permission,
                    const Authentication& settings);

}  // namespace accord::broker::api
