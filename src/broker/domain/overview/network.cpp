// Walks from pacticipant to pacticipant.
#include "broker/domain/overview/network.hpp"

#include <set>
#include <unordered_map>

namespace accord::broker::domain {

std::vector<NetworkNode> network_of(const std::vector<Integration>& integrations) {
    std::vector<NetworkNode> nodes;
    std::unordered_map<std::int64_t, std::size_t> places;
    const auto place_of = [&](const Pacticipant& pacticipant) {
        const auto [place, is_new] = places.emplace(pacticipant.id, nodes.size());
        if (is_new) {
            nodes.push_back({pacticipant, {}});
        }
        return place->second;
    };
    for (const Integration& integration : integrations) {
        const auto consumer = place_of(integration.consumer);
        place_of(integration.provider);
        nodes[consumer].provider_ids.push_back(integration.provider.id);
    }
    return nodes;
}

std::vector<Integration> group_around(std::int64_t pacticipant_id,
                                      const std::vector<Integration>& all,
                                      std::optional<std::uint64_t> pacticipants_max) {
    std::unordered_map<std::int64_t, std::vector<std::size_t>> integrations_of;
    for (std::size_t i = 0; i < all.size(); ++i) {
        integrations_of[all[i].consumer.id].push_back(i);
        integrations_of[all[i].provider.id].push_back(i);
    }
    std::set<std::size_t> found;
    std::set<std::int64_t> known{pacticipant_id};
    std::vector<std::int64_t> step{pacticipant_id};
    while (!step.empty()) {
        std::vector<std::int64_t> next;
        for (const auto id : step) {
            for (const auto i : integrations_of[id]) {
                found.insert(i);
                for (const auto other : {all[i].consumer.id, all[i].provider.id}) {
                    if (known.insert(other).second) {
                        next.push_back(other);
                    }
                }
            }
        }
        if (pacticipants_max && known.size() >= *pacticipants_max) {
            break;
        }
        step = std::move(next);
    }
    std::vector<Integration> group;
    for (const auto i : found) {
        group.push_back(all[i]);
    }
    return group;
}

}  // namespace accord::broker::domain
