// The roles that every broker has: PactFlow's, by its names and, where other programs know them,
// its UUIDs.
#pragma once

#include "broker/domain/identity/permissions.hpp"

#include <span>
#include <string_view>

namespace accord::broker::domain {

struct PredefinedRole {
    std::string_view uuid;
    std::string_view name;
    std::string_view description;
    std::string_view scopes;    ///< separated by spaces
    bool is_fixed = false;      ///< can't be changed
    bool is_automatic = false;  ///< can't be given by hand
};

inline constexpr std::string_view kAdministratorRole = "cf75d7c2-416b-11ea-af5e-53c3b1a4efd8";
inline constexpr std::string_view kUserRole = "e9282e22-416b-11ea-a16e-57ee1bb61d18";
inline constexpr std::string_view kCiCdRole = "c1878b8e-d09e-11ea-8fde-af02c4677eb7";
/// Of whoever is an administrator of a team.
inline constexpr std::string_view kTeamAdministratorRole = "d635f960-88f2-4f13-8043-4641a02dffa0";
/// Of the account as which a directory makes users and groups.
inline constexpr std::string_view kScimRole = "0b7f9c7e-6d0f-4c35-8f0e-5a5d1f2c7b32";
inline constexpr std::string_view kViewerRole = "6d5c1b0e-3f0a-4c1c-9a42-2f6f5c8f1a01";

std::span<const PredefinedRole> predefined_roles();

/// Null when it is none of them.
const PredefinedRole* find_predefined_role(std::string_view uuid);

}  // namespace accord::broker::domain
