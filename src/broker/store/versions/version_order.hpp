// Versions in the order of their numbers, for brokers that are told to; all others keep the order
// in which versions came.
#pragma once

#include "broker/store/versions/versions.hpp"

namespace accord::broker::store {

/// Puts a version that has just been made behind the highest one that it exceeds; those above it
/// move up by one. Its pacticipant has to be locked.
void order_by_number(db::Session& session, VersionRow& made);

}  // namespace accord::broker::store
