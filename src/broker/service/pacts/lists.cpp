// Lists of pacts: the names are looked up once, the rest is one query.
#include "broker/service/pacts/lists.hpp"

#include "broker/service/pacts/known_pair.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

#include <algorithm>

namespace accord::broker::service {

namespace {

/// The pacts of a pair stand together; their pairs stay in the order in which they are.
void put_oldest_first(std::vector<Pact>& pacts) {
    const auto other_pair = [](const Pact& left, const Pact& right) {
        return left.consumer_id != right.consumer_id || left.provider_id != right.provider_id;
    };
    for (auto first = pacts.begin(); first != pacts.end();) {
        const auto next = std::adjacent_find(first, pacts.end(), other_pair);
        const auto last = next == pacts.end() ? next : next + 1;
        std::ranges::stable_sort(first, last, {}, &Pact::version_ordinal);
        first = last;
    }
}

}  // namespace

std::vector<Pact> list_latest_pacts(Work& work) { return store::list_latest_pacts(work.session); }

std::optional<std::vector<Pact>> list_provider_pacts(Work& work,
                                                     std::string_view provider,
                                                     PactFilter filter) {
    const auto found = store::find_pacticipant(work.session, provider);
    if (!found) {
        return std::nullopt;
    }
    filter.provider_id = found->id;
    auto pacts = store::list_pacts(work.session, filter);
    put_oldest_first(pacts);
    return pacts;
}

std::expected<std::vector<Pact>, Role> list_pair_pacts(Work& work,
                                                       const Pair& pair,
                                                       PactFilter filter) {
    const auto known = find_pair(work, pair);
    if (!known) {
        return std::unexpected(known.error());
    }
    filter.consumer_id = known->consumer_id;
    filter.provider_id = known->provider_id;
    auto pacts = store::list_pacts(work.session, filter);
    if (filter.branch || filter.main_branch) {
        std::ranges::reverse(pacts);
    }
    return pacts;
}

}  // namespace accord::broker::service
