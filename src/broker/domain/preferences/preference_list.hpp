// What an administrator may decide for everybody while the broker runs, and what users for
// themselves: the names, and what their values may be.
#pragma once

#include "base/json.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace accord::broker::domain {

inline constexpr std::size_t kBannerBytesMax = 4000;
/// Ten years.
inline constexpr std::int64_t kTokenLifetimeHoursMax = 87'600;

inline constexpr std::string_view kLoginBanner = "loginBanner";
inline constexpr std::string_view kTokenLifetimeHours = "tokenLifetimeHours";
inline constexpr std::string_view kDefaultUserRole = "defaultUserRole";
inline constexpr std::string_view kDefaultSystemAccountRole = "defaultSystemAccountRole";
inline constexpr std::string_view kDefaultTeam = "defaultTeam";
inline constexpr std::string_view kTokenExpiryAlert = "tokenExpiryAlert";

enum class PreferenceOwner { kSystem, kUser };

enum class PreferenceType {
    kMarkdown,
    kHours,  ///< or null
    kRole,   ///< UUID
    kTeam,   ///< UUID, or null
    kFlag,
};

struct PreferenceInfo {
    PreferenceOwner owner;
    PreferenceType type;
    std::string_view name;
    std::string_view title;
    std::string_view description;
    std::string_view default_value;  ///< JSON
};

std::span<const PreferenceInfo> preference_list();

/// Nothing when there is none of that name.
const PreferenceInfo* find_preference(PreferenceOwner owner, std::string_view name);

/// "text", "number", "role", "team", "flag": for forms.
std::string_view name_of(PreferenceType type);

/// What is wrong with a value as it is written; whether a role or team is there is not known here.
/// Empty: nothing.
std::string preference_fault(PreferenceType type, const json::Value& value);

}  // namespace accord::broker::domain
