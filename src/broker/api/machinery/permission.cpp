// Who has which permission: see permission.hpp.
#include "broker/api/machinery/permission.hpp"

#include "base/text.hpp"

#include <array>

namespace accord::broker::api {
namespace {

constexpr std::size_t kPermissions = static_cast<std::size_t>(Permission::kOwnPassword) + 1;

/// The one that is named first is what a refusal names first.
constexpr std::string_view names_of(Permission permission) {
    switch (permission) {
        case Permission::kRead:
        case Permission::kBadge:
            return "contract_data:read:* contract_data:read:team";
        case Permission::kWrite:
            return "contract_data:manage:* contract_data:manage:team contract_data:manage:own";
        case Permission::kBulkDelete:
            return "contract_data:bulk_delete:* contract_data:bulk_delete:team "
                   "contract_data:bulk_delete:own";
        case Permission::kRecord:
            return "deployment_and_release:record:* deployment_and_release:record:team";
        case Permission::kReadEnvironments:
            return "environment:read:* environment:read:team";
        case Permission::kManageEnvironments:
            return "environment:manage:*";
        case Permission::kManageWebhooks:
            return "webhook:manage:* webhook:manage:team";
        case Permission::kReadSecrets:
            return "secret:manage:* secret:manage:team secret:read:team";
        case Permission::kManageSecrets:
            return "secret:manage:* secret:manage:team";
        case Permission::kReadUsers:
            return "user:read:*";
        case Permission::kManageUsers:
            return "user:manage:*";
        case Permission::kInviteUsers:
            return "user:invite user:manage:*";
        case Permission::kReadProvisioned:
        case Permission::kProvision:
            return "user:manage_scim_attributes:*";
        case Permission::kReadSystemAccounts:
            return "system_account:read:* system_account:read:team";
        case Permission::kManageSystemAccounts:
            return "system_account:manage:* system_account:manage:team";
        case Permission::kReadRoles:
            return "role:read:*";
        case Permission::kManageRoles:
        case Permission::kReadAudit:
            return "role:manage:*";
        case Permission::kReadAuthentication:
        case Permission::kManageAuthentication:
            return "authentication_settings:manage";
        case Permission::kReadTeams:
            return "team:read:* team:manage:team team:manage:{uuid}";
        case Permission::kManageTeams:
            return "team:manage:* team:manage:team team:manage:{uuid}";
        case Permission::kManageAllTeams:
            return "team:manage:*";
        case Permission::kManagePreferences:
            return "system_preference:manage:*";
        case Permission::kManageOwnTokens:
            return "token:manage:own read_token:manage:own";
        case Permission::kHeartbeat:
        case Permission::kNobody:
        case Permission::kSignIn:
        case Permission::kOwnAccount:
        case Permission::kOwnSessions:
        case Permission::kOwnPreferences:
        case Permission::kOwnPassword:
            break;
    }
    return "";
}

domain::Grants grants_for(Permission permission) {
    static const auto kAll = [] {
        std::array<domain::Grants, kPermissions> all;
        for (std::size_t i = 0; i < kPermissions; ++i) {
            all[i] = domain::Grants::parse(names_of(static_cast<Permission>(i)));
        }
        return all;
    }();
    return kAll[static_cast<std::size_t>(permission)];
}

bool is_for_readers(Permission permission) {
    switch (permission) {
        case Permission::kRead:
        case Permission::kReadEnvironments:
        case Permission::kBadge:
        case Permission::kHeartbeat:
        case Permission::kSignIn:
            return true;
        default:
            return false;
    }
}

/// What is about users themselves: never for those of the settings once there are users.
bool is_about_users(Permission permission) { return permission >= Permission::kReadUsers; }

bool is_granted(const service::Actor& actor, Permission permission) {
    switch (permission) {
        case Permission::kHeartbeat:
            return true;
        case Permission::kOwnAccount:
        case Permission::kOwnSessions:
        case Permission::kOwnPreferences:
        case Permission::kOwnPassword:
            return !actor.uuid.empty();
        default:
            return actor.grants.has_any_of(grants_for(permission));
    }
}

}  // namespace

bool is_public(Permission permission, const Authentication& settings) {
    switch (permission) {
        case Permission::kRead:
        case Permission::kReadEnvironments:
        case Permission::kSignIn:
            return settings.allow_public_read;
        case Permission::kBadge:
            return settings.allow_public_read || settings.public_badges;
        case Permission::kHeartbeat:
            return settings.allow_public_read || settings.public_heartbeat;
        default:
            return false;
    }
}

std::string_view action_of(Permission permission) {
    switch (permission) {
        case Permission::kWrite:
            return "contract_data:manage";
        case Permission::kBulkDelete:
            return "contract_data:bulk_delete";
        case Permission::kRecord:
            return "deployment_and_release:record";
        case Permission::kReadEnvironments:
            return "environment:read";
        case Permission::kManageWebhooks:
            return "webhook:manage";
        case Permission::kReadSecrets:
        case Permission::kManageSecrets:
            return "secret:manage";
        case Permission::kReadSystemAccounts:
            return "system_account:read";
        case Permission::kManageSystemAccounts:
            return "system_account:manage";
        case Permission::kReadTeams:
            return "team:read";
        case Permission::kManageTeams:
            return "team:manage";
        default:
            return "";
    }
}

std::vector<std::string_view> scopes_of(Permission permission) {
    std::vector<std::string_view> scopes;
    for (const auto scope : split(names_of(permission), ' ')) {
        if (!scope.empty()) {
            scopes.push_back(scope);
        }
    }
    return scopes;
}

bool has_permission(const service::Actor& actor,
                    Permission permission,
                    const Authentication& settings) {
    if (permission == Permission::kNobody) {
        return false;
    }
    if (permission == Permission::kSignIn && actor.identities != 0) {
        return true;
    }
    switch (actor.access) {
        case service::Access::kWrite:
            return actor.identities == 0 || !is_about_users(permission);
        case service::Access::kRead:
            return is_for_readers(permission);
        case service::Access::kPublic:
            return is_public(permission, settings);
        case service::Access::kGranted:
            return is_granted(actor, permission) || is_public(permission, settings);
    }
    return false;
}

}  // namespace accord::broker::api
