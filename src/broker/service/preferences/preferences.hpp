// Preferences of the system and of users: read, set, and put back to what they are by default.
#pragma once

#include "broker/domain/preferences/preference_list.hpp"
#include "broker/service/work.hpp"

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct Preference {
    const domain::PreferenceInfo* info = nullptr;
    json::Value value;
    bool is_default = false;
};

enum class PreferenceRefusal {
    kNotFound,
    kUnknownRole,
    kUnknownTeam,
    kBeyondOwn,  ///< a role that may do more than the actor
};

/// The system's, or the actor's own.
std::vector<Preference> list_preferences(Work& work, domain::PreferenceOwner owner);
std::optional<Preference> find_preference(Work& work,
                                          domain::PreferenceOwner owner,
                                          std::string_view name);

/// `value` is one that domain::preference_fault() has nothing against.
std::expected<Preference, PreferenceRefusal> set_preference(Work& work,
                                                            domain::PreferenceOwner owner,
                                                            std::string_view name,
                                                            const json::Value& value);
/// False when there is none of that name.
bool reset_preference(Work& work, domain::PreferenceOwner owner, std::string_view name);

/// Markdown; empty: none.
std::string login_banner(Work& work);
/// How long a token may be used at most; nothing: for ever.
std::optional<std::chrono::hours> token_lifetime(Work& work);
/// Whether the actor is told that a token of theirs is about to end.
bool wants_token_expiry_alert(Work& work);
/// UUIDs of the roles of accounts that are made without any: none, when the role is gone.
std::vector<std::string> default_roles(Work& work, std::int64_t account_type);
/// Row of the team that new users become members of.
std::optional<std::int64_t> default_team(Work& work);

}  // namespace accord::broker::service
