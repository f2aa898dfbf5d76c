// Tables of which nothing is taken back.
#pragma once

#include "db/session.hpp"

#include <string_view>

namespace accord::db {

/// From now on rows of the table are neither changed nor deleted: who tries gets an error. For a
/// migration. `table` is part of our schema, never a user's text.
void make_append_only(Session& session, std::string_view table);

}  // namespace accord::db
