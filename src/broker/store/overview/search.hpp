// Versions by the beginning of their number.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct FoundNumber {
    std::int64_t id = 0;
    std::string pacticipant;
    std::string number;
    Instant created_at = {};

    using Columns = std::tuple<std::int64_t, std::string, std::string, Instant>;
};

/// The newest of all pacticipants whose number begins so. Where very many do, those among the
/// newest versions of all.
std::vector<FoundNumber> find_versions_beginning(db::Session& session,
                                                 std::string_view prefix,
                                                 std::int64_t count_max);

}  // namespace accord::broker::store
