// The number that changes with every change of who may do what, so that what was found out about
// that can be kept until then.
#pragma once

#include "db/session.hpp"

#include <cstdint>

namespace accord::broker::store {

/// 0 as long as there has never been a user.
std::int64_t identity_version(db::Session& session);

/// First of all that a use case does that changes it. On PostgreSQL nobody else does so until the
/// end of the transaction: rules about several accounts hold.
void raise_identity_version(db::Session& session);

/// The version, which nobody else raises until the end of the transaction.
std::int64_t hold_identity_version(db::Session& session);

}  // namespace accord::broker::store
