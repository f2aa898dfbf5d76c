// What the versions on a branch, or with a tag, have verified successfully: rows that are kept, so
// that whether a branch has verified a content does not depend on how many others have.
//
// A row stays when the result does not, where a clean removes it: who reads rows looks whether
// there is still a success. All of it happens behind the lock of the provider (locks.hpp).
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <string_view>

namespace accord::broker::store {

/// The tables, with what is known when they are made.
extern const std::string_view kMakeSuccesses;

/// After a version's success was recorded.
void keep_success(db::Session& session, std::int64_t content_id, std::int64_t provider_version_id);

/// After a version was put on a branch.
void keep_successes_on_branch(db::Session& session,
                              std::int64_t branch_id,
                              std::int64_t version_id);

/// After a version was tagged.
void keep_successes_with_tag(db::Session& session, std::int64_t version_id, std::string_view tag);

}  // namespace accord::broker::store
