// What was found, by kind.
#include "broker/api/overview/search.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/service/overview/search.hpp"

namespace accord::broker::api {
namespace {

constexpr SizeRule kFoundOfEachKind{.by_default = 8, .max = 50};

json::Object self_alone(std::string url) { return {{"self", link(std::move(url))}}; }

json::Array branches_of(const service::Found& found, std::int64_t version_id) {
    json::Array names;
    if (const auto details = found.details.find(version_id); details != found.details.end()) {
        for (const auto& branch : details->second.branches) {
            names.emplace_back(branch.name);
        }
    }
    return names;
}

json::Object found_document(const Call& call, const service::Found& found) {
    json::Array pacticipants, versions, environments;
    for (const auto& one : found.pacticipants) {
        pacticipants.push_back(
            json::Object{{"name", one.name},
                         {"displayName", one.display_name},
                         {"_links", self_alone(call.urls.pacticipant(one.name))}});
    }
    for (const auto& one : found.versions) {
        versions.push_back(
            json::Object{{"pacticipant", one.pacticipant},
                         {"number", one.number},
                         {"branches", branches_of(found, one.id)},
                         {"createdAt", to_iso8601(one.created_at)},
                         {"_links", self_alone(call.urls.version(one.pacticipant, one.number))}});
    }
    for (const auto& one : found.environments) {
        environments.push_back(
            json::Object{{"uuid", one.uuid},
                         {"name", one.name},
                         {"displayName", one.display_name},
                         {"_links", self_alone(call.urls.environment(one.uuid))}});
    }
    return {{"pacticipants", std::move(pacticipants)},
            {"versions", std::move(versions)},
            {"environments", std::move(environments)},
            {"_links", portion_links(call, std::nullopt)}};
}

}  // namespace

http::Response get_search(Call& call) {
    FieldErrors errors;
    const auto text = read_search(call, errors);
    const auto size = read_size(call, kFoundOfEachKind, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        return hal(call, found_document(call, service::search(work, text, size)));
    });
}

}  // namespace accord::broker::api
