// Who may sign in at providers, as administrators say: lists of names, each of one realm.
#pragma once

#include "db/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

/// As they were given.
std::vector<std::string> sign_in_limits(db::Session& session, std::string_view realm);
/// In place of those that there are; each once.
void set_sign_in_limits(db::Session& session,
                        std::string_view realm,
                        const std::vector<std::string>& names);

}  // namespace accord::broker::store
