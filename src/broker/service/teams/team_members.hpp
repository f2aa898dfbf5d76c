// Who is of a team: read, set, added, taken out.
#pragma once

#include "broker/service/teams/teams.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Members, by name.
TeamResult<std::vector<User>> list_members(Work& work, std::string_view team);
/// One who is of the team, as a member or as an administrator.
TeamResult<User> find_member(Work& work, std::string_view team, std::string_view user);

/// In place of those that there are.
TeamResult<std::vector<User>> set_members(Work& work,
                                          std::string_view team,
                                          const std::vector<std::string>& users);

struct MemberChange {
    std::vector<std::string> added;    ///< UUIDs of users
    std::vector<std::string> removed;  ///< they administer the team no longer, either
};
TeamResult<std::vector<User>> change_members(Work& work,
                                             std::string_view team,
                                             const MemberChange& change);

}  // namespace accord::broker::service
