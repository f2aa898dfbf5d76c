// Compares, and changes what differs: see wanted_accounts.hpp. Roles are given before any are
// taken, so that an administrator may hand over to another.
#include "broker/service/as_code/wanted_accounts.hpp"

#include "base/text.hpp"
#include "base/unicode/fold_case.hpp"
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "broker/service/identity/first_administrator.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/users.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace accord::broker::service {
namespace {

using Done = std::expected<void, WantedFault>;

std::string fault_words(IdentityRefusal refusal) {
    switch (refusal) {
        case IdentityRefusal::kLastAdministrator:
            return "no administrator could sign in with a password any more";
        case IdentityRefusal::kFixedRole:
            return "the role Administrator can't be changed";
        case IdentityRefusal::kAutomaticRole:
            return "the role Team Administrator comes with a team";
        case IdentityRefusal::kNameTaken:
            return "there is another role of this name";
        default:
            return "it was refused";
    }
}

/// "+contract_data:read:* -role:read:*".
std::string difference(domain::Grants before, domain::Grants after) {
    std::vector<std::string> words;
    for (const auto scope : after.scopes()) {
        const std::string_view one[] = {scope};
        if (!before.has_any_of(*domain::Grants::of(one))) {
            words.push_back(fmt::format("+{}", scope));
        }
    }
    for (const auto scope : before.scopes()) {
        const std::string_view one[] = {scope};
        if (!after.has_any_of(*domain::Grants::of(one))) {
            words.push_back(fmt::format("-{}", scope));
        }
    }
    return join(words, " ");
}

std::string match_key(const store::User& account) {
    return account.email ? fold_case(*account.email) : account.name;
}

std::string match_key(const WantedAccount& wanted) {
    return wanted.email.empty() ? wanted.name.value_or("") : fold_case(wanted.email);
}

/// What it is called where it is told of.
std::string called(const WantedAccount& wanted) {
    return wanted.email.empty() ? fmt::format("system account {}", wanted.name.value_or(""))
                                : fmt::format("user {}", wanted.email);
}

std::string called(const store::User& account) {
    return account.email ? fmt::format("user {}", *account.email)
                         : fmt::format("system account {}", account.name);
}

class Applying {
  public:
    Applying(Work& work, const WantedAccounts& wanted, Others others)
        : work_(work), wanted_(wanted), others_(others) {}

    AppliedAccounts run() {
        if (!has_users(work_)) {
            return std::unexpected(WantedFault{
                0,
                "there are no users yet: make the first administrator with accord admin "
                "create-user"});
        }
        for (const auto step : {&Applying::put_roles,
                                &Applying::find_accounts,
                                &Applying::make_accounts,
                                &Applying::give,
                                &Applying::take,
                                &Applying::put_teams,
                                &Applying::delete_others}) {
            if (auto done = (this->*step)(); !done) {
                return std::unexpected(std::move(done.error()));
            }
        }
        for (auto& [type, subject] : entries_) {
            note_by_owner(work_, std::move(type), std::move(subject));
        }
        return std::move(changes_);
    }

  private:
    struct Pair {
        const WantedAccount* wanted;
        std::optional<User> there;
        std::set<std::string> roles = {};  ///< UUIDs of those that are wanted
    };

    void tell(std::string change, std::string type, json::Object subject) {
        changes_.push_back(std::move(change));
        entries_.emplace_back(std::move(type), std::move(subject));
    }

    static Done fault(int line, std::string text) {
        return std::unexpected(WantedFault{line, std::move(text)});
    }

    Done put_roles() {
        for (const auto& role : wanted_.roles.value_or(std::vector<WantedRole>())) {
            if (auto done = put_role(role); !done) {
                return done;
            }
        }
        for (auto& role : list_roles(work_.session)) {
            role_names_.emplace(role.uuid, role.name);
            roles_by_name_.emplace(std::move(role.name), std::move(role.uuid));
        }
        return {};
    }

