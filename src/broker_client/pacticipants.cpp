// Pacticipants: see pacticipants.hpp.
#include "broker_client/pacticipants.hpp"

#include <fmt/format.h>

namespace accord::broker_client {
namespace {

json::Object to_body(const PacticipantFields& fields) {
    json::Object body;
    for (const auto& [name, value] : {std::pair("name", fields.name),
                                      std::pair("displayName", fields.display_name),
                                      std::pair("mainBranch", fields.main_branch),
                                      std::pair("repositoryUrl", fields.repository_url)}) {
        if (!value.empty()) {
            body[name] = value;
        }
    }
    return body;
}

}  // namespace

Result<json::Value> list_pacticipants(Connection& broker) {
    return broker.follow("pb:pacticipants");
}

Result<json::Value> find_pacticipant(Connection& broker, const std::string& name) {
    return broker.follow(
        "pb:pacticipant", {{"pacticipant", name}}, "the broker has no pacticipant " + name);
}

Result<SavedPacticipant> save_pacticipant(Connection& broker, const PacticipantFields& fields) {
    const auto own = broker.address_of("pb:pacticipant", {{"pacticipant", fields.name}});
    const auto all = broker.address_of("pb:pacticipants");
    if (!own || !all) {
        return fail(own ? all.error() : own.error());
    }
    const auto known = broker.get(*own);
    if (!known && known.error().code != ErrorCode::kNotFound) {
        return fail(known.error());
    }
    auto saved = known ? broker.patch(*own, to_body(fields)) : broker.post(*all, to_body(fields));
    if (!saved) {
        return fail(saved.error());
    }
    return SavedPacticipant{.document = std::move(*saved), .created = !known};
}

}  // namespace accord::broker_client
