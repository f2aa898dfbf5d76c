// The members of an object as they are written: what moves from one place to another goes byte for
// byte, with its white space, escapes, repeated names and digits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::json {

struct MemberText {
    std::string name;
    std::string_view whole = {};  ///< all between the commas
    std::string_view value;
};

/// Of the outermost object of a text that parse() takes, in their order; none of another value, or
/// of a text that begins with a byte order mark. They point into the text.
std::vector<MemberText> members_of(std::string_view text);

/// The value of the last member of that name; empty without one.
std::string_view value_text(const std::vector<MemberText>& members, std::string_view name);

/// An object of these members: of all that a text has, the text.
std::string object_of(const std::vector<MemberText>& members);

}  // namespace accord::json
