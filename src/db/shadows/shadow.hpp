// Views that stand before tables: a session that has them finds in a table what it may see, and
// nothing else, whatever statement asks.
//
// A view has the table's name, and is the session's own: either database looks for names there
// first. Which rows it shows depends on numbers that the session is told.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace accord::db {

/// What a session finds in a table: the rows for which `condition`, about `x`, holds. A table that
/// the condition names is a view where that was made before.
struct Shadow {
    std::string_view table;
    std::string condition;
};

/// Whether this session has its shadows.
bool has_shadows(Session& session);

/// Makes all of them, or none; outside of a transaction.
void make_shadows(Session& session, std::span<const Shadow> shadows);

/// The table itself, whatever stands before it, as SQL.
std::string behind_shadow(Session& session, std::string_view table);

/// A number that conditions ask for, as SQL; and what it is from now on, which has to be said of
/// all of them outside of a transaction.
std::string told_number(Session& session, std::string_view name);
void tell_numbers(Session& session,
                  std::span<const std::pair<std::string_view, std::int64_t>> numbers);

}  // namespace accord::db
