// The broker's tables, as migrations.
#pragma once

#include "db/migration.hpp"

#include <span>
#include <string_view>

namespace accord::broker::store {

/// The order in which versions were first seen, and the numbers of results (db::next_in).
inline constexpr std::string_view kOrdinals = "version_ordinal";
inline constexpr std::string_view kVerificationNumbers = "verification_number";

/// All migrations, in order.
std::span<const db::Migration> migrations();

}  // namespace accord::broker::store
