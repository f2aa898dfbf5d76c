// Keys by which nodes of one broker know what they have written: made once, at random.
#pragma once

#include "db/session.hpp"

#include <string>
#include <string_view>

namespace accord::broker::store {

/// The key of this name: `made`, unless there is one already.
std::string own_key(db::Session& session, std::string_view name, std::string_view made);

}  // namespace accord::broker::store
