// The two pacticipants of a pair, each looked up once.
#pragma once

#include "broker/service/pacts/lists.hpp"

namespace accord::broker::service {

struct KnownPair {
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
};

/// Error: who of the two does not exist, the consumer before the provider.
std::expected<KnownPair, Role> find_pair(Work& work, const Pair& pair);

}  // namespace accord::broker::service
