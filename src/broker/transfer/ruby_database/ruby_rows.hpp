// The SQL that reads a Ruby Pact Broker's tables: what each record is made of.
#pragma once

#include "broker/domain/transfer/records.hpp"

#include <string_view>

namespace accord::broker::transfer {

/// The rows of a kind behind a key: three columns of the key, then the fields of the record in
/// their order. Instants and booleans come as text, in the database's own form. References are
/// joined so that a row that points nowhere is not lost: then the name is null.
std::string_view ruby_rows(domain::RecordKind kind);

/// The table that a kind stands in.
std::string_view ruby_table(domain::RecordKind kind);

/// What stands behind "from" to count those that are copied: the table, or a part of it.
std::string_view ruby_counted(domain::RecordKind kind);

}  // namespace accord::broker::transfer
