// What groups give: roles and teams, by the rules that an operator has made of a provider's. Its
// groups come with a sign-in, or from its directory; what they give is the same.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// UUIDs of the roles of these groups, each once.
std::vector<std::string> roles_of_groups(Work& work,
                                         std::span<const std::string> groups,
                                         const ExternalUserRules& rules);

/// Those that somebody begins with.
std::vector<std::string> first_roles(Work& work,
                                     std::span<const std::string> groups,
                                     const ExternalUserRules& rules);

/// Makes the account a member of those teams of the rules that are its groups', and of no others of
/// the rules.
void follow_team_rules(Work& work,
                       std::int64_t account,
                       std::span<const std::string> groups,
                       const ExternalUserRules& rules);

/// Whether a rule is about a group of that name.
bool is_in_rules(std::string_view group, const ExternalUserRules& rules);

/// Names of the groups of the provider's directory that the account is of.
std::vector<std::string> groups_in_directory(Work& work, std::int64_t account);

/// Carries out a change of groups of the directory, and gives these accounts what their groups give
/// after it and did not before; what they gave before alone is taken. What came in another way
/// stays.
void change_groups(Work& work,
                   std::span<const std::int64_t> accounts,
                   const ExternalUserRules& rules,
                   const std::function<void()>& change);

/// Nobody else could sign in with a password and administer, whatever becomes of the provider.
bool is_last_administrator(Work& work, std::int64_t account);

}  // namespace accord::broker::service
