// Networks over HTTP: a line for each pacticipant.
#include "broker/api/overview/network.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/rendering/csv.hpp"
#include "broker/service/overview/network.hpp"

#include <algorithm>
#include <charconv>

namespace accord::broker::api {
namespace {

/// Id, name, three numbers that never change, the place in the list, and the ids of the providers
/// with zeros until all lines are equally long.
std::string network_csv(const std::vector<domain::NetworkNode>& nodes) {
    std::size_t providers_max = 0;
    for (const auto& node : nodes) {
        providers_max = std::max(providers_max, node.provider_ids.size());
    }
    std::string lines;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& [pacticipant, provider_ids] = nodes[i];
        std::vector<std::string> fields{
            std::to_string(pacticipant.id), pacticipant.name, "1", "1", "0", std::to_string(i + 1)};
        for (const auto id : provider_ids) {
            fields.push_back(std::to_string(id));
        }
        fields.resize(fields.size() + providers_max - provider_ids.size(), "0");
        lines += csv_line(fields);
    }
    return lines;
}

/// Only a whole number limits the group.
std::optional<std::uint64_t> read_pacticipants_max(const Call& call) {
    const auto text = call.query("maxPacticipants").value_or("");
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number =
        !text.empty() && error == std::errc() && end == text.data() + text.size();
    return is_number ? std::optional(number) : std::nullopt;
}

}  // namespace

http::Response get_relationships(Call& call) {
    return call.read(
        [&](service::Work& work) { return text(kCsv, network_csv(service::whole_network(work))); });
}

http::Response get_group(Call& call) {
    const auto pacticipants_max = read_pacticipants_max(call);
    return call.read([&](service::Work& work) {
        const auto nodes =
            service::network_around(work, call.parameter("pacticipant"), pacticipants_max);
        return nodes ? text(kCsv, network_csv(*nodes)) : no_pacticipant(call);
    });
}

}  // namespace accord::broker::api
