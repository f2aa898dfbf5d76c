// A text in a column of JSON, as either database finds it.
#pragma once

#include "db/session.hpp"

#include <string>
#include <string_view>

namespace accord::db {

/// SQL for the text that a member of the object in `column` is; null where there is none. `member`
/// has neither quotes nor dots.
std::string json_text(const Session& session, std::string_view column, std::string_view member);

}  // namespace accord::db
