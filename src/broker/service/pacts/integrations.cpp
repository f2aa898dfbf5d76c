// Listing and deleting integrations.
#include "broker/service/pacts/integrations.hpp"

#include "broker/store/locks.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

namespace accord::broker::service {

std::vector<Integration> list_integrations(Work& work,
                                           const IntegrationFilter& filter,
                                           const Page& page) {
    return store::list_integrations(work.session, filter, page);
}

std::int64_t count_integrations(Work& work, const IntegrationFilter& filter) {
    return store::count_integrations(work.session, filter);
}

IntegrationDeletion delete_integration(Work& work, const Pair& pair) {
    store::lock_pacticipants(work.session, {.removed = {pair.consumer, pair.provider}});
    const auto provider = store::find_pacticipant(work.session, pair.provider);
    if (!provider) {
        return IntegrationDeletion::kNoProvider;
    }
    const auto consumer = store::find_pacticipant(work.session, pair.consumer);
    if (!consumer) {
        return IntegrationDeletion::kNoConsumer;
    }
    return store::delete_integration(work.session, consumer->id, provider->id)
               ? IntegrationDeletion::kDeleted
               : IntegrationDeletion::kNoIntegration;
}

void delete_all_integrations(Work& work) {
    store::lock_everything(work.session);
    store::delete_all_integrations(work.session);
}

}  // namespace accord::broker::service
