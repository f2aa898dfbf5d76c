// Names that differ by the case of their letters alone.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

// Those that are equal to the name but for case, itself included. Letters beyond ASCII count with
// their case, but for pacticipants.

std::vector<std::string> pacticipants_spelled_like(db::Session& session, std::string_view name);

std::vector<std::string> versions_spelled_like(db::Session& session,
                                               std::string_view pacticipant,
                                               std::string_view number);

/// Of all pacticipants where none is named.
std::vector<std::string> tags_spelled_like(db::Session& session,
                                           std::optional<std::string_view> pacticipant,
                                           std::string_view tag);

std::vector<std::string> labels_spelled_like(db::Session& session, std::string_view label);

}  // namespace accord::broker::store
