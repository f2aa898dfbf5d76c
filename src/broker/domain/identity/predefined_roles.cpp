// PactFlow's predefined roles, without those of parts that are not there yet.
#include "broker/domain/identity/predefined_roles.hpp"

#include <algorithm>
#include <iterator>

namespace accord::broker::domain {
namespace {

constexpr PredefinedRole kRoles[] = {
    {.uuid = kAdministratorRole,
     .name = "Administrator",
     .description = "May do everything.",
     .scopes = "authentication_settings:manage contract_data:bulk_delete:* contract_data:manage:* "
               "deployment_and_release:record:* environment:manage:* role:manage:* "
               "secret:manage:* system_account:manage:* system_preference:manage:* team:manage:* "
               "token:manage:own user:invite user:manage:* user:manage_scim_attributes:* "
               "webhook:manage:*",
     .is_fixed = true},
    {.uuid = kUserRole,
     .name = "User",
     .description = "Works with contracts, webhooks and system accounts of own teams.",
     .scopes = "ai:* contract_data:bulk_delete:own contract_data:bulk_delete:team "
               "contract_data:manage:own contract_data:manage:team contract_data:read:* "
               "environment:read:team role:read:* secret:manage:team system_account:manage:team "
               "system_account:read:* team:read:* token:manage:own user:read:* "
               "webhook:manage:team"},
    {.uuid = kCiCdRole,
     .name = "CI/CD",
     .description = "Publishes contracts and results, and records deployments and releases.",
     .scopes = "contract_data:manage:own contract_data:manage:team contract_data:read:* "
               "deployment_and_release:record:* environment:read:*"},
    {.uuid = kTeamAdministratorRole,
     .name = "Team Administrator",
     .description =
         "Manages the teams of which one is an administrator. It is given and taken with "
         "that.",
     .scopes = "team:manage:{uuid}",
     .is_fixed = true,
     .is_automatic = true},
    {.uuid = kViewerRole,
     .name = "Viewer",
     .description = "Reads.",
     .scopes = "contract_data:read:* environment:read:* read_token:manage:own team:read:* "
               "user:read:*"},
    {.uuid = kScimRole,
     .name = "SCIM",
     .description = "Makes, changes and removes users and groups, as a company's directory does.",
     .scopes = "user:manage_scim_attributes:*"},
};

}  // namespace

std::span<const PredefinedRole> predefined_roles() { return kRoles; }

const PredefinedRole* find_predefined_role(std::string_view uuid) {
    const auto* found = std::ranges::find(kRoles, uuid, &PredefinedRole::uuid);
    return found == std::end(kRoles) ? nullptr : found;
}

}  // namespace accord::broker::domain
