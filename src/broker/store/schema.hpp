// The broker's tables, as migrations.
#pragma once

#include "db/migration.hpp"

#include <span>

namespace accord::broker::store {

/// All migrations, in order.
std::span<const db::Migration> migrations();

}  // namespace accord::broker::store
