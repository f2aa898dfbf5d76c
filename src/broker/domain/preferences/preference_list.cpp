// The preferences: see preference_list.hpp.
#include "broker/domain/preferences/preference_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::domain {
namespace {

/// The roles are those of predefined_roles.cpp: User, and CI/CD.
constexpr PreferenceInfo kPreferenceList[] = {
    {PreferenceOwner::kSystem,
     PreferenceType::kMarkdown,
     kLoginBanner,
     "Login banner",
     "Shown above the form for signing in, as Markdown.",
     "\"\""},
    {PreferenceOwner::kSystem,
     PreferenceType::kHours,
     kTokenLifetimeHours,
     "Longest life of tokens, in hours",
     "Tokens that are made or issued from now on end after so many hours at the latest; without a "
     "number they need not end.",
     "null"},
    {PreferenceOwner::kSystem,
     PreferenceType::kRole,
     kDefaultUserRole,
     "Role of new users",
     "Given to users who are made or invited without roles.",
     R"("e9282e22-416b-11ea-a16e-57ee1bb61d18")"},
    {PreferenceOwner::kSystem,
     PreferenceType::kRole,
     kDefaultSystemAccountRole,
     "Role of new system accounts",
     "Given to system accounts that are made without roles.",
     R"("c1878b8e-d09e-11ea-8fde-af02c4677eb7")"},
    {PreferenceOwner::kSystem,
     PreferenceType::kTeam,
     kDefaultTeam,
     "Team of new users",
     "New users become members of it.",
     "null"},
    {PreferenceOwner::kUser,
     PreferenceType::kFlag,
     kTokenExpiryAlert,
     "Tell me when a token is about to end",
     "The page says so from seven days before one of your tokens ends.",
     "true"},
};

bool is_text_up_to(const json::Value& value, std::size_t bytes) {
    return value.is_string() && value.get_string().size() <= bytes &&
           value.get_string().find('\0') == std::string_view::npos;
}

bool is_hours(const json::Value& value) {
    return value.is_null() || (value.is_int64() && value.get_int64() >= 1 &&
                               value.get_int64() <= kTokenLifetimeHoursMax);
}

constexpr std::size_t kUuidBytesMax = 64;

}  // namespace

std::span<const PreferenceInfo> preference_list() { return kPreferenceList; }

const PreferenceInfo* find_preference(PreferenceOwner owner, std::string_view name) {
    const auto* found = std::ranges::find_if(kPreferenceList, [&](const PreferenceInfo& one) {
        return one.owner == owner && one.name == name;
    });
    return found == std::end(kPreferenceList) ? nullptr : found;
}

std::string_view name_of(PreferenceType type) {
    switch (type) {
        case PreferenceType::kMarkdown:
            return "text";
        case PreferenceType::kHours:
            return "number";
        case PreferenceType::kRole:
            return "role";
        case PreferenceType::kTeam:
            return "team";
        case PreferenceType::kFlag:
            return "flag";
    }
    return "";
}

std::string preference_fault(PreferenceType type, const json::Value& value) {
    switch (type) {
        case PreferenceType::kMarkdown:
            return is_text_up_to(value, kBannerBytesMax)
                       ? ""
                       : fmt::format("must be a text of up to {} bytes", kBannerBytesMax);
        case PreferenceType::kHours:
            return is_hours(value) ? ""
                                   : fmt::format(
                                         "must be a whole number of hours from 1 to {}, or "
                                         "null",
                                         kTokenLifetimeHoursMax);
        case PreferenceType::kRole:
            return is_text_up_to(value, kUuidBytesMax) ? "" : "must be the UUID of a role";
        case PreferenceType::kTeam:
            return value.is_null() || is_text_up_to(value, kUuidBytesMax)
                       ? ""
                       : "must be the UUID of a team, or null";
        case PreferenceType::kFlag:
            return value.is_bool() ? "" : "must be true or false";
    }
    return "";
}

}  // namespace accord::broker::domain
