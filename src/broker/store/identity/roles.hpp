// Roles that were made, and predefined ones that were changed.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct Role {
    std::int64_t id = 0;
    std::string uuid;
    std::string name;
    std::string description;
    std::string permissions;  ///< names, separated by spaces
    Instant created_at;
    Instant updated_at;

    using Columns = std::
        tuple<std::int64_t, std::string, std::string, std::string, std::string, Instant, Instant>;
};

std::optional<Role> find_role(db::Session& session, std::string_view uuid);
std::vector<Role> list_roles(db::Session& session);

/// Makes it, or changes name, description and permissions of the one with its UUID.
void put_role(db::Session& session, const Role& role, Instant now);
/// Nobody has it any more.
void delete_role(db::Session& session, std::string_view uuid);
/// Users keep a role whose row goes, where it is a predefined one.
void forget_changes_of_role(db::Session& session, std::string_view uuid);

}  // namespace accord::broker::store
