// The use cases of preferences: see preferences.hpp.
#include "broker/service/preferences/preferences.hpp"

#include "broker/service/identity/roles.hpp"
#include "broker/service/teams/teams.hpp"
#include "broker/store/identity/users.hpp"
#include "broker/store/preferences/preferences.hpp"

namespace accord::broker::service {
namespace {

using domain::PreferenceInfo;
using domain::PreferenceOwner;
using domain::PreferenceType;

store::PreferencesOf owner_row(const Work& work, PreferenceOwner owner) {
    return owner == PreferenceOwner::kUser ? store::PreferencesOf(work.actor.account)
                                           : std::nullopt;
}

Preference read_preference(Work& work, const PreferenceInfo& info) {
    const auto stored =
        store::find_preference(work.session, owner_row(work, info.owner), info.name);
    return {.info = &info,
            .value = json::parse(stored ? *stored : info.default_value).value(),
            .is_default = !stored};
}

json::Value system_value(Work& work, std::string_view name) {
    return read_preference(work, *domain::find_preference(PreferenceOwner::kSystem, name)).value;
}

std::optional<PreferenceRefusal> refuse_role_by_default(Work& work, const std::string& role) {
    if (!find_role(work.session, role)) {
        return PreferenceRefusal::kUnknownRole;
    }
    return may_give(work.actor, grants_of(work.session, std::span(&role, 1)))
               ? std::nullopt
               : std::optional(PreferenceRefusal::kBeyondOwn);
}

std::optional<PreferenceRefusal> refuse_value(Work& work,
                                              PreferenceType type,
                                              const json::Value& value) {
    if (type == PreferenceType::kRole) {
        return refuse_role_by_default(work, json::text_of(value));
    }
    if (type == PreferenceType::kTeam && !value.is_null() && !is_team(work, json::text_of(value))) {
        return PreferenceRefusal::kUnknownTeam;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Preference> list_preferences(Work& work, PreferenceOwner owner) {
    std::vector<Preference> all;
    for (const auto& info : domain::preference_list()) {
        if (info.owner == owner) {
            all.push_back(read_preference(work, info));
        }
    }
    return all;
}

std::optional<Preference> find_preference(Work& work,
                                          PreferenceOwner owner,
                                          std::string_view name) {
    const auto* info = domain::find_preference(owner, name);
    return info == nullptr ? std::nullopt : std::optional(read_preference(work, *info));
}

std::expected<Preference, PreferenceRefusal> set_preference(Work& work,
                                                            PreferenceOwner owner,
                                                            std::string_view name,
                                                            const json::Value& value) {
    const auto* info = domain::find_preference(owner, name);
    if (info == nullptr) {
        return std::unexpected(PreferenceRefusal::kNotFound);
    }
    if (const auto refusal = refuse_value(work, info->type, value)) {
        return std::unexpected(*refusal);
    }
    store::set_preference(work.session, owner_row(work, owner), name, json::write_compact(value));
    return read_preference(work, *info);
}

bool reset_preference(Work& work, PreferenceOwner owner, std::string_view name) {
    if (domain::find_preference(owner, name) == nullptr) {
        return false;
    }
    store::reset_preference(work.session, owner_row(work, owner), name);
    return true;
}

std::string login_banner(Work& work) {
    return json::text_of(system_value(work, domain::kLoginBanner));
}

std::optional<std::chrono::hours> token_lifetime(Work& work) {
    const auto value = system_value(work, domain::kTokenLifetimeHours);
    return value.is_null() ? std::nullopt : std::optional(std::chrono::hours(value.get_int64()));
}

bool wants_token_expiry_alert(Work& work) {
    return read_preference(
               work, *domain::find_preference(PreferenceOwner::kUser, domain::kTokenExpiryAlert))
        .value.get_bool();
}

std::vector<std::string> default_roles(Work& work, std::int64_t account_type) {
    auto role = json::text_of(system_value(work,
                                           account_type == store::kSystemAccount
                                               ? domain::kDefaultSystemAccountRole
                                               : domain::kDefaultUserRole));
    return find_role(work.session, role) ? std::vector{std::move(role)}
                                         : std::vector<std::string>();
}

std::optional<std::int64_t> default_team(Work& work) {
    const auto value = system_value(work, domain::kDefaultTeam);
    return value.is_null() ? std::nullopt : team_row(work, json::text_of(value));
}

}  // namespace accord::broker::service
