// Fetches integrations and finds those that are connected.
#include "broker/service/overview/network.hpp"

#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/integrations.hpp"
#include "broker/store/pacts/pacts.hpp"

namespace accord::broker::service {

std::vector<domain::NetworkNode> whole_network(Work& work) {
    std::vector<domain::Integration> integrations;
    for (auto& pact : store::list_latest_pacts(work.session)) {
        integrations.push_back({{pact.consumer_id, std::move(pact.consumer)},
                                {pact.provider_id, std::move(pact.provider)}});
    }
    return domain::network_of(integrations);
}

std::optional<std::vector<domain::NetworkNode>> network_around(
    Work& work, std::string_view pacticipant, std::optional<std::uint64_t> pacticipants_max) {
    const auto found = store::find_pacticipant(work.session, pacticipant);
    if (!found) {
        return std::nullopt;
    }
    return domain::network_of(
        domain::group_around(found->id, store::all_integrations(work.session), pacticipants_max));
}

}  // namespace accord::broker::service
