// Environments.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct Environment {
    std::int64_t id = 0;
    std::string uuid;
    std::string name;
    std::string display_name;
    bool production = false;
    std::optional<std::string> contacts;  ///< a JSON array
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               bool,
                               std::optional<std::string>,
                               Instant,
                               Instant>;
};

std::optional<Environment> find_environment(db::Session& session, std::string_view uuid);
std::optional<Environment> find_environment_by_name(db::Session& session, std::string_view name);
std::optional<Environment> find_environment_by_id(db::Session& session, std::int64_t id);

/// By display name.
std::vector<Environment> list_environments(db::Session& session);

/// Stores a new one; its id and times are set here.
Environment insert_environment(db::Session& session, Environment made, Instant now);

/// Stores all but id, uuid and created_at.
void update_environment(db::Session& session, Environment& changed, Instant now);

/// Deletes it with all deployments and releases there.
void delete_environment(db::Session& session, std::int64_t id);

}  // namespace accord::broker::store
