// The use cases of roles.
#include "broker/service/identity/roles.hpp"

#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/roles.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

UserRole as_predefined(const domain::PredefinedRole& role) {
    return {.uuid = std::string(role.uuid),
            .name = std::string(role.name),
            .description = std::string(role.description),
            .grants = domain::Grants::parse(role.scopes),
            .is_predefined = true};
}

UserRole as_stored(const store::Role& role) {
    return {.uuid = role.uuid,
            .name = role.name,
            .description = role.description,
            .grants = domain::Grants::parse(role.permissions),
            .is_predefined = domain::find_predefined_role(role.uuid) != nullptr,
            .is_changed = true};
}

const domain::Grants& to_change_roles() {
    static const auto kGrants = domain::Grants::parse("role:manage:*");
    return kGrants;
}

bool is_name_taken(db::Session& session, std::string_view name, std::string_view self) {
    return std::ranges::any_of(list_roles(session), [&](const UserRole& role) {
        return role.name == name && role.uuid != self;
    });
}

UserRole put(Work& work, std::string_view uuid, const RoleMembers& members) {
    store::put_role(work.session,
                    {.uuid = std::string(uuid),
                     .name = members.name,
                     .description = members.description,
                     .permissions = members.grants.text()},
                    work.now);
    return *find_role(work.session, uuid);
}

}  // namespace

std::vector<UserRole> list_roles(db::Session& session) {
    std::vector<UserRole> roles;
    std::ranges::transform(domain::predefined_roles(), std::back_inserter(roles), as_predefined);
    for (const auto& row : store::list_roles(session)) {
        const auto known = std::ranges::find(roles, row.uuid, &UserRole::uuid);
        if (known != roles.end()) {
            *known = as_stored(row);
        } else {
            roles.push_back(as_stored(row));
        }
    }
    return roles;
}

std::optional<UserRole> find_role(db::Session& session, std::string_view uuid) {
    if (const auto row = store::find_role(session, uuid)) {
        return as_stored(*row);
    }
    const auto* predefined = domain::find_predefined_role(uuid);
    return predefined == nullptr ? std::nullopt : std::optional(as_predefined(*predefined));
}

domain::Grants grants_of(db::Session& session, std::span<const std::string> roles) {
    domain::Grants grants;
    for (const auto& uuid : roles) {
        if (const auto role = find_role(session, uuid)) {
            grants = grants | role->grants;
        }
    }
    return grants.with_implied();
}

bool may_give(const Actor& actor, domain::Grants grants) {
    return actor.access == Access::kWrite || actor.grants.has_any_of(to_change_roles()) ||
           actor.grants.has_all_of(grants);
}

IdentityResult<UserRole> create_role(Work& work, const RoleMembers& members) {
    store::raise_identity_version(work.session);
    if (is_name_taken(work.session, members.name, "")) {
        return std::unexpected(IdentityRefusal::kNameTaken);
    }
    return put(work, make_uuid(work.random), members);
}

IdentityResult<UserRole> change_role(Work& work,
                                     std::string_view uuid,
                                     const RoleMembers& members) {
    store::raise_identity_version(work.session);
    if (!find_role(work.session, uuid)) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    const auto* predefined = domain::find_predefined_role(uuid);
    if (predefined != nullptr && predefined->is_fixed) {
        return std::unexpected(IdentityRefusal::kFixedRole);
    }
    if (is_name_taken(work.session, members.name, uuid)) {
        return std::unexpected(IdentityRefusal::kNameTaken);
    }
    return put(work, uuid, members);
}

IdentityResult<void> delete_role(Work& work, std::string_view uuid) {
    store::raise_identity_version(work.session);
    if (!find_role(work.session, uuid)) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    if (domain::find_predefined_role(uuid) != nullptr) {
        return std::unexpected(IdentityRefusal::kPredefinedRole);
    }
    store::delete_role(work.session, uuid);
    return {};
}

void reset_roles(Work& work) {
    store::raise_identity_version(work.session);
    for (const auto& role : domain::predefined_roles()) {
        store::forget_changes_of_role(work.session, role.uuid);
    }
}

}  // namespace accord::broker::service
