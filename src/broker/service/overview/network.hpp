// Who is connected with whom.
#pragma once

#include "broker/domain/overview/network.hpp"
#include "broker/domain/overview/standing.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Everybody who has a pact with somebody, by the names of consumers, then providers.
std::vector<domain::NetworkNode> whole_network(Work& work);

/// Those whom integrations connect with the pacticipant, step by step until there are
/// `pacticipants_max`. Nothing when there is no such pacticipant; it may be without integrations.
std::optional<std::vector<domain::NetworkNode>> network_around(
    Work& work, std::string_view pacticipant, std::optional<std::uint64_t> pacticipants_max);

/// A part of the network with how those in it stand with each other.
struct NetworkPart {
    struct Member {
        std::string name;
        std::string display_name;
        std::int64_t distance = 0;
    };
    struct Edge {
        std::string consumer;
        std::string provider;
        domain::Agreement agreement = domain::Agreement::kNotVerified;
    };
    std::vector<Member> members;
    std::vector<Edge> edges;  ///< between members, by their names
    bool truncated = false;   ///< there would be more members
    std::size_t total = 0;    ///< of the whole network
};

/// Around a pacticipant, up to so many steps and members. Nothing when there is none of that name.
std::optional<NetworkPart> find_neighbourhood(Work& work,
                                              std::string_view pacticipant,
                                              std::int64_t depth,
                                              std::size_t members_max);

/// Who has the most connections.
NetworkPart find_most_connected(Work& work, std::size_t members_max);

}  // namespace accord::broker::service
