// For tests: very many versions, which nobody could publish one by one.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <string_view>

namespace accord::support {

/// Gives a pacticipant that there is so many versions, all with the tag, older than its others.
void add_tagged_versions(db::Session& session,
                         std::string_view pacticipant,
                         std::string_view tag,
                         std::int64_t count);

}  // namespace accord::support
