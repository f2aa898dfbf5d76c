// Whether a database is that of a Pact Broker whose tables are known.
#pragma once

#include "base/result.hpp"
#include "db/session.hpp"

namespace accord::broker::transfer {

/// Errors: kInvalidInput saying what it is instead, and what to do.
Result<void> check_ruby_schema(db::Session& session, bool accept_newer);

/// Whether it is a database of our own.
bool is_own_schema(db::Session& session);

}  // namespace accord::broker::transfer
