// Roles: the predefined ones, as they are or were changed, and those that were made.
#pragma once

#include "broker/domain/identity/permissions.hpp"
#include "broker/service/identity/identity_refusal.hpp"
#include "broker/service/work.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct UserRole {
    std::string uuid;
    std::string name;
    std::string description;
    domain::Grants grants;
    bool is_predefined = false;
    bool is_changed = false;  ///< otherwise than predefined
};

struct RoleMembers {
    std::string name;
    std::string description;
    domain::Grants grants;
};

/// Predefined ones first.
std::vector<UserRole> list_roles(db::Session& session);
std::optional<UserRole> find_role(db::Session& session, std::string_view uuid);

/// What these roles grant together, with what that implies.
domain::Grants grants_of(db::Session& session, std::span<const std::string> roles);

/// Whether the actor may hand these out: has them, or may grant anything by changing roles.
bool may_give(const Actor& actor, domain::Grants grants);

IdentityResult<UserRole> create_role(Work& work, const RoleMembers& members);
IdentityResult<UserRole> change_role(Work& work, std::string_view uuid, const RoleMembers& members);
/// Users who have it lose it.
IdentityResult<void> delete_role(Work& work, std::string_view uuid);
/// Predefined roles are as predefined again.
void reset_roles(Work& work);

}  // namespace accord::broker::service
