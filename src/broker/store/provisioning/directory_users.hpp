// What a directory (SCIM, or an administrator in its place) says of users.
#pragma once

#include "broker/store/identity/users.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct DirectoryUser {
    std::int64_t user_id = 0;
    std::string user_name;                   ///< in the directory; of one user in any case
    std::optional<std::string> external_id;  ///< there, for ever; of one user
    std::optional<std::string> given_name;
    std::optional<std::string> family_name;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>>;
    bool operator==(const DirectoryUser&) const = default;
};

std::optional<DirectoryUser> find_directory_user(db::Session& session, std::int64_t user_id);
std::optional<DirectoryUser> find_directory_user_named(db::Session& session,
                                                       std::string_view user_name);
std::optional<DirectoryUser> find_directory_user_by_external_id(db::Session& session,
                                                                std::string_view external_id);
/// Of those users of whom it says something.
std::vector<DirectoryUser> directory_users(db::Session& session, std::span<const std::int64_t> ids);

/// In place of what there is.
void put_directory_user(db::Session& session, const DirectoryUser& said);

/// Regular users, in the order in which they were made; those after `after`.
std::vector<User> regular_users_after(db::Session& session, std::int64_t after, std::int64_t count);
std::vector<User> regular_users_from(db::Session& session, std::int64_t offset, std::int64_t count);
std::int64_t count_regular_users(db::Session& session);
/// Whose name is this, in any case, and perhaps others: at most so many.
std::vector<User> regular_users_named(db::Session& session,
                                      std::string_view name,
                                      std::int64_t count);

}  // namespace accord::broker::store
