// What nobody asks about any more: revisions that were replaced, results that were overtaken,
// contents that no pact has.
#pragma once

#include "broker/domain/retention/retention.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace accord::broker::store {

/// A place in a list that is read portion by portion: behind the last id, so many at most.
struct Portion {
    std::int64_t after_id = 0;
    std::int64_t size_max = 1000;
};

/// Ids of revisions of pacts that were published before `before` and replaced since, ascending;
/// without those that a delivery of a webhook still waits to tell of.
std::vector<std::int64_t> find_replaced_revisions(db::Session& session,
                                                  Instant before,
                                                  const Portion& portion);

/// Deletes those of them of which that is still true. How many.
std::int64_t delete_replaced_revisions(db::Session& session, std::span<const std::int64_t> ids);

/// Ids of results that were published before `before` and are not the latest of their content and
/// provider version, ascending; without those that a delivery still waits to tell of.
std::vector<std::int64_t> find_overtaken_results(db::Session& session,
                                                 Instant before,
                                                 const Portion& portion);

/// All results of the contents and provider versions that any of `ids` belongs to, oldest first.
std::vector<domain::ResultFacts> find_results_beside(db::Session& session,
                                                     std::span<const std::int64_t> ids);

/// Deletes those of which that is still true. How many.
std::int64_t delete_overtaken_results(db::Session& session, std::span<const std::int64_t> ids);

/// Ids of deliveries of webhooks that were triggered before `before`, and of which a newer one of
/// the same webhook, pair and event is there, or whose webhook is gone; ascending. None of them
/// waits to be sent.
std::vector<std::int64_t> find_old_deliveries(db::Session& session,
                                              Instant before,
                                              const Portion& portion);

/// Deletes them with their logs, unless one was made due meanwhile. How many.
std::int64_t delete_deliveries(db::Session& session, std::span<const std::int64_t> ids);

/// Ids of contents that neither a publication nor a result has, ascending.
std::vector<std::int64_t> find_unused_contents(db::Session& session, const Portion& portion);

/// Deletes those that are still unused. How many.
std::int64_t delete_unused_contents(db::Session& session, std::span<const std::int64_t> ids);

}  // namespace accord::broker::store
