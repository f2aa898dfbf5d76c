// Fetches what an explanation needs to know: a fixed number of statements, each by an index.
#pragma once

#include "broker/domain/explanation/background.hpp"
#include "db/session.hpp"

namespace accord::broker::store {

/// Test results and pacts that are larger than this are not read for an explanation, nor are more
/// than so many.
inline constexpr std::int64_t kExplainedBytesMax = 1024 * 1024;
inline constexpr std::size_t kExplainedFailuresMax = 10;

/// All that is known of the decision's obstacles.
domain::Background find_background(db::Session& session, const domain::Decision& decision);

}  // namespace accord::broker::store
