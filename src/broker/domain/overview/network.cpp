// Walks from pacticipant to pacticipant.
#include "broker/domain/overview/network.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace accord::broker::domain {
namespace {

using Neighbours = std::unordered_map<std::int64_t, std::vector<std::int64_t>>;

Neighbours neighbours_in(const std::vector<Connection>& all) {
    Neighbours neighbours;
    for (const auto& [consumer, provider] : all) {
        neighbours[consumer].push_back(provider);
        neighbours[provider].push_back(consumer);
    }
    return neighbours;
}

/// Those with the most connections first; of as many the older ones.
void sort_by_connections(std::vector<std::int64_t>& ids, const Neighbours& neighbours) {
    std::ranges::sort(
        ids, {}, [&](std::int64_t id) { return std::tuple(-std::ssize(neighbours.at(id)), id); });
}

}  // namespace

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

Neighbourhood neighbourhood_of(std::int64_t middle,
                               const std::vector<Connection>& all,
                               std::int64_t depth,
                               std::size_t count_max) {
    const auto neighbours = neighbours_in(all);
    Neighbourhood found{.members = {{middle, 0}}};
    std::unordered_set<std::int64_t> known{middle};
    std::vector<std::int64_t> step{middle};
    for (std::int64_t distance = 1; distance <= depth && !step.empty(); ++distance) {
        std::vector<std::int64_t> next;
        for (const auto id : step) {
            const auto there = neighbours.find(id);
            if (there == neighbours.end()) {
                continue;
            }
            std::ranges::copy_if(there->second, std::back_inserter(next), [&](std::int64_t one) {
                return known.insert(one).second;
            });
        }
        sort_by_connections(next, neighbours);
        for (const auto id : next) {
            if (found.members.size() == count_max) {
                found.truncated = true;
                return found;
            }
            found.members.push_back({id, distance});
        }
        step = std::move(next);
    }
    return found;
}

MostConnected most_connected(const std::vector<Connection>& all, std::size_t count_max) {
    const auto neighbours = neighbours_in(all);
    MostConnected most{.ids = {}, .total = neighbours.size()};
    for (const auto& [id, others] : neighbours) {
        most.ids.push_back(id);
    }
    sort_by_connections(most.ids, neighbours);
    most.ids.resize(std::min(most.ids.size(), count_max));
    return most;
}

}  // namespace accord::broker::domain
