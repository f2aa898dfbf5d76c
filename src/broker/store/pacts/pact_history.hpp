// What a pair's consumer versions published one after the other, and what providers said to a
// content, a part at a time.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct PastPublication {
    std::int64_t version_id = 0;
    std::string version;
    std::int64_t version_ordinal = 0;
    Instant published_at = {};
    std::string sha;
    std::string first_version;                    ///< the first one that has this content
    std::optional<bool> success;                  ///< of the newest result of the content
    std::optional<std::string> provider_version;  ///< that gave it
    std::optional<Instant> verified_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               Instant,
                               std::string,
                               std::string,
                               std::optional<bool>,
                               std::optional<std::string>,
                               std::optional<Instant>>;
};

struct PastQuery {
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    std::optional<std::string> branch = std::nullopt;           ///< only of versions on it
    std::optional<std::string> tag = std::nullopt;              ///< only of versions that have it
    std::optional<std::int64_t> environment_id = std::nullopt;  ///< only of versions there now
    std::int64_t before_ordinal = 0;  ///< only of versions with a lower one
    std::int64_t count_max = 0;
};

/// The newest first.
std::vector<PastPublication> list_past_publications(db::Session& session, const PastQuery& query);

struct PastResult {
    std::int64_t number = 0;
    bool success = false;
    std::int64_t provider_version_id = 0;
    std::string provider_version;
    Instant verified_at = {};
    std::optional<bool> pending;
    std::optional<std::string> build_url;
    std::optional<std::string> implementation;
    std::optional<std::string> implementation_version;
    std::optional<std::int64_t> passed;  ///< interactions; nothing when nobody counted
    std::optional<std::int64_t> failed;

    using Columns = std::tuple<std::int64_t,
                               bool,
                               std::int64_t,
                               std::string,
                               Instant,
                               std::optional<bool>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::int64_t>,
                               std::optional<std::int64_t>>;
};

/// Those with a lower number than that, the newest first.
std::vector<PastResult> list_past_results(db::Session& session,
                                          std::int64_t content_id,
                                          std::int64_t before_number,
                                          std::int64_t count_max);

}  // namespace accord::broker::store
