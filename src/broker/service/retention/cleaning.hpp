// Deletes what nobody needs any more, a little at a time, so that the broker goes on serving.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "broker/service/retention/clean_plan.hpp"
#include "broker/store/retention/sizes.hpp"
#include "db/dialect/size.hpp"

#include <functional>
#include <optional>
#include <string>

namespace accord::broker::service {

/// Who cleans, and when it is to end.
struct CleanRun {
    std::string holder;                  ///< another text in each process: of the lease
    std::optional<Instant> due;          ///< by a schedule: nothing is done twice for a time
    std::function<bool()> is_cancelled;  ///< asked between batches; may be empty
};

enum class CleanEnd {
    kDone,
    kCancelled,   ///< part of it was done
    kInProgress,  ///< another process cleans, or has cleaned for this time: nothing was done
};

struct CleanReport {
    CleanEnd end = CleanEnd::kDone;
    store::RowCounts deleted;
    store::RowCounts kept;
    db::DatabaseSize before;
    db::DatabaseSize after;
};

/// Branches, versions, revisions and results that were overtaken, then contents that are left
/// unused. Each batch is a transaction, in which it is asked again whether what it deletes is as it
/// was when it was decided about. One process at a time cleans a database.
Result<CleanReport> clean(db::Database& database,
                          const Clock& clock,
                          const CleanOptions& options,
                          const CleanRun& run);

}  // namespace accord::broker::service
