// Deleting pacts, and looking whether the pair has one left.
#include "broker/service/pacts/deletion.hpp"

#include "broker/service/pacts/known_pair.hpp"
#include "broker/store/locks.hpp"

namespace accord::broker::service {
namespace {

PactsLeft look_for_more(Work& work, std::int64_t consumer_id, std::int64_t provider_id) {
    return store::has_pact(work.session, consumer_id, provider_id) ? PactsLeft::kSome
                                                                   : PactsLeft::kNone;
}

}  // namespace

std::optional<PactsLeft> delete_pact(Work& work, const Pair& pair, std::string_view version) {
    store::lock_pacticipants(work.session, {.changed = {pair.consumer}});
    const auto pact = store::find_pact(work.session, pair, version);
    if (!pact) {
        return std::nullopt;
    }
    store::delete_pact(work.session, *pact);
    return look_for_more(work, pact->consumer_id, pact->provider_id);
}

std::expected<PactsLeft, Role> delete_pair_pacts(Work& work, const Pair& pair, PactFilter filter) {
    store::lock_pacticipants(work.session, {.changed = {pair.consumer}});
    const auto known = find_pair(work, pair);
    if (!known) {
        return std::unexpected(known.error());
    }
    filter.consumer_id = known->consumer_id;
    filter.provider_id = known->provider_id;
    store::delete_pacts(work.session, filter);
    return look_for_more(work, known->consumer_id, known->provider_id);
}

}  // namespace accord::broker::service
