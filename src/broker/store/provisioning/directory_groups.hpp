// Groups of a directory, and who is of them.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct DirectoryGroup {
    std::int64_t id = 0;
    std::string uuid;
    std::string name;  ///< of one group in any case
    std::optional<std::string> external_id;
    std::optional<std::int64_t> team_id;  ///< the team that it stands for
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::int64_t>,
                               Instant,
                               Instant>;
};

std::optional<DirectoryGroup> find_directory_group(db::Session& session, std::string_view uuid);
std::optional<DirectoryGroup> find_directory_group_named(db::Session& session,
                                                         std::string_view name);
std::vector<DirectoryGroup> directory_groups_by_external_id(db::Session& session,
                                                            std::string_view external_id);
/// In the order in which they were made; those after `after`.
std::vector<DirectoryGroup> directory_groups_after(db::Session& session,
                                                   std::int64_t after,
                                                   std::int64_t count);
std::vector<DirectoryGroup> directory_groups_from(db::Session& session,
                                                  std::int64_t offset,
                                                  std::int64_t count);
std::int64_t count_directory_groups(db::Session& session);

/// Stores a new one without anybody; its id and times are set here.
DirectoryGroup insert_directory_group(db::Session& session, DirectoryGroup made, Instant now);
void update_directory_group(db::Session& session, DirectoryGroup& changed, Instant now);
void delete_directory_group(db::Session& session, std::int64_t id);

/// One who is of a group.
struct DirectoryMember {
    std::int64_t group_id = 0;
    std::int64_t user_id = 0;
    std::string uuid;
    std::string name;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::string, std::string>;
};
/// Of each group, in the order in which users were made.
std::vector<DirectoryMember> directory_members(db::Session& session,
                                               std::span<const std::int64_t> groups);
void add_directory_member(db::Session& session, std::int64_t group, std::int64_t user);
void remove_directory_member(db::Session& session, std::int64_t group, std::int64_t user);

/// A group that a user is of.
struct GroupOfUser {
    std::int64_t user_id = 0;
    std::string uuid;
    std::string name;
    std::optional<std::int64_t> team_id;

    using Columns = std::tuple<std::int64_t, std::string, std::string, std::optional<std::int64_t>>;
};
/// Of each user, by name.
std::vector<GroupOfUser> directory_groups_of_users(db::Session& session,
                                                   std::span<const std::int64_t> users);

}  // namespace accord::broker::store
