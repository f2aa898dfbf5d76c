// Preferences that were set: the rows. Their values are JSON.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::store {

/// Whose they are: a user's by the row, or the system's.
using PreferencesOf = std::optional<std::int64_t>;

/// Nothing: it was not set.
std::optional<std::string> find_preference(db::Session& session,
                                           PreferencesOf whose,
                                           std::string_view name);
void set_preference(db::Session& session,
                    PreferencesOf whose,
                    std::string_view name,
                    std::string_view value);
void reset_preference(db::Session& session, PreferencesOf whose, std::string_view name);

}  // namespace accord::broker::store
