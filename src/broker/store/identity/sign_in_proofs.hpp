// What providers have said and was used: it counts once, on whichever node.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <string_view>

namespace accord::broker::store {

/// Keeps it until then; false: it was used already.
bool insert_sign_in_proof(db::Session& session, std::string_view id, Instant ends_at);

/// Forgets at most `count` of those that had ended by then.
void delete_ended_sign_in_proofs(db::Session& session, Instant now, std::int64_t count);

}  // namespace accord::broker::store