    Done put_role(const WantedRole& wanted) {
        const auto all = list_roles(work_.session);
        const auto found = std::ranges::find(all, wanted.name, &UserRole::name);
        if (found == all.end()) {
            const auto made =
                create_role(work_, {wanted.name, wanted.description.value_or(""), wanted.grants});
            if (!made) {
                return fault(wanted.line, fault_words(made.error()));
            }
            tell(fmt::format("+ role {}: {}", wanted.name, wanted.grants.text()),
                 "role.created",
                 {{"role", made->uuid}});
            return {};
        }
        const auto description = wanted.description.value_or(found->description);
        if (found->grants == wanted.grants && found->description == description) {
            return {};
        }
        const auto changed =
            change_role(work_, found->uuid, {wanted.name, description, wanted.grants});
        if (!changed) {
            return fault(wanted.line, fault_words(changed.error()));
        }
        const auto permissions = difference(found->grants, wanted.grants);
        tell(fmt::format(
                 "~ role {}: {}", wanted.name, permissions.empty() ? "description" : permissions),
             "role.changed",
             {{"role", found->uuid}});
        return {};
    }

    /// Also those that are not wanted, for delete_others().
    Done find_accounts() {
        const auto look = [&](const std::optional<std::vector<WantedAccount>>& kind,
                              std::int64_t type) -> Done {
            if (!kind) {
                return {};
            }
            std::map<std::string, std::vector<User>> there;
            for (auto& user : list_users(work_, {.type = type}, {}).users) {
                there[match_key(user.account)].push_back(std::move(user));
            }
            for (const auto& one : *kind) {
                auto& found = there[match_key(one)];
                if (found.size() > 1) {
                    return fault(one.line,
                                 fmt::format("{} system accounts have this name", found.size()));
                }
                Pair pair{.wanted = &one, .there = {}};
                if (!found.empty()) {
                    pair.there = std::move(found.front());
                }
                there.erase(match_key(one));
                if (auto resolved = resolve_roles(pair, type); !resolved) {
                    return resolved;
                }
                pairs_.push_back(std::move(pair));
            }
            for (auto& [key, users] : there) {
                std::ranges::move(users, std::back_inserter(unwanted_));
            }
            return {};
        };
        auto users = look(wanted_.users, store::kRegularUser);
        return users ? look(wanted_.system_accounts, store::kSystemAccount) : users;
    }

    Done resolve_roles(Pair& pair, std::int64_t type) {
        const auto& wanted = *pair.wanted;
        if (!wanted.roles) {
            if (!pair.there) {
                pair.roles.emplace(type == store::kSystemAccount ? domain::kCiCdRole
                                                                 : domain::kUserRole);
                return {};
            }
            for (const auto& role : pair.there->roles) {
                pair.roles.insert(role.uuid);
            }
            return {};
        }
        for (const auto& name : *wanted.roles) {
            const auto found = roles_by_name_.find(name);
            if (found == roles_by_name_.end()) {
                return fault(wanted.line, fmt::format("there is no role \"{}\"", name));
            }
            pair.roles.insert(found->second);
        }
        return {};
    }

    std::string names_of(const std::set<std::string>& roles) const {
        std::vector<std::string> names;
        for (const auto& uuid : roles) {
            names.push_back(role_names_.at(uuid));
        }
        std::ranges::sort(names);
        return names.empty() ? "no roles" : join(names, ", ");
    }

    Done make_accounts() {
        for (auto& pair : pairs_) {
            const auto& wanted = *pair.wanted;
            if (pair.there) {
                continue;
            }
            const bool is_user = !wanted.email.empty();
            const auto made =
                create_user(work_,
                            {.type = is_user ? store::kRegularUser : store::kSystemAccount,
                             .name = wanted.name.value_or(wanted.email),
                             .email = is_user ? std::optional(wanted.email) : std::nullopt,
                             .active = wanted.active.value_or(true),
                             .roles = {pair.roles.begin(), pair.roles.end()}});
            if (!made) {
                return fault(wanted.line, fault_words(made.error()));
            }
            tell(fmt::format("+ {}: {}", called(wanted), names_of(pair.roles)),
                 is_user ? "user.created" : "system_account.created",
                 {{"user", made->account.uuid}});
            pair.there = *made;
        }
        return {};
    }

