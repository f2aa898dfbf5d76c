// What records refer to by name, found in our database.
#pragma once

#include "base/result.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <string_view>

namespace accord::broker::store {

struct ReferredVersion {
    std::int64_t id = 0;
    std::int64_t pacticipant_id = 0;
    std::int64_t ordinal = 0;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
};

struct ReferredContent {
    std::int64_t id = 0;
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
};

/// Ids by name. Error: kInvalidInput saying what is not there.
Result<std::int64_t> pacticipant_named(db::Session& session, std::string_view name);
Result<ReferredVersion> version_named(db::Session& session,
                                      std::string_view pacticipant,
                                      std::string_view number);
Result<std::int64_t> branch_named(db::Session& session,
                                  std::string_view pacticipant,
                                  std::string_view name);
Result<ReferredContent> content_named(db::Session& session,
                                      std::string_view consumer,
                                      std::string_view provider,
                                      std::string_view sha);
Result<std::int64_t> environment_of_uuid(db::Session& session, std::string_view uuid);
Result<std::int64_t> webhook_of_uuid(db::Session& session, std::string_view uuid);

}  // namespace accord::broker::store
