// What a directory says of a user or a group, read from its resource and checked. What nobody here
// keeps (telephone numbers, departments, passwords) is overlooked.
#pragma once

#include "base/json.hpp"
#include "broker/domain/scim/scim_error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::domain::scim {

/// Members of one group.
inline constexpr std::size_t kMembersMax = 10'000;

struct UserInput {
    std::string user_name;
    std::optional<std::string> external_id = {};
    std::string name;  ///< displayName; without it name.formatted, or of the parts of the name
    std::optional<std::string> given_name = {};
    std::optional<std::string> family_name = {};
    std::string email;                ///< the primary one; without any the userName, if it is one
    std::optional<bool> active = {};  ///< also as a text, as Entra sends it

    bool operator==(const UserInput&) const = default;
};

struct GroupInput {
    std::string name;
    std::optional<std::string> external_id = {};
    std::optional<std::vector<std::string>> members = {};  ///< ids, each once

    bool operator==(const GroupInput&) const = default;
};

Outcome<UserInput> read_user(const json::Object& resource);
Outcome<GroupInput> read_group(const json::Object& resource);

}  // namespace accord::broker::domain::scim
