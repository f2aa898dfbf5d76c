// The newest result that says something about the pacts of a pair: what badges show.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::store {

struct ResultForBadge {
    bool success = false;
    bool pending = false;
    std::string sha;  ///< of the content that was verified

    using Columns = std::tuple<bool, bool, std::string>;
};

/// Whether there is any result between the two.
bool has_results(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id);

/// Of the newest consumer version whose content has any result, the newest one.
std::optional<ResultForBadge> newest_result(db::Session& session,
                                            std::int64_t consumer_id,
                                            std::int64_t provider_id);
/// The same among the consumer versions with a tag, and among those without any.
std::optional<ResultForBadge> newest_result_of_tagged(db::Session& session,
                                                      std::int64_t consumer_id,
                                                      std::int64_t provider_id,
                                                      std::string_view tag);
std::optional<ResultForBadge> newest_result_of_untagged(db::Session& session,
                                                        std::int64_t consumer_id,
                                                        std::int64_t provider_id);

/// Of the newest consumer version with its tag that a provider version with its tag has verified,
/// the result of the newest such provider version.
std::optional<ResultForBadge> newest_result_between_tags(db::Session& session,
                                                         std::int64_t consumer_id,
                                                         std::string_view consumer_tag,
                                                         std::int64_t provider_id,
                                                         std::string_view provider_tag);

}  // namespace accord::broker::store
