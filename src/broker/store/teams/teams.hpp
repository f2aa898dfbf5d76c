// Teams, and who is of them.
#pragma once

#include "broker/domain/page.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct Team {
    std::int64_t id = 0;
    std::string uuid;
    std::string name;
    Instant created_at;
    Instant updated_at;
    std::int64_t members = 0;  ///< how many

    using Columns =
        std::tuple<std::int64_t, std::string, std::string, Instant, Instant, std::int64_t>;
};

struct TeamFilter {
    std::string part = {};  ///< of the name, in any case; empty: any
    std::optional<std::int64_t> of_account = {};
};

/// Whether there are any.
bool has_teams(db::Session& session);

std::optional<Team> find_team(db::Session& session, std::string_view uuid);
/// In any case.
std::optional<Team> find_team_by_name(db::Session& session, std::string_view name);

/// By name.
std::vector<Team> list_teams(db::Session& session, const TeamFilter& filter, domain::Page page);
std::int64_t count_teams(db::Session& session, const TeamFilter& filter);

/// Stores a new one without anybody; its id and times are set here.
Team insert_team(db::Session& session, Team made, Instant now);
void rename_team(db::Session& session, Team& changed, Instant now);
/// What was the team's is nobody's. Webhooks of it that name no application, which would be called
/// for everybody's from then on, are switched off.
void delete_team(db::Session& session, std::int64_t id);

struct Membership {
    bool is_member = false;
    bool is_administrator = false;

    using Columns = std::tuple<bool, bool>;
    bool operator==(const Membership&) const = default;
};

/// Neither when the account is not of the team.
Membership membership_of(db::Session& session, std::int64_t team, std::int64_t account);
void put_membership(db::Session& session,
                    std::int64_t team,
                    std::int64_t account,
                    Membership membership);

enum class TeamPart { kMembers, kAdministrators };

/// Rows of accounts.
std::vector<std::int64_t> accounts_of_team(db::Session& session, std::int64_t team, TeamPart part);

/// Of each account the teams that it is of, by name.
struct TeamOfUser {
    std::int64_t user_id = 0;
    std::string uuid;
    std::string name;

    using Columns = std::tuple<std::int64_t, std::string, std::string>;
};
std::vector<TeamOfUser> teams_of_users(db::Session& session, std::span<const std::int64_t> ids);

/// Whether `account` is of each team that `other` is of, and an administrator where that one is.
bool is_of_all_teams_of(db::Session& session, std::int64_t account, std::int64_t other);

/// Makes `account` a member of the teams that `maker` is of.
void join_teams_of(db::Session& session, std::int64_t account, std::int64_t maker);

}  // namespace accord::broker::store
