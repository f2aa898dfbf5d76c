// Teams: made, changed, deleted, and what they have.
#pragma once

#include "broker/service/identity/users.hpp"
#include "broker/service/work.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/teams/teams.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Why a team was not changed, and what it was about: a name, a UUID.
struct TeamRefusal {
    enum class Kind {
        kNotFound,
        kNameTaken,
        kUnknownPacticipant,
        kUnknownEnvironment,
        kUnknownUser,
        kNotYours,           ///< the actor does not manage this team
        kOthersPacticipant,  ///< which only who manages all teams gives to another
        kOthersEnvironment,
        kNotOfTeam,  ///< the user
    };
    Kind kind = Kind::kNotFound;
    std::string what = {};
};

template <class T>
using TeamResult = std::expected<T, TeamRefusal>;

/// What is not named is taken away.
struct TeamMembers {
    std::string name;
    std::vector<std::string> pacticipants;    ///< names
    std::vector<std::string> administrators;  ///< UUIDs of users
    std::vector<std::string> environments;    ///< UUIDs
};

struct WholeTeam {
    store::Team team;
    std::vector<std::string> pacticipants;  ///< by name
    std::vector<User> members;
    std::vector<User> administrators;
    std::vector<store::Environment> environments;
};

struct TeamPage {
    std::vector<store::Team> teams;
    std::int64_t total = 0;
};

/// Whoever may not read all sees those that they are of: this account is.
std::optional<std::int64_t> limited_to_teams_of(const Actor& actor);
TeamPage list_teams(Work& work, std::string_view name_part, domain::Page page);
std::optional<WholeTeam> find_team(Work& work, std::string_view uuid);
bool is_team(Work& work, std::string_view uuid);
/// Its row, for filters.
std::optional<std::int64_t> team_row(Work& work, std::string_view uuid);

TeamResult<WholeTeam> create_team(Work& work, const TeamMembers& members);
/// Whoever does not manage all teams gives it only applications of their own making, and no
/// environments: what is everybody's or another team's would be taken from them.
TeamResult<WholeTeam> change_team(Work& work, std::string_view uuid, const TeamMembers& members);
/// What was its is nobody's: see store::delete_team.
TeamResult<void> delete_team(Work& work, std::string_view uuid);

/// Whether the actor manages this team: all teams, one's own, or as its administrator.
bool manages_team(Work& work, const store::Team& team);
/// Or all.
bool manages_all_teams(const Actor& actor);

}  // namespace accord::broker::service
