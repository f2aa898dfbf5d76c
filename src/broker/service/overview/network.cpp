// Fetches integrations and finds those that are connected.
#include "broker/service/overview/network.hpp"

#include "broker/store/overview/standings.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/integrations.hpp"
#include "broker/store/pacts/pacts.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace accord::broker::service {
namespace {

NetworkPart part_of(Work& work, const std::vector<domain::Neighbourhood::Member>& members) {
    std::unordered_map<std::int64_t, store::NamedPacticipant> names;
    for (auto& one : store::list_named_pacticipants(work.session)) {
        const auto id = one.id;
        names.emplace(id, std::move(one));
    }
    NetworkPart part;
    std::vector<std::int64_t> ids;
    for (const auto& [id, distance] : members) {
        const auto& one = names.at(id);
        part.members.push_back({one.name, one.display_name, distance});
        ids.push_back(id);
    }
    for (const auto& standing : store::find_standings_among(work.session, ids)) {
        part.edges.push_back({names.at(standing.consumer_id).name,
                              names.at(standing.provider_id).name,
                              standing.agreement});
    }
    std::ranges::sort(part.edges, {}, [](const NetworkPart::Edge& edge) {
        return std::tie(edge.consumer, edge.provider);
    });
    return part;
}

}  // namespace

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

std::optional<NetworkPart> find_neighbourhood(Work& work,
                                              std::string_view pacticipant,
                                              std::int64_t depth,
                                              std::size_t members_max) {
    const auto found = store::find_pacticipant(work.session, pacticipant);
    if (!found) {
        return std::nullopt;
    }
    const auto around = domain::neighbourhood_of(
        found->id, store::list_connections(work.session), depth, members_max);
    auto part = part_of(work, around.members);
    part.truncated = around.truncated;
    return part;
}

NetworkPart find_most_connected(Work& work, std::size_t members_max) {
    const auto most = domain::most_connected(store::list_connections(work.session), members_max);
    std::vector<domain::Neighbourhood::Member> members;
    for (const auto id : most.ids) {
        members.push_back({.id = id});
    }
    auto part = part_of(work, members);
    part.total = most.total;
    part.truncated = most.total > most.ids.size();
    return part;
}

}  // namespace accord::broker::service
