// Looking a pair up by its names.
#include "broker/service/pacts/known_pair.hpp"

#include "broker/store/pacticipants/pacticipants.hpp"

namespace accord::broker::service {

std::expected<KnownPair, Role> find_pair(Work& work, const Pair& pair) {
    const auto consumer = store::find_pacticipant(work.session, pair.consumer);
    if (!consumer) {
        return std::unexpected(Role::kConsumer);
    }
    const auto provider = store::find_pacticipant(work.session, pair.provider);
    if (!provider) {
        return std::unexpected(Role::kProvider);
    }
    return KnownPair{consumer->id, provider->id};
}

}  // namespace accord::broker::service
