// Reading an element of the list: see listed_version.hpp.
#include "broker/transfer/api/listed_version.hpp"

#include "broker/transfer/api/api_document.hpp"

#include <string_view>

namespace accord::broker::transfer {
namespace {

std::vector<Listed> listed_in(const Document& place, std::string_view list) {
    std::vector<Listed> all;
    for (const auto& value : place.list(list)) {
        const auto& object = value.is_object() ? value.get_object() : json::Object();
        all.push_back(
            {.name = json::string_or(object, "name"), .address = link_of(object, "self")});
    }
    return all;
}

}  // namespace

ListedVersion listed_version(const std::string& pacticipant, const json::Object& version) {
    const auto created_at = time_at(version, "createdAt", Instant{});
    const Document place{link_of(version, "self"), version};
    return {.record = {.pacticipant = pacticipant,
                       .number = json::string_or(version, "number"),
                       .build_url = json::text_at(version, "buildUrl"),
                       .created_at = created_at,
                       .updated_at = time_at(version, "updatedAt", created_at)},
            .tags = listed_in(place, "tags"),
            .branches = listed_in(place, "branchVersions")};
}

}  // namespace accord::broker::transfer
