// Parts of the network as HAL.
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/overview/network.hpp"
#include "broker/service/overview/network.hpp"

namespace accord::broker::api {
namespace {

constexpr SizeRule kDepth{.parameter = "depth", .by_default = 1, .max = 5};
constexpr SizeRule kMembersAround{.by_default = 150, .max = 500};
constexpr SizeRule kMembers{.by_default = 150, .max = 1000};

enum class Distances { kTold, kNone };

json::Object network_document(const Call& call,
                              const service::NetworkPart& part,
                              Distances distances) {
    json::Array pacticipants;
    for (const auto& member : part.members) {
        json::Object document{{"name", member.name}, {"displayName", member.display_name}};
        if (distances == Distances::kTold) {
            document["distance"] = member.distance;
        }
        pacticipants.push_back(std::move(document));
    }
    json::Array integrations;
    for (const auto& edge : part.edges) {
        integrations.push_back(json::Object{{"consumer", edge.consumer},
                                            {"provider", edge.provider},
                                            {"agreement", domain::to_string(edge.agreement)}});
    }
    json::Object out{{"pacticipants", std::move(pacticipants)},
                     {"integrations", std::move(integrations)},
                     {"truncated", part.truncated}};
    if (distances == Distances::kNone) {
        out["total"] = part.total;
    }
    out["_links"] = portion_links(call, std::nullopt);
    return out;
}

}  // namespace

http::Response get_network_around(Call& call) {
    FieldErrors errors;
    const auto depth = read_size(call, kDepth, errors);
    const auto size = read_size(call, kMembersAround, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto part = service::find_neighbourhood(
            work, call.parameter("pacticipant"), depth, static_cast<std::size_t>(size));
        return part ? hal(call, network_document(call, *part, Distances::kTold))
                    : no_pacticipant(call);
    });
}

http::Response get_network(Call& call) {
    FieldErrors errors;
    const auto size = read_size(call, kMembers, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto part = service::find_most_connected(work, static_cast<std::size_t>(size));
        return hal(call, network_document(call, part, Distances::kNone));
    });
}

}  // namespace accord::broker::api