    Done give() {
        for (const auto& pair : pairs_) {
            const auto& account = pair.there->account;
            UserChange change;
            std::vector<std::string> words;
            if (pair.wanted->name && *pair.wanted->name != account.name) {
                change.name = pair.wanted->name;
                words.push_back(fmt::format("name {}", *change.name));
            }
            if (pair.wanted->active.value_or(false) && !account.active) {
                change.active = true;
                words.emplace_back("enabled");
            }
            if (auto done = change_account(pair, change, words); !done) {
                return done;
            }
            for (const auto& uuid : pair.roles) {
                const bool has = std::ranges::find(pair.there->roles, uuid, &NamedRole::uuid) !=
                                 pair.there->roles.end();
                if (has) {
                    continue;
                }
                if (const auto given = give_role(work_, account.uuid, uuid); !given) {
                    return fault(pair.wanted->line, fault_words(given.error()));
                }
                tell(fmt::format("~ {}: +{}", called(*pair.wanted), role_names_.at(uuid)),
                     "user.roles_changed",
                     {{"user", account.uuid}});
            }
        }
        return {};
    }

    Done take() {
        for (const auto& pair : pairs_) {
            const auto& account = pair.there->account;
            for (const auto& role : pair.there->roles) {
                if (pair.roles.contains(role.uuid) || role.uuid == domain::kTeamAdministratorRole) {
                    continue;  // which comes and goes with teams
                }
                if (const auto taken = take_role(work_, account.uuid, role.uuid); !taken) {
                    return fault(pair.wanted->line, fault_words(taken.error()));
                }
                tell(fmt::format("~ {}: -{}", called(*pair.wanted), role.name),
                     "user.roles_changed",
                     {{"user", account.uuid}});
            }
            if (!pair.wanted->active.value_or(true) && account.active) {
                if (auto done = change_account(pair, {.active = false}, {"disabled"}); !done) {
                    return done;
                }
            }
        }
        return {};
    }

    Done change_account(const Pair& pair,
                        const UserChange& change,
                        const std::vector<std::string>& words) {
        if (words.empty()) {
            return {};
        }
        const auto& uuid = pair.there->account.uuid;
        if (const auto changed = change_user(work_, uuid, change); !changed) {
            return fault(pair.wanted->line, fault_words(changed.error()));
        }
        tell(fmt::format("~ {}: {}", called(*pair.wanted), join(words, ", ")),
             "user.changed",
             {{"user", uuid}});
        return {};
    }

    Done put_teams() {
        if (!wanted_.teams) {
            return {};
        }
        auto applied = apply_teams(work_, *wanted_.teams, others_);
        if (!applied) {
            return std::unexpected(std::move(applied.error()));
        }
        for (auto& [text, type, subject] : *applied) {
            tell(std::move(text), std::move(type), std::move(subject));
        }
        return {};
    }

    Done delete_others() {
        if (others_ == Others::kKept) {
            return {};
        }
        for (const auto& user : unwanted_) {
            if (const auto deleted = delete_user(work_, user.account.uuid); !deleted) {
                return fault(
                    0, fmt::format("{}: {}", called(user.account), fault_words(deleted.error())));
            }
            tell(fmt::format("- {}", called(user.account)),
                 "user.deleted",
                 {{"user", user.account.uuid}});
        }
        return wanted_.roles ? delete_other_roles() : Done();
    }

    Done delete_other_roles() {
        for (const auto& role : list_roles(work_.session)) {
            if (role.is_predefined ||
                std::ranges::find(*wanted_.roles, role.name, &WantedRole::name) !=
                    wanted_.roles->end()) {
                continue;
            }
            if (const auto deleted = delete_role(work_, role.uuid); !deleted) {
                return fault(0,
                             fmt::format("role {}: {}", role.name, fault_words(deleted.error())));
            }
            tell(fmt::format("- role {}", role.name), "role.deleted", {{"role", role.uuid}});
        }
        return {};
    }

    Work& work_;
    const WantedAccounts& wanted_;
    Others others_;
    std::map<std::string, std::string> roles_by_name_;
    std::map<std::string, std::string> role_names_;
    std::vector<Pair> pairs_;
    std::vector<User> unwanted_;
    std::vector<std::string> changes_;
    std::vector<std::pair<std::string, json::Object>> entries_;
};

}  // namespace

AppliedAccounts apply_accounts(Work& work, const WantedAccounts& wanted, Others others) {
    return Applying(work, wanted, others).run();
}

}  // namespace accord::broker::service
