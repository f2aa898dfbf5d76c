// Compares teams, and changes what differs: see wanted_teams.hpp.
#include "broker/service/as_code/wanted_teams.hpp"

#include "base/text.hpp"
#include "base/unicode/fold_case.hpp"
#include "broker/service/teams/team_members.hpp"
#include "broker/service/teams/teams.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace accord::broker::service {
namespace {

/// UUID, or name where there is none, and what it is called.
using Parts = std::map<std::string, std::string>;

template <class T>
using Found = std::expected<T, WantedFault>;

std::string called_in_file(const store::User& account) {
    return account.email.value_or(account.name);
}

Parts parts_of(const std::vector<User>& users) {
    Parts parts;
    for (const auto& user : users) {
        parts.emplace(user.account.uuid, called_in_file(user.account));
    }
    return parts;
}

Parts parts_of(const std::vector<store::Environment>& environments) {
    Parts parts;
    for (const auto& environment : environments) {
        parts.emplace(environment.uuid, environment.name);
    }
    return parts;
}

Parts parts_of(const std::vector<std::string>& names) {
    Parts parts;
    for (const auto& name : names) {
        parts.emplace(name, name);
    }
    return parts;
}

std::vector<std::string> keys_of(const Parts& parts) {
    std::vector<std::string> keys;
    for (const auto& [key, name] : parts) {
        keys.push_back(key);
    }
    return keys;
}

/// "+member bob@example.org", "-member eve@example.org".
void add_difference(std::string_view what,
                    const Parts& before,
                    const Parts& after,
                    std::vector<std::string>& words) {
    for (const auto& [key, name] : after) {
        if (!before.contains(key)) {
            words.push_back(fmt::format("+{} {}", what, name));
        }
    }
    for (const auto& [key, name] : before) {
        if (!after.contains(key)) {
            words.push_back(fmt::format("-{} {}", what, name));
        }
    }
}

class ApplyingTeams {
  public:
    ApplyingTeams(Work& work, const std::vector<WantedTeam>& wanted)
        : work_(work), wanted_(wanted) {
        for (auto& user : list_users(work, {.type = store::kSystemAccount}, {}).users) {
            system_accounts_[user.account.name].push_back(user.account.uuid);
        }
    }

    Found<void> put_all() {
        for (const auto& team : wanted_) {
            if (auto done = put(team); !done) {
                return done;
            }
        }
        return {};
    }

    Found<void> delete_others() {
        for (const auto& team : store::list_teams(work_.session, {}, {})) {
            const bool is_wanted = std::ranges::any_of(wanted_, [&](const WantedTeam& one) {
                return fold_case(one.name) == fold_case(team.name);
            });
            if (is_wanted) {
                continue;
            }
            if (!delete_team(work_, team.uuid)) {
                return std::unexpected(WantedFault{0, fmt::format("team {} stays", team.name)});
            }
            tell(fmt::format("- team {}", team.name), "team.deleted", team.uuid);
        }
        return {};
    }

    std::vector<AppliedChange> changes;

  private:
    void tell(std::string text, std::string type, const std::string& uuid) {
        changes.push_back({std::move(text), std::move(type), {{"team", uuid}}});
    }

    static std::unexpected<WantedFault> missing(const WantedTeam& team,
                                                std::string_view what,
                                                std::string_view name) {
        return std::unexpected(
            WantedFault{team.line, fmt::format("there is no {} \"{}\"", what, name)});
    }

    Found<Parts> accounts(const WantedTeam& team, const WantedTeam::Names& names, Parts were) {
        if (!names) {
            return were;
        }
        Parts parts;
        for (const auto& name : *names) {
            if (const auto user = store::find_user_by_email(work_.session, name)) {
                parts.emplace(user->uuid, called_in_file(*user));
                continue;
            }
            const auto found = system_accounts_.find(name);
            if (found == system_accounts_.end()) {
                return missing(team, "user or system account", name);
            }
            if (found->second.size() > 1) {
                return std::unexpected(WantedFault{
                    team.line,
                    fmt::format(
                        "{} system accounts are called \"{}\"", found->second.size(), name)});
            }
            parts.emplace(found->second.front(), name);
        }
        return parts;
    }

    Found<Parts> applications(const WantedTeam& team, Parts were) {
        for (const auto& name : team.applications.value_or(std::vector<std::string>())) {
            if (!store::find_pacticipant(work_.session, name)) {
                return missing(team, "application", name);
            }
        }
        return team.applications ? parts_of(*team.applications) : std::move(were);
    }

    Found<Parts> environments(const WantedTeam& team, Parts were) {
        if (!team.environments) {
            return were;
        }
        Parts parts;
        for (const auto& name : *team.environments) {
            const auto environment = store::find_environment_by_name(work_.session, name);
            if (!environment) {
                return missing(team, "environment", name);
            }
            parts.emplace(environment->uuid, name);
        }
        return parts;
    }

    Found<void> put(const WantedTeam& wanted) {
        const auto there = store::find_team_by_name(work_.session, wanted.name);
        const auto before = there ? find_team(work_, there->uuid).value() : WholeTeam();
        const auto members = accounts(wanted, wanted.members, parts_of(before.members));
        const auto administrators =
            accounts(wanted, wanted.administrators, parts_of(before.administrators));
        const auto owned = applications(wanted, parts_of(before.pacticipants));
        const auto places = environments(wanted, parts_of(before.environments));
        for (const auto* found : {&members, &administrators, &owned, &places}) {
            if (!*found) {
                return std::unexpected(found->error());
            }
        }
        std::vector<std::string> words;
        if (there && there->name != wanted.name) {
            words.push_back(fmt::format("name {}", wanted.name));
        }
        add_difference("member", parts_of(before.members), *members, words);
        add_difference("administrator", parts_of(before.administrators), *administrators, words);
        add_difference("application", parts_of(before.pacticipants), *owned, words);
        add_difference("environment", parts_of(before.environments), *places, words);
        if (there && words.empty()) {
            return {};
        }
        const TeamMembers body{.name = wanted.name,
                               .pacticipants = keys_of(*owned),
                               .administrators = keys_of(*administrators),
                               .environments = keys_of(*places)};
        const auto written =
            there ? change_team(work_, there->uuid, body) : create_team(work_, body);
        if (!written || !set_members(work_, written->team.uuid, keys_of(*members))) {
            return std::unexpected(WantedFault{wanted.line, "the team was refused"});
        }
        tell(fmt::format("{} team {}{}{}",
                         there ? "~" : "+",
                         wanted.name,
                         words.empty() ? "" : ": ",
                         join(words, ", ")),
             there ? "team.changed" : "team.created",
             written->team.uuid);
        return {};
    }

    Work& work_;
    const std::vector<WantedTeam>& wanted_;
    std::map<std::string, std::vector<std::string>> system_accounts_;
};

}  // namespace

std::expected<std::vector<AppliedChange>, WantedFault> apply_teams(
    Work& work, const std::vector<WantedTeam>& wanted, Others others) {
    ApplyingTeams applying(work, wanted);
    auto done = applying.put_all();
    if (done && others == Others::kDeleted) {
        done = applying.delete_others();
    }
    if (!done) {
        return std::unexpected(std::move(done.error()));
    }
    return std::move(applying.changes);
}

}  // namespace accord::broker::service
